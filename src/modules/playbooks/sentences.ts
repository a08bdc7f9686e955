import type { DutyRule, Owner } from '#engine/duty-rule.ts'
import type { Playbook } from '#engine/playbook.ts'
import { parseEvery, sayEvery } from '#engine/times.ts'
import { baseVocabulary } from '#engine/vocabulary.ts'
import type { Words } from '#platform/operation.ts'
import { sayDueText } from '../obligations/say-due.ts'

const verbs: Record<string, string> = {
  contact: '联系客户',
  visit: '上门拜访',
  send: '发送',
  fill: '填写',
  inspect: '检查',
  score: '评分',
  survey: '调查',
  approve: '审批',
  decide: '决定',
  confirm: '确认',
  task: '办理',
  agree: '会同确认',
  meet: '开会',
  deliver: '当面交付',
  tell: '告知',
  'form-team': '成立小组',
  open: '立项',
  publish: '发布',
  archive: '归档',
  set: '登记',
}

export const sayVerb = (verb: string) => verbs[verb] ?? verb

const events = new Map<string, Words>(
  [...baseVocabulary().subjects.values()].flatMap((subject) =>
    [...subject.events].map(
      ([name, event]) =>
        [
          `${subject.kind}.${name}`,
          {
            zh: `${subject.kind === 'holding' ? '房屋' : subject.zh}${event.zh}`,
            en: `${subject.kind === 'holding' ? 'home' : subject.en.toLowerCase()} ${event.en}`,
          },
        ] as const,
    ),
  ),
)

export const sayEvent = (event: string): Words => events.get(event) ?? { zh: event, en: event }

/** A duty in one sentence: 当[…]后[7 天]内,由[管家][联系客户];到期报[主管]。 */
export function sentenceOf(playbook: Playbook, rule: DutyRule): string {
  const parameters = parameterTexts(playbook)
  const when = rule.triggers.map((trigger) => sayEvent(trigger.event).zh).join('或')
  const start = when
    ? `当${when}`
    : rule.every
      ? everyOf(rule.every, parameters)
      : rule.cover
        ? '按覆盖率'
        : ''
  const due = rule.due ? `，${sayDueText(rule.due, parameters).zh}` : ''
  const told = rule.ladder
    .map(
      (rung) =>
        `${sayRung(rung.at, parameters)}告诉${rung.tell.map((owner) => sayOwner(playbook, owner)).join('、')}`,
    )
    .join('，')
  return `${start}${due}，由${ownersOf(playbook, rule)}${sayVerb(rule.verb)}${told ? `；${told}` : ''}。`.replace(
    /^，/,
    '',
  )
}

function everyOf(every: string, parameters: Record<string, string>): string {
  const filled = every.replace(/\$([\w-]+)/g, (whole, name: string) => parameters[name] ?? whole)
  try {
    return sayEvery(parseEvery(filled), 'zh-CN')
  } catch {
    return filled
  }
}

const sayRung = (at: string, parameters: Record<string, string>) =>
  at === 'due' ? '到期' : sayDueText(at, parameters).zh

export const ownersOf = (playbook: Playbook, rule: DutyRule) =>
  rule.who.map((owner) => sayOwner(playbook, owner)).join('、')

export function sayOwner(playbook: Playbook, owner: Owner): string {
  if (owner.is === 'role') return playbook.roles.find((role) => role.name === owner.role)?.title ?? owner.role
  if (owner.is === 'word')
    return owner.word === 'system' ? '系统' : owner.word === 'assignee' ? '负责人' : owner.word
  if (owner.is === 'superior') return `${sayOwner(playbook, owner.of)}的上级`
  if (owner.is === 'first-known') return owner.of.map((each) => sayOwner(playbook, each)).join(' / ')
  return owner.text.endsWith('steward') ? '管家' : owner.text.endsWith('manager') ? '客户经理' : owner.text
}

export const dueOf = (playbook: Playbook, rule: DutyRule) =>
  sayDueText(rule.due ?? '', parameterTexts(playbook)).zh

export function parameterTexts(playbook: Playbook): Record<string, string> {
  return Object.fromEntries(
    playbook.parameters.flatMap((parameter) =>
      typeof parameter.plain === 'string' ? [[parameter.name, parameter.plain]] : [],
    ),
  )
}
