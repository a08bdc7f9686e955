import type { TicketKind } from '#engine/compiled.ts'
import { type Ctx, implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { pinyinOf } from '../customers/pinyin.ts'
import { type Running, runningPlaybooks } from '../playbooks/running-playbooks.ts'
import { listKinds } from './contract/filing.ts'

/** The kind in the first running playbook that knows it. Throws `tickets.no_kind`. */
export async function kindNamed(ctx: Ctx, name: string): Promise<{ running: Running; kind: TicketKind }> {
  for (const running of await runningPlaybooks(ctx)) {
    const kind = running.playbook.tickets.find((each) => each.name === name)
    if (kind) return { running, kind }
  }
  throw new Refusal('tickets.no_kind', { kind: name }, 'kind')
}

/** What kinds are called, by their names. */
export async function kindTitles(ctx: Ctx): Promise<Map<string, string>> {
  const running = await runningPlaybooks(ctx)
  return new Map(running.flatMap(({ playbook }) => playbook.tickets.map(({ name, title }) => [name, title])))
}

/** The kinds customers may report themselves, each name once. */
export async function openKinds(ctx: Ctx): Promise<TicketKind[]> {
  const kinds = (await runningPlaybooks(ctx)).flatMap(({ playbook }) => playbook.tickets)
  return kinds.filter(
    (kind, at) => kind.byCustomers && kinds.findIndex((other) => other.name === kind.name) === at,
  )
}

/** Throws `tickets.no_category` for a word the kind does not know. */
export function refuseUnknownWord(
  kind: TicketKind,
  which: 'categories' | 'causes',
  word: string | null | undefined,
): void {
  if (!word || kind[which].length === 0 || kind[which].includes(word)) return
  throw new Refusal(
    'tickets.no_category',
    { kind: kind.title, category: word },
    which === 'categories' ? 'category' : 'cause',
  )
}

/** Some categories are urgent whoever files them; nobody makes them less when taking them in. */
export const isUrgent = (
  kind: TicketKind,
  { urgent, category }: { urgent: boolean; category?: string | undefined },
) => urgent || (category !== undefined && kind.wording[category]?.urgent === true)

const spellings = new Map<string, { name: string; pinyin: string; initials: string }>()

function spelled(name: string) {
  const known = spellings.get(name)
  if (known) return known
  const { full, initials } = pinyinOf(name)
  const made = { name, pinyin: full, initials }
  spellings.set(name, made)
  return made
}

export const listKindsOperation = implement(listKinds, async (ctx) => {
  const seen = new Set<string>()
  const running = await runningPlaybooks(ctx)
  return {
    kinds: running.flatMap(({ name: playbook, playbook: { tickets } }) =>
      tickets
        .filter((kind) => !seen.has(kind.name) && seen.add(kind.name))
        .map(({ name, title, categories, wording, causes, levels, form }) => ({
          name,
          title,
          categories: categories.map((each) => ({ ...spelled(each), wording: wording[each] ?? null })),
          causes,
          levels: [...new Set(levels.map((level) => level.is))],
          form: form ?? null,
          playbook,
        })),
    ),
  }
})
