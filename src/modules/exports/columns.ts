import type { Words } from '#platform/operation.ts'
import type { Row, Show } from './list-to-export.ts'

export const text = (value: unknown) => (value === null || value === undefined ? null : String(value))
export const count = (name: string) => (row: Row) => Number(row[name] ?? 0)
export const moment = (name: string) => (row: Row, show: Show) => show.moment(row[name])
export const said = (name: string, words: Record<string, Words>) => (row: Row, show: Show) => {
  const found = words[String(row[name])]
  return found ? show.say(found) : null
}

export const project: Words = { zh: '项目', en: 'Project' }
export const home: Words = { zh: '房号', en: 'Home' }
