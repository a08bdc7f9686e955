import { type Block, entries, map, ref, some, text } from '../shape.ts'
import { commonKeys } from './duty-keys.ts'

/**
 * Stages of a project, a home, a tenancy, a dealer.
 * Keys: `about`, `stages`, `enter`, `of`, `key`, `responsibility-clause`. `enter` is an event or a point in time (`3 months after movedInOn`); the latest reached stage is the stage. Carried out by the engine.
 * Example: `home: { about: holding, stages: { 签约: { lead: steward } }, enter: { 签约: holding.signed } }`
 */
export const journeysBlock: Block = {
  name: 'journeys',
  zh: '旅程',
  en: 'Journeys',
  meaning: {
    zh: '项目、家、租约、经销商走过的阶段。',
    en: 'Stages of a project, a home, a tenancy, a dealer.',
  },
  acts: true,
  owes: false,

  entry: map(
    {
      ...commonKeys,
      about: { is: 'subject' },
      stages: entries(
        map({
          title: text,
          clause: some(ref('clauses')),
          purpose: text,
          lead: ref('roles'),
          touchpoints: { is: 'entries', of: ref('roles'), key: text },
          standing: ref('standings'),
          note: text,
        }),
      ),
      enter: { is: 'entries', of: { is: 'enter' }, key: ref('stages') },
      'responsibility-clause': some(ref('clauses')),
    },
    'about',
    'stages',
    'enter',
  ),
  example: 'home: { about: holding, stages: { 签约: { lead: steward } }, enter: { 签约: holding.signed } }',
}
