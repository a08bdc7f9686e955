import type { kindsByName } from '#modules/tickets/bring-tickets.ts'

type Kinds = Awaited<ReturnType<typeof kindsByName>>

/** The one kind of tickets that the name of a file speaks of, for rows that name none. */
export function kindOfFile(kinds: Kinds, fileName: string) {
  const named = [...kinds].filter(([name]) => fileName.includes(name)).map(([, kind]) => kind)
  return new Set(named).size === 1 ? named[0] : undefined
}

export const titlesOf = (kinds: Kinds) =>
  [...new Set([...kinds.values()].map(({ title }) => title))].join('、')
