import { type Block, list, map, phrase, ref, text, word, yesno } from '../shape.ts'
import { commonKeys } from './duty-keys.ts'

/**
 * Who does the work, and how far it reaches.
 * Keys: `scope`, `duties`, `aliases`, `members`, `superior`, `everyone`, `outside`, `publishes` (may publish the policy), `team`. Carried out by the engine.
 * Example: `steward: { title: 客户管家, scope: own-grid, superior: care-lead }`
 */
export const rolesBlock: Block = {
  name: 'roles',
  zh: '角色',
  en: 'Roles',
  meaning: { zh: '谁来做，管多大范围。', en: 'Who does the work, and how far it reaches.' },
  acts: true,
  owes: false,

  entry: map({
    ...commonKeys,
    scope: word('own-customers', 'own-tenants', 'own-grid', 'project', 'city', 'company', 'group'),
    duties: text,
    aliases: list(text),
    members: list(ref('roles')),
    superior: ref('roles'),
    everyone: yesno,
    outside: yesno,
    publishes: yesno,
    team: map(
      {
        per: { is: 'subject' },
        lead: ref('roles'),
        members: list(ref('roles')),
        formed: phrase(['by-hand', null], ['care.', ref('care')]),
      },
      'per',
      'lead',
      'members',
      'formed',
    ),
  }),
  example: 'steward: { title: 客户管家, scope: own-grid, superior: care-lead }',
}
