/** Privacy: which personal data are stored where, what for, on which legal basis, who sees them and how long they stay. */
import type { Words } from '#platform/operation.ts'

export const bases = {
  contract: { zh: '履行合同（个保法 13 条 2 项）', en: 'Contract (PIPL 13.2)' },
  consent: { zh: '本人同意（个保法 13 条 1 项）', en: 'Consent (PIPL 13.1)' },
  duty: { zh: '法定义务（个保法 13 条 3 项）', en: 'Legal duty (PIPL 13.3)' },
  employment: { zh: '人力资源管理（个保法 13 条 2 项）', en: 'Employment (PIPL 13.2)' },
} as const

export const protections = {
  plain: { zh: '按范围可见', en: 'Seen within scope' },
  sealed: { zh: '加密，平时打码', en: 'Encrypted, masked' },
  'own-key': { zh: '用本人的密钥加密', en: "Encrypted under the person's key" },
  hidden: { zh: '不显示', en: 'Never shown' },
} as const

export interface Kept {
  about: 'customer' | 'staff'
  what: Words
  /** `table.column`, as in the database. */
  columns: readonly string[]
  purpose: Words
  basis: keyof typeof bases
  /** Whoever may this sees it; null: nobody does. */
  permission: string | null
  protection: keyof typeof protections
  keptFor: Words
}
