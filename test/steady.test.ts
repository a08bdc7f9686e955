import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Happening } from '#engine/decide.ts'
import { rehearse } from '#engine/rehearse.ts'
import { packsBeside, packTexts, readPack } from '#modules/playbooks/read-pack.ts'

const DAY_MS = 86_400_000
const START = Date.parse('2026-01-01T00:00:00.000Z')
const dayAt = (n: number) => new Date(START + n * DAY_MS).toISOString()

/** Some people with homes, born, moved in and spoken with on days of their own; facts come in the middle of the year too. */
function lives(): Happening[] {
  return Array.from({ length: 30 }, (_, n): Happening[] => {
    const [customer, holding, project] = [`c${n}`, `h${n}`, `p${n % 2}`]
    const told = { customer, unit: `u${n}`, project, steward: `s${n % 3}` }
    const date = (days: number) => dayAt(days).slice(0, 10)
    const born = `19${60 + n}-${String(1 + (n % 12)).padStart(2, '0')}-${n % 7 === 0 ? '29' : '11'}`
    const at = (days: number, event: string, kind: string, id: string, values = {}) => ({
      at: dayAt(days),
      event,
      subject: { kind, id },
      values,
    })
    return [
      at(n, 'customer.created', 'customer', customer, {
        kind: 'person',
        project,
        manager: told.steward,
        'consent.care': n % 4 !== 0,
        ...(n % 12 === 1 ? {} : { birthday: born }),
        ...(n % 5 === 0 ? { birthdayLunar: '08-15' } : {}),
        since: date(n),
      }),
      at(n + 2, 'holding.subscribed', 'holding', holding, {
        ...told,
        subscribedOn: date(n + 2),
        role: 'owner',
      }),
      at(n + 9, 'holding.signed', 'holding', holding, { signedOn: date(n + 9) }),
      at(n * 3 + 60, 'holding.moved-in', 'holding', holding, { movedInOn: date(n * 3 + 60) }),
      at(n * 5 + 100, 'contact.recorded', 'contact', `k${n}`, {
        customer,
        holding,
        by: 'phone',
        result: 'reached',
      }),
      ...(n % 9 === 0 ? [at(250, 'holding.ended', 'holding', holding, { endedOn: date(250) })] : []),
    ]
  }).flat()
}

/** A fact nothing hangs on, at every midnight: after it all has to be asked anew. */
const nothing = Array.from({ length: 800 }, (_, n): Happening => {
  const at = new Date(START + n * DAY_MS - 9 * 3_600_000).toISOString()
  return { at, event: 'nobody.noticed', subject: { kind: 'nobody', id: 'x' }, values: {} }
})

test.each(
  readdirSync('playbooks', { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? [entry.name] : [],
  ),
)('days on which nothing is learnt owe the same, asked in short or in full: %s', (name) => {
  const { playbook } = readPack(packTexts(`playbooks/${name}`), packsBeside('playbooks'))
  const plan = { from: dayAt(-1), until: dayAt(760), goLive: '2025-06-01', since: '2025-06-01' }
  const inShort = rehearse(playbook, { ...plan, timeline: lives() })
  const inFull = rehearse(playbook, { ...plan, timeline: [...nothing, ...lives()] })
  const said = (of: typeof inShort) => of.obligations.map((duty) => JSON.stringify(duty)).sort()
  expect(said(inShort)).toEqual(said(inFull))
  expect(inShort.stages.length).toBe(inFull.stages.length)
})

test('the policy of homes owes something in those years', () => {
  const { playbook } = readPack(packTexts('playbooks/property-care'), packsBeside('playbooks'))
  const { obligations } = rehearse(playbook, { timeline: lives(), until: dayAt(760), goLive: '2025-06-01' })
  const rules = new Set(obligations.map(({ rule }) => rule))
  for (const rule of ['care.birthday', 'care.first-contact', 'care.keep-in-touch', 'care.residence-visit'])
    expect(rules).toContain(rule)
})
