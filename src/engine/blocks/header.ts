import { condition, list, map, phrase, ref, type Shape, some, text, word } from '../shape.ts'
import { ladder, waive } from './duty-keys.ts'

/** Keys of a pack that belong to no block: name, extent, calendar, counting, defaults. */
export const packKeys: Record<string, Shape> = {
  playbook: text,
  title: text,
  locale: word('zh-CN', 'en'),
  'time-zone': text,
  document: map({
    title: text,
    number: text,
    version: text,
    owner: ref('roles'),
    effective: { is: 'date' },
    approval: ref('approvals'),
    supersedes: text,
  }),
  extends: some(text),
  'applies-to': condition,
  calendar: { is: 'calendar' },
  counting: map({ 'start-day': word('counted', 'not-counted'), ends: word('end-of-day', 'end-of-work') }),
  defaults: map({
    ladder,
    waive,
    evidence: list(phrase(['form', ref('forms')], ['note', null], ['files', null])),
  }),
}
