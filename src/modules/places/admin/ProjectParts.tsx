import { Button } from 'antd'
import { useState } from 'react'
import { sayDay } from '#web/ui/clock.ts'
import { Table } from '#web/ui/Table.tsx'
import { When } from '#web/ui/When.tsx'
import { useWords } from '#web/ui/words.ts'
import { sayMilestone } from './Projects.tsx'
import type { SeenProject } from './seen.tsx'
import { TakeBack } from './TakeBack.tsx'

export function WhoIsLate({ late }: { late: SeenProject['late'] }) {
  const { t } = useWords()
  if (late.length === 0) return null
  return (
    <section className="kb-card kb-scroll-x">
      <h2>{t('在谁手里', 'In whose hands')}</h2>
      <Table>
        <tbody>
          {late.map((one) => (
            <tr key={`${one.staff}${one.role}`}>
              <td>
                {one.staff ?? t('还没有人', 'nobody')} <span className="kb-muted">{one.role}</span>
              </td>
              <td className="kb-number">{t(`未办 ${one.open}`, `${one.open} open`)}</td>
              <td className={one.overdue > 0 ? 'kb-number kb-late' : 'kb-number kb-muted'}>
                {t(`逾期 ${one.overdue}`, `${one.overdue} overdue`)}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </section>
  )
}

export function Stages({ stages }: { stages: SeenProject['stages'] }) {
  const { t } = useWords()
  if (stages.length === 0) return null
  return (
    <section className="kb-card">
      <h2 style={{ marginBottom: 6 }}>{t('各阶段户数', 'Homes by stage')}</h2>
      <div className="kb-wrap" style={{ gap: 20 }}>
        {stages.map(({ stage, homes }) => (
          <span key={stage ?? ''}>
            {stage ?? t('没有阶段', 'no stage')} <strong>{homes.toLocaleString()}</strong>
          </span>
        ))}
      </div>
    </section>
  )
}

export function Moves({ moves, may }: { moves: SeenProject['moves']; may: boolean }) {
  const { say, t, locale } = useWords()
  const [taking, setTaking] = useState<SeenProject['moves'][number]>()
  if (moves.length === 0) return null
  const day = (on: string | null) => (on ? sayDay(on, locale) : t('没定', 'not set'))
  return (
    <section className="kb-card">
      <h2>{t('改动记录', 'Moves')}</h2>
      {moves.map((move) => (
        <p
          key={move.id}
          className="kb-wrap"
          style={{ borderBottom: '1px solid var(--kb-line)', padding: '6px 0' }}
        >
          <span className="kb-grow" style={{ minWidth: 220 }}>
            {move.subject} {say(sayMilestone(move.name))} {day(move.wasOn)} → {day(move.onDate)}
            {move.reason && <span className="kb-muted">{t(`（${move.reason}）`, ` (${move.reason})`)}</span>}
          </span>
          <span className="kb-muted">
            {move.by} <When at={move.at} />
          </span>
          {move.takenBackAt ? (
            <span className="kb-mark">{t('已撤回', 'taken back')}</span>
          ) : (
            may && (
              <Button size="small" onClick={() => setTaking(move)}>
                {t('撤回', 'Take back')}
              </Button>
            )
          )}
        </p>
      ))}
      {taking && <TakeBack move={taking} onClose={() => setTaking(undefined)} />}
    </section>
  )
}
