import { useMemo } from 'react'
import { useSearchParams } from 'react-router'
import type { HomeRow } from '../contract/matters.ts'
import type { Tab } from './useTodayList.tsx'

export type Group = HomeRow['group']

export interface View {
  tab: Tab
  sort: 'due' | 'walk'
  /** Only this group, chosen by a switch of the head. */
  only: Group | undefined
  building: string | undefined
  what: string | undefined
  how: 'phone' | 'visit' | 'cover' | undefined
  text: string
  person: string | undefined
  team: boolean
  put(
    change: Partial<
      Record<
        'tab' | 'sort' | 'only' | 'building' | 'what' | 'how' | 'text' | 'person' | 'team',
        string | undefined
      >
    >,
  ): void
}

/** What is shown stands in the address, so that coming back finds it again. */
export function useView(): View {
  const [params, setParams] = useSearchParams()
  return useMemo(() => {
    const read = (name: string) => params.get(name) ?? undefined
    return {
      tab: (read('tab') ?? 'today') as Tab,
      sort: (read('sort') ?? localStorage.getItem('keban.today.sort') ?? 'due') as View['sort'],
      only: read('only') as Group | undefined,
      building: read('building'),
      what: read('what'),
      how: read('how') as View['how'],
      text: read('text') ?? '',
      person: read('person'),
      team: read('team') === '1',
      put: (change) => {
        if (change.sort) localStorage.setItem('keban.today.sort', change.sort)
        setParams(
          (before) => {
            const next = new URLSearchParams(before)
            for (const [name, value] of Object.entries(change))
              value ? next.set(name, value) : next.delete(name)
            return next
          },
          { replace: true },
        )
      },
    }
  }, [params, setParams])
}

/** Whether the list stands otherwise than by urgency. */
export const isArranged = ({ sort, only, building, what, how, text }: View) =>
  sort === 'walk' || Boolean(only || building || what || how || text)

export const buildingOf = (home: HomeRow) => (home.room?.includes('-') ? home.room.split('-')[0]! : '')

export interface Arranged {
  key: string
  group: Group | undefined
  building: string
  homes: HomeRow[]
}

const order: Group[] = ['overdue', 'appointed', 'today', 'may', 'week', 'waiting', 'done']

const fits = (home: HomeRow, { only, building, what, how, text }: View) =>
  (!only || home.group === only) &&
  (!building || buildingOf(home) === building) &&
  (!what || home.matters.some(({ title }) => title === what)) &&
  (!how ||
    (how === 'cover'
      ? home.marks.includes('cover')
      : home.matters.some(({ ways }) => ways.includes('phone') === (how === 'phone')))) &&
  (!text ||
    `${home.room ?? ''} ${home.customer ?? ''} ${home.matters.map(({ title }) => title).join(' ')}`
      .toLowerCase()
      .includes(text.toLowerCase()))

/** By due time in the groups of the day, or in the order in which one walks, building after building. */
export function arrange(homes: readonly HomeRow[], view: View): Arranged[] {
  const groups = new Map<string, Arranged>()
  const chosen = homes.filter((home) => fits(home, view))
  if (view.sort === 'walk')
    chosen.sort((one, other) => (one.sortKey < other.sortKey ? -1 : one.sortKey > other.sortKey ? 1 : 0))
  for (const home of chosen) {
    const building = buildingOf(home)
    const key = view.sort === 'walk' ? `${home.projectId ?? ''}:${building}` : home.group
    const group = groups.get(key) ?? {
      key,
      group: view.sort === 'walk' ? undefined : home.group,
      building,
      homes: [],
    }
    group.homes.push(home)
    groups.set(key, group)
  }
  const all = [...groups.values()]
  return view.sort === 'walk'
    ? all
    : all.sort((one, other) => order.indexOf(one.group!) - order.indexOf(other.group!))
}
