import {
  audience,
  type Block,
  byNode,
  entries,
  list,
  map,
  name,
  path,
  ref,
  some,
  text,
  word,
  yesno,
} from '../shape.ts'
import { commonKeys, dutyKeys, formField } from './duty-keys.ts'

/**
 * Dated things with people: open days, assemblies, campaigns.
 * Keys: `kind`, `template`, `settings`, `topics`, `invite`, `sign-up`, `announce`, `minutes`, `feedback`, `gathers`, `entry`, `gifts`, `budget`, `counts`, `closes` and the duty keys. Read, checked and shown; not yet carried.
 * Example: `open-day: { clause: 5.1.4, kind: open-day, for: each project, when: project.handover-planned, due: before project.firstHandoverOn, who: care-department }`
 */
export const activitiesBlock: Block = {
  name: 'activities',
  zh: '活动',
  en: 'Activities',
  meaning: {
    zh: '有日期、有人参加的事。',
    en: 'Dated things with people: open days, assemblies, campaigns.',
  },
  acts: false,
  owes: true,
  about: 'activity',
  entry: map(
    {
      ...commonKeys,
      ...dutyKeys,
      kind: name,
      template: yesno,
      settings: entries(formField),
      topics: list(text),
      invite: audience,
      'sign-up': yesno,
      announce: map({ at: list(ref('channels', 'settings')) }),
      minutes: ref('forms'),
      feedback: ref('forms'),
      gathers: ref('tickets'),
      entry: ref('procedures'),
      gifts: byNode({ scalar: word('yes', 'no'), map: map({ rule: word('choose'), by: list(path) }) }),
      budget: byNode({
        list: list(text),
        map: map({ lines: list(text), limit: word('money'), clause: some(ref('clauses')) }),
      }),
      counts: word('followers', 'members', 'participants'),
      closes: ref('settings'),
    },
    'kind',
  ),
  example:
    'open-day: { clause: 5.1.4, kind: open-day, for: each project, when: project.handover-planned, due: before project.firstHandoverOn, who: care-department }',
}
