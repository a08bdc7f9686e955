import type { Words } from '#platform/operation.ts'
import type { Ctx } from '#platform/perform.ts'
import { appointedWords, customerWords, heldWords, waitWords } from './contract/words.ts'
import type { State } from './rules.ts'
import { sayMoment } from './say-filed.ts'

export interface Standing {
  state: State
  /** Who has it. */
  who: string | null
  dueAt: string | null
  /** The visit agreed with him. */
  appointed: { from: string; until: string } | null
  waitsFor: string | null
  /** The incident it waits for. */
  held: { title: string; expectedEndAt: string | null } | null
  /** Our answer, or the number it goes on under. */
  words: string | null
}

const soon: Words = { zh: '尽快', en: 'soon' }

/** A state as the customer reads it: never an internal word, always who and when. */
export function sayToCustomer(ctx: Ctx, standing: Standing): { title: Words; next: Words } {
  if (standing.held && beforeTheEnd.includes(standing.state)) return sayHeld(ctx, standing.held)
  const visit = awaited(ctx, standing)
  const { title, next } = visit ? appointedWords : customerWords[standing.state]
  const at = standing.dueAt ? sayMoment(ctx, standing.dueAt) : soon
  const wait = waitWords[standing.waitsFor as keyof typeof waitWords]
  const fill = (words: Words, language: keyof Words) =>
    words[language]
      .replaceAll('{when}', visit?.[language] ?? '')
      .replaceAll('{who}', standing.who ?? (language === 'zh' ? '我们' : 'We'))
      .replaceAll(language === 'zh' ? '{at}前' : 'by {at}', () =>
        standing.dueAt ? (language === 'zh' ? `${at.zh}前` : `by ${at.en}`) : soon[language],
      )
      .replaceAll('{at}', at[language])
      .replaceAll(
        '{what}',
        standing.words ??
          (wait ? wait[language].replace(/^等/, '') : language === 'zh' ? '一个结果' : 'a result'),
      )
  return {
    title: { zh: fill(title, 'zh'), en: fill(title, 'en') },
    next: { zh: fill(next, 'zh'), en: fill(next, 'en') },
  }
}

function sayHeld(ctx: Ctx, { title, expectedEndAt }: { title: string; expectedEndAt: string | null }) {
  const at = expectedEndAt ? sayMoment(ctx, expectedEndAt) : soon
  const fill = (language: keyof Words) =>
    heldWords.next[language].replace('{what}', title).replace('{at}', at[language])
  return { title: heldWords.title, next: { zh: fill('zh'), en: fill('en') } }
}

const beforeTheEnd: readonly State[] = [
  'filed',
  'triaged',
  'dispatched',
  'accepted',
  'working',
  'suspended',
  'reopened',
]

const beforeTheVisit: readonly State[] = [
  'filed',
  'triaged',
  'dispatched',
  'accepted',
  'reopened',
  'suspended',
]

/** The visit he still waits for, in words. */
function awaited(ctx: Ctx, { state, appointed }: Standing): Words | null {
  if (!appointed || !beforeTheVisit.includes(state) || Date.parse(appointed.until) < Date.parse(ctx.now))
    return null
  return sayMoment(ctx, appointed.from)
}
