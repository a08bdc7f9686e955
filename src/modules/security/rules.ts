import type { Words } from '#platform/operation.ts'

export interface PasswordRules {
  passwordLength: number
  /** How many of small letters, capitals, digits and signs it must mix. */
  passwordKinds: number
}

/** What holds until somebody sets a company's rules. */
export const defaultRules: PasswordRules & {
  passwordDays: null
  idleMinutes: null
  secondFactor: []
  exportAlone: number
} = {
  passwordLength: 8,
  passwordKinds: 2,
  passwordDays: null,
  idleMinutes: null,
  secondFactor: [],
  exportAlone: 500,
}

/** Why a password will not do, in words; null when it will. */
export function whyWeak(rules: PasswordRules, password: string, account: string): Words | null {
  const length = [...password].length
  if (length < rules.passwordLength)
    return {
      zh: `密码至少 ${rules.passwordLength} 位`,
      en: `the password needs at least ${rules.passwordLength} characters`,
    }
  const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\p{N}/u, /[^\p{Ll}\p{Lu}\p{N}]/u].filter((kind) =>
    kind.test(password),
  )
  if (kinds.length < rules.passwordKinds)
    return {
      zh: `密码要有小写字母、大写字母、数字、符号里的 ${rules.passwordKinds} 种`,
      en: `the password needs ${rules.passwordKinds} of small letters, capitals, digits and signs`,
    }
  if (account.length >= 3 && password.toLowerCase().includes(account.toLowerCase()))
    return { zh: '密码里不能有账号', en: 'the password may not contain the account' }
  if (new Set(password).size < 4)
    return { zh: '密码里重复的字太多', en: 'the password repeats too few characters' }
  return null
}
