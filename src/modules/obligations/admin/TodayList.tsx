import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import { usePhone, useWide } from '#web/ui/look.ts'
import { usePlace } from '#web/ui/use-place.ts'
import { many, useWords } from '#web/ui/words.ts'
import type { HomeRow } from '../contract/matters.ts'
import { HomeCard } from './HomeCard.tsx'
import type { Arranged, Group } from './useView.tsx'

/** What one steward can do in a day; more open windows than that are offered in portions. */
const A_DAY = 12

interface Props {
  groups: readonly Arranged[]
  chosen: string | undefined
  at: string | undefined
  isWaiting(home: HomeRow): boolean
  name: string
  /** How many homes a group has, where fewer are listed. */
  counts: Readonly<Record<string, number>>
  more: boolean
  onMore(): void
  onOpen(home: HomeRow): void
}

type Line = { kind: 'group'; key: string; group: Arranged } | { kind: 'home'; key: string; home: HomeRow }

export function TodayList({ groups, chosen, at, isWaiting, name, counts, more, onMore, onOpen }: Props) {
  const { t } = useWords()
  const phone = usePhone()
  const wide = useWide()
  const scroller = useRef<HTMLDivElement>(null)
  const lines: Line[] = groups.flatMap((group) => [
    { kind: 'group' as const, key: `group:${group.key}`, group },
    ...group.homes.map((home) => ({ kind: 'home' as const, key: home.key, home })),
  ])
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (lines[index]?.kind === 'group' ? 38 : phone ? 168 : 104),
    getItemKey: (index) => lines[index]?.key ?? index,
    overscan: 8,
  })
  usePlace(scroller, name, true)
  const last = virtual.getVirtualItems().at(-1)?.index ?? 0
  useEffect(() => {
    if (more && last >= lines.length - 1) onMore()
  }, [more, last, lines.length, onMore])
  const line = lines.findIndex(({ key }) => key === at)
  const walked = useRef(at)
  useEffect(() => {
    if (walked.current !== at && line >= 0) virtual.scrollToIndex(line, { align: 'auto' })
    walked.current = at
  }, [at, line, virtual])
  return (
    <div className="kb-today-scroll" ref={scroller}>
      <div style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {virtual.getVirtualItems().map((item) => {
          const one = lines[item.index]!
          return (
            <div
              key={item.key}
              data-index={item.index}
              ref={virtual.measureElement}
              style={{
                position: 'absolute',
                insetInline: 0,
                top: 0,
                transform: `translateY(${item.start}px)`,
              }}
            >
              {one.kind === 'group' ? (
                <GroupHead group={one.group} groups={groups} counts={counts} />
              ) : (
                <HomeCard
                  home={one.home}
                  chosen={one.home.key === chosen}
                  here={one.home.key === at}
                  waiting={isWaiting(one.home)}
                  actions={!wide}
                  onOpen={() => onOpen(one.home)}
                />
              )}
            </div>
          )
        })}
      </div>
      {more && (
        <p className="kb-muted" style={{ padding: 16 }}>
          {t(
            '只列了最急的这些，办完会接着出来。',
            'Only the most urgent are listed; more follow as they are done.',
          )}
        </p>
      )}
    </div>
  )
}

interface HeadProps {
  group: Arranged
  groups: readonly Arranged[]
  counts: Readonly<Record<string, number>>
}

function GroupHead({ group, groups, counts }: HeadProps) {
  const { t } = useWords()
  const count = (group.group && counts[group.group]) ?? group.homes.length
  if (!group.group)
    return (
      <h2 className="kb-group">
        {group.building
          ? t(`${group.building}栋`, `Building ${group.building}`)
          : t('没有房号的', 'Without a home')}{' '}
        {t(`${count} 户`, `${many(count, 'home')}`)}
      </h2>
    )
  const titles: Record<Group, string> = {
    overdue: t('逾期', 'Overdue'),
    appointed: t('有约', 'Appointed'),
    today: t('今天到期', 'Due today'),
    may: t('可以先做', 'May be done already'),
    week: t('本周', 'This week'),
    waiting: t('等待中', 'Waiting'),
    done: t('已完成', 'Done'),
  }
  const must = groups
    .filter((one) => one.group && ['overdue', 'appointed', 'today'].includes(one.group))
    .reduce((sum, one) => sum + (counts[one.group!] ?? one.homes.length), 0)
  const room = Math.min(count, Math.max(0, A_DAY - must))
  return (
    <h2 className="kb-group" data-late={group.group === 'overdue'}>
      {titles[group.group]} {t(`${count} 户`, `${many(count, 'home')}`)}
      {group.group === 'may' && room > 0 && (
        <span style={{ fontWeight: 400 }}>
          {t(`（建议今天做 ${room}）`, `(${room} today would be good)`)}
        </span>
      )}
    </h2>
  )
}
