import type { Words } from '#platform/operation.ts'

export const asLongAsCompany: Words = {
  zh: '一直保存，删除本人后只剩编号',
  en: 'For good; by number once he is erased',
}

export const untilErased: Words = { zh: '到本人要求删除', en: 'Until the person asks to be erased' }

/** `table.column` of each of these names. */
export const columnsOf = (table: string, names: string) => names.split(' ').map((name) => `${table}.${name}`)
