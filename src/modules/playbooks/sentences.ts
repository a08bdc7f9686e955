import type { DutyRule, Owner } from '#engine/duty-rule.ts'
import type { Playbook } from '#engine/playbook.ts'
import { parseEvery, sayEvery } from '#engine/times.ts'
import { baseVocabulary } from '#engine/vocabulary.ts'
import { same, type Words } from '#platform/operation.ts'
import { aPeriodBegan, dateTitle, sayDueText, withParameters } from '../obligations/say-due.ts'

const verbs: Record<string, Words> = {
  contact: { zh: '联系客户', en: 'contact the customer' },
  visit: { zh: '上门拜访', en: 'visit' },
  send: { zh: '发送', en: 'send' },
  fill: { zh: '填写', en: 'fill in' },
  inspect: { zh: '检查', en: 'inspect' },
  score: { zh: '评分', en: 'score' },
  survey: { zh: '调查', en: 'survey' },
  approve: { zh: '审批', en: 'approve' },
  decide: { zh: '决定', en: 'decide' },
  confirm: { zh: '确认', en: 'confirm' },
  task: { zh: '办理', en: 'get it done' },
  agree: { zh: '会同确认', en: 'agree on it together' },
  meet: { zh: '开会', en: 'meet' },
  deliver: { zh: '当面交付', en: 'deliver in person' },
  tell: { zh: '告知', en: 'tell' },
  'form-team': { zh: '成立小组', en: 'form a team' },
  open: { zh: '立项', en: 'open a case' },
  publish: { zh: '发布', en: 'publish' },
  archive: { zh: '归档', en: 'file away' },
  set: { zh: '登记', en: 'put on record' },
}

export const sayVerb = (verb: string): Words => verbs[verb] ?? { zh: verb, en: verb }

/** People say home, the language says holding. */
export const subjectWords = ({ kind, zh, en }: { kind: string; zh: string; en: string }): Words =>
  kind === 'holding' ? { zh: '房屋', en: 'home' } : { zh, en: en.toLowerCase() }

export function eventOf(subject: { kind: string } & Words, event: Words): Words {
  const about = subjectWords(subject)
  return { zh: `${about.zh}${event.zh}`, en: `${about.en} ${event.en}` }
}

const events = new Map<string, Words>([
  ['every', aPeriodBegan],
  ['cover', aPeriodBegan],
  ...[...baseVocabulary().subjects.values()].flatMap((subject) =>
    [...subject.events].map(([name, event]) => [`${subject.kind}.${name}`, eventOf(subject, event)] as const),
  ),
])

export const sayEvent = (event: string): Words => events.get(event) ?? { zh: event, en: event }

/** A duty in one sentence: 当[…]后[7 天]内,由[管家][联系客户];到期报[主管]。 */
export function sentenceOf(playbook: Playbook, rule: DutyRule): Words {
  return { zh: inChinese(playbook, rule), en: inEnglish(playbook, rule) }
}

function inChinese(playbook: Playbook, rule: DutyRule): string {
  const parameters = parameterTexts(playbook)
  const when = rule.triggers.map((trigger) => sayEvent(trigger.event).zh).join('或')
  const start = when ? `当${when}` : beginOf(rule, parameters).zh
  const due = rule.due ? `，${sayDueText(rule.due, parameters).zh}` : ''
  const told = rule.ladder
    .map((rung) => `${sayRung(rung.at, parameters).zh}告诉${sayOwners(playbook, rung.tell).zh}`)
    .join('，')
  return `${start}${due}，由${ownersOf(playbook, rule).zh}${sayVerb(rule.verb).zh}${told ? `；${told}` : ''}。`.replace(
    /^，/,
    '',
  )
}

function inEnglish(playbook: Playbook, rule: DutyRule): string {
  const parameters = parameterTexts(playbook)
  const when = rule.triggers.map((trigger) => sayEvent(trigger.event).en).join(' or ')
  const begin = [
    when ? `When ${when}` : beginOf(rule, parameters).en,
    rule.due ? sayDueText(rule.due, parameters).en : '',
    `by ${ownersOf(playbook, rule).en}`,
  ]
  const sentence = `${begin.filter((part) => part).join(', ')}: ${sayVerb(rule.verb).en}`
  const told = rule.ladder
    .map((rung) => `${sayOwners(playbook, rung.tell).en} (${sayRung(rung.at, parameters).en})`)
    .join(', ')
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.${told ? ` Told: ${told}.` : ''}`
}

function beginOf(rule: DutyRule, parameters: Record<string, string>): Words {
  if (rule.every) return everyOf(rule.every, parameters)
  return rule.cover ? { zh: '按覆盖率', en: 'by coverage' } : { zh: '', en: '' }
}

function everyOf(every: string, parameters: Record<string, string>): Words {
  const filled = withParameters(every, parameters)
  try {
    const parsed = parseEvery(filled)
    const english = sayEvery(parsed, 'en', dateTitle('en'))
    return { zh: sayEvery(parsed, 'zh-CN'), en: parsed.kind === 'each' ? `every ${english}` : english }
  } catch {
    return { zh: filled, en: filled }
  }
}

const sayRung = (at: string, parameters: Record<string, string>): Words =>
  at === 'due' ? { zh: '到期', en: 'when due' } : sayDueText(at, parameters)

const sayOwners = (playbook: Playbook, owners: readonly Owner[], zh = '、', en = ', '): Words => {
  return joined(
    owners.map((owner) => sayOwner(playbook, owner)),
    zh,
    en,
  )
}

export const joined = (all: readonly Words[], zh = '、', en = ', '): Words => ({
  zh: all.map((each) => each.zh).join(zh),
  en: all.map((each) => each.en).join(en),
})

export const superiorOf = (below: Words): Words => ({
  zh: `${below.zh}的上级`,
  en: `the superior of ${below.en}`,
})

export const ownersOf = (playbook: Playbook, rule: DutyRule): Words => sayOwners(playbook, rule.who)

/** Those who are no role of the policy. */
export const people: Record<string, Words> = {
  system: { zh: '系统', en: 'the system' },
  assignee: { zh: '负责人', en: 'the person in charge' },
  starter: { zh: '发起人', en: 'who started it' },
  customer: { zh: '客户', en: 'the customer' },
  participant: { zh: '参加人', en: 'those taking part' },
  firstContact: { zh: '首问责任人', en: 'the first-contact owner' },
}

/** Who owes or is told: a role by its title in the policy, anybody else in our words. */
export function sayOwner(playbook: Playbook, owner: Owner): Words {
  if (owner.is === 'role')
    return same(playbook.roles.find((role) => role.name === owner.role)?.title ?? owner.role)
  if (owner.is === 'word') return people[owner.word] ?? same(owner.word)
  if (owner.is === 'superior') return superiorOf(sayOwner(playbook, owner.of))
  if (owner.is === 'first-known') return sayOwners(playbook, owner.of, ' / ', ' / ')
  return foundAt(owner.text)
}

/** Who is found over the customer: `customer.manager`. */
export function foundAt(path: string): Words {
  if (path.endsWith('steward')) return { zh: '管家', en: 'the steward' }
  if (path.endsWith('manager')) return { zh: '客户经理', en: 'the account manager' }
  return same(path)
}

export const dueOf = (playbook: Playbook, rule: DutyRule): Words =>
  sayDueText(rule.due ?? '', parameterTexts(playbook))

export function parameterTexts(playbook: Playbook): Record<string, string> {
  return Object.fromEntries(
    playbook.parameters.flatMap((parameter) =>
      typeof parameter.plain === 'string' ? [[parameter.name, parameter.plain]] : [],
    ),
  )
}
