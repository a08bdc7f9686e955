import { Link } from 'react-router'
import type { OutputOf } from '#platform/operation.ts'
import { Policy } from '#web/admin/Policy.tsx'
import { useHere } from '#web/admin/session.ts'
import { Asked } from '#web/ui/Asked.tsx'
import { Empty } from '#web/ui/Empty.tsx'
import { PageHead } from '#web/ui/PageHead.tsx'
import { useRead } from '#web/ui/query.ts'
import { Table } from '#web/ui/Table.tsx'
import { Due, When } from '#web/ui/When.tsx'
import { useWords } from '#web/ui/words.ts'
import { seeClocks } from '../contract/lists.ts'
import { clockWords } from '../contract/words.ts'
import { useDeskNews } from './useDeskNews.ts'

type Shown = OutputOf<typeof seeClocks>['clocks'][number]

/** What breaks next, and what is past: who has it, since when nothing moved, whom it told. */
export function Clocks() {
  const { t } = useWords()
  const query = useRead(seeClocks, {}, { keep: true, refetchInterval: 60_000 })
  useDeskNews()
  return (
    <div className="kb-page">
      <PageHead title={t('时限', 'Clocks')} />
      <Asked query={query} bones={8} height={46}>
        {({ clocks, past, next }) => (
          <div className="kb-stack" style={{ gap: 24 }}>
            {clocks.length === 0 && <Empty>{t('没有在走的时限。', 'No clock is running.')}</Empty>}
            <Part title={t(`超时 ${past}`, `Past: ${past}`)} clocks={clocks.filter((clock) => clock.past)} />
            <Part
              title={t(`接下来（共 ${next}）`, `Next (${next} in all)`)}
              clocks={clocks.filter((clock) => !clock.past)}
            />
          </div>
        )}
      </Asked>
    </div>
  )
}

function Part({ title, clocks }: { title: string; clocks: readonly Shown[] }) {
  const { t, say, listed } = useWords()
  const here = useHere()
  if (clocks.length === 0) return null
  return (
    <section className="kb-card kb-scroll-x">
      <h2 style={{ marginTop: 0 }}>{title}</h2>
      <Table wide>
        <thead>
          <tr>
            <th>{t('诉求', 'Ticket')}</th>
            <th>{t('时限', 'Clock')}</th>
            <th>{t('什么时候', 'Due')}</th>
            <th>{t('谁', 'Who')}</th>
            <th>{t('多久没动', 'Last move')}</th>
            <th>{t('告诉过', 'Told')}</th>
          </tr>
        </thead>
        <tbody>
          {clocks.map((clock) => (
            <tr key={clock.obligationId}>
              <td>
                <Link to={here(`tickets/${clock.ticketId}`)}>{clock.number}</Link> {clock.room}{' '}
                <span className="kb-muted kb-small">
                  <Policy>{clock.kindTitle}</Policy> {clock.words}
                </span>
              </td>
              <td>{say(clockWords[clock.clock] ?? { zh: clock.clock, en: clock.clock })}</td>
              <td>
                <Due at={clock.dueAt} />
              </td>
              <td>{clock.owedBy ?? t('还没有人', 'nobody')}</td>
              <td>
                <When at={clock.stillSince} />
              </td>
              <td>{listed(clock.told) || '–'}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </section>
  )
}
