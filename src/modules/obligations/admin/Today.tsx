import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react'
import { MyHomesTickets } from '#modules/tickets/admin/MyHomesTickets.tsx'
import { useRecording } from '#modules/visits/admin/Recording.tsx'
import { useMay } from '#web/admin/session.ts'
import { Bones } from '#web/ui/Bones.tsx'
import { timeOf } from '#web/ui/clock.ts'
import { Failed } from '#web/ui/Failed.tsx'
import { usePhone, useWide } from '#web/ui/look.ts'
import { useWaiting } from '#web/ui/outbox.ts'
import { Sheet } from '#web/ui/Sheet.tsx'
import { useKeys } from '#web/ui/use-keys.ts'
import { useWords } from '#web/ui/words.ts'
import type { HomeRow } from '../contract/matters.ts'
import { targetOf } from './HomeActions.tsx'
import { HomePanel } from './HomePanel.tsx'
import { MatterSheets, useMatterSheets } from './MatterSheets.tsx'
import { Team } from './Team.tsx'
import { TodayEmpty } from './TodayEmpty.tsx'
import { TodayHead } from './TodayHead.tsx'
import { TodayList } from './TodayList.tsx'
import { useTodayList } from './useTodayList.tsx'
import { arrange, isArranged, useView } from './useView.tsx'
import './today.css'

const fetchMeeting = async () => ({
  default: (await import('#modules/visits/admin/MetInPerson.tsx')).MetInPerson,
})
const MetInPerson = lazy(fetchMeeting)

/** What do I owe now? */
export function Today() {
  return (
    <MatterSheets>
      <TodayPage />
    </MatterSheets>
  )
}

function TodayPage() {
  const { t } = useWords()
  const phone = usePhone()
  const wide = useWide()
  const supervises = useMay('work.supervise')
  const view = useView()
  const [whole, setWhole] = useState(false)
  const { query, list, oldAt } = useTodayList(view.tab, view.person, whole || isArranged(view))
  const arranged = useMemo(() => arrange(list?.homes ?? [], view), [list, view])
  const homes = arranged.flatMap((group) => group.homes)
  const [chosenKey, choose] = useState<string>()
  const [at, setAt] = useState(0)
  const [meeting, setMeeting] = useState(false)
  const chosen =
    homes.find(({ key }) => key === chosenKey) ?? (wide ? homes[Math.min(at, homes.length - 1)] : undefined)
  const waiting = useWaiting()
  const waitingFor = useMemo(
    () => new Set(waiting.map(({ input }) => String(input.unitId ?? input.customerId))),
    [waiting],
  )
  const isWaiting = (home: HomeRow) => waitingFor.has(home.unitId ?? home.customerId ?? '')
  const search = useRef<HTMLElement>(null)
  useEffect(() => {
    const timer = setTimeout(() => fetchMeeting().catch(() => {}), 2000)
    return () => clearTimeout(timer)
  }, [])
  useTodayKeys(homes, at, (to) => {
    setAt(to)
    choose(homes[to]?.key)
  })
  const first = useRef('')
  useEffect(() => {
    if (first.current !== view.tab) setAt(0)
    first.current = view.tab
  }, [view.tab])
  if (view.team && supervises)
    return <Team head={<TodayHead view={view} list={list} phone={phone} supervises homes={[]} />} />
  return (
    <div className="kb-today">
      <section className="kb-today-list" ref={search} aria-label={t('今日', 'Today')}>
        <TodayHead
          view={view}
          list={list}
          phone={phone}
          supervises={supervises}
          homes={list?.homes ?? []}
          onFilter={() => setWhole(true)}
          onMet={() => {
            setWhole(true)
            setMeeting(true)
          }}
        />
        {oldAt && (
          <p className="kb-strip" style={{ borderRadius: 0 }} role="status">
            {t(
              `没有网络。这是 ${timeOf(oldAt)} 的清单；你记的会先存在手机里。`,
              `No connection. This is the list of ${timeOf(oldAt)}; what you record is kept on this device.`,
            )}
          </p>
        )}
        {!list &&
          (query.error && !query.isFetching ? (
            <Failed error={query.error} again={() => query.refetch()} />
          ) : (
            <Bones rows={8} height={104} />
          ))}
        {list?.hasHomes && view.tab === 'today' && <MyHomesTickets />}
        {list && homes.length === 0 && <TodayEmpty list={list} view={view} />}
        {homes.length > 0 && (
          <TodayList
            groups={arranged}
            chosen={chosen?.key}
            at={homes[at]?.key}
            isWaiting={isWaiting}
            name={`today:${view.tab}:${view.sort}:${view.person ?? ''}`}
            counts={isArranged(view) ? {} : (list?.groups ?? {})}
            more={list?.more ?? false}
            onMore={() => setWhole(true)}
            onOpen={(home) => {
              setAt(homes.indexOf(home))
              choose(home.key)
            }}
          />
        )}
      </section>
      {meeting && (
        <Suspense fallback={null}>
          <MetInPerson homes={list?.homes ?? []} onClose={() => setMeeting(false)} />
        </Suspense>
      )}
      {wide ? (
        <aside className="kb-today-side" aria-label={t('选中的一户', 'The chosen home')}>
          {chosen ? (
            <HomePanel key={chosen.key} home={chosen} />
          ) : (
            <p className="kb-muted">{t('选一户看详情。', 'Choose a home.')}</p>
          )}
        </aside>
      ) : (
        <Sheet
          open={chosen !== undefined}
          whole
          title={[chosen?.room, chosen?.customer].filter(Boolean).join(' ')}
          onClose={() => choose(undefined)}
        >
          {chosen && <HomePanel home={chosen} plain />}
        </Sheet>
      )}
    </div>
  )
}

/** J and K walk, Enter opens, C calls, R records, E asks to excuse. */
function useTodayKeys(homes: readonly HomeRow[], at: number, go: (to: number) => void) {
  const { record, dial } = useRecording()
  const ask = useMatterSheets()
  const home = homes[at]
  const walk = (step: number) => go(Math.max(0, Math.min(homes.length - 1, at + step)))
  useKeys({
    j: () => walk(1),
    k: () => walk(-1),
    ArrowDown: () => walk(1),
    ArrowUp: () => walk(-1),
    Enter: () => go(at),
    c: () =>
      home?.matters[0] &&
      home.phone &&
      dial(targetOf(home), { obligationId: home.matters[0].id }).catch(() => {}),
    r: () => home && record(targetOf(home)),
    e: () => home?.matters[0] && !home.matters[0].excuse && ask('excuse', home.matters[0], home),
    '/': () => document.querySelector<HTMLElement>('#kb-today-search')?.focus(),
  })
}
