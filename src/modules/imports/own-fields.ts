import type { Running } from '#modules/playbooks/running-playbooks.ts'
import { writtenAt } from '#modules/playbooks/written.ts'

/** Fields that running playbooks give their customers, by name and by title as a file may head its column. */
export type OwnFields = ReadonlyMap<string, { name: string; type: string }>

const headed = (text: string) => text.normalize('NFKC').replace(/\s+/g, '').toLowerCase()

export function ownFields(playbooks: readonly Running[]): OwnFields {
  const fields = new Map<string, { name: string; type: string }>()
  for (const { playbook } of playbooks) {
    const written = writtenAt(playbook.source, 'fields', 'customer')
    if (!written || typeof written !== 'object' || Array.isArray(written)) continue
    for (const [name, field] of Object.entries(written)) {
      const { type, title } = field as { type?: unknown; title?: unknown }
      if (typeof type !== 'string') continue
      fields.set(headed(name), { name, type })
      if (typeof title === 'string') fields.set(headed(title), { name, type })
    }
  }
  return fields
}

const YES = /^(?:是|有|对|yes|y|true|1|√|✓)$/i
const NO = /^(?:否|无|没有|no|n|false|0|×)$/i

/**
 * A column a playbook knows is kept under its name and in its type, so that rules can ask for it; what cannot be read so stays text.
 * Any other column stays as the file has it, spaces included.
 */
export function typedFields(
  custom: Readonly<Record<string, string>>,
  fields: OwnFields,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(custom).map(([header, text]) => {
      const field = fields.get(headed(header))
      return field ? [field.name, typed(text.trim(), field.type)] : [header, text]
    }),
  )
}

/** A text in the type a playbook gives its field; what cannot be read so stays text. */
export function typed(text: string, type: string): unknown {
  const plain = text.normalize('NFKC').trim()
  if (type === 'number' || type === 'money')
    return /^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$|^-?\d+(?:\.\d+)?$/.test(plain)
      ? Number(plain.replace(/,/g, ''))
      : text
  if (type === 'percent') return /^-?\d+(?:\.\d+)?%$/.test(plain) ? Number(plain.slice(0, -1)) / 100 : text
  if (type === 'yesno') return YES.test(plain) ? true : NO.test(plain) ? false : text
  if (type === 'many') return plain.split(/\s*[、,;/|]\s*/).filter(Boolean)
  if (type === 'date') {
    const [, year, month, day] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(plain) ?? []
    return year ? `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}` : text
  }
  return text
}
