import { Button } from 'antd'
import { useMatterSheets } from '#modules/obligations/admin/MatterSheets.tsx'
import { reasonWords } from '#modules/obligations/contract/reasons.ts'
import { obligationStates } from '#modules/obligations/contract/words.ts'
import { Policy } from '#web/admin/Policy.tsx'
import { Empty } from '#web/ui/Empty.tsx'
import { Due, When } from '#web/ui/When.tsx'
import { many, useWords } from '#web/ui/words.ts'
import type { Seen } from './seen.tsx'

type Owing = Seen['obligations'][number]

export function Owed({ seen }: { seen: Seen }) {
  const { t } = useWords()
  const open = seen.obligations.filter(({ state }) => state === 'open' || state === 'waiting')
  const closed = seen.obligations.filter((one) => !open.includes(one))
  if (seen.obligations.length === 0)
    return <Empty>{t('没有欠这位客户的事。', 'Nothing is owed to this customer.')}</Empty>
  return (
    <div className="kb-stack">
      {open.map((one) => (
        <OwedLine key={one.id} one={one} seen={seen} />
      ))}
      {closed.length > 0 && <h3 className="kb-muted">{t('办完的', 'Closed')}</h3>}
      {closed.map((one) => (
        <OwedLine key={one.id} one={one} seen={seen} />
      ))}
    </div>
  )
}

function OwedLine({ one, seen }: { one: Owing; seen: Seen }) {
  const { t, say, aside } = useWords()
  const ask = useMatterSheets()
  const states: Record<string, { zh: string; en: string }> = obligationStates
  const open = one.state === 'open' || one.state === 'waiting'
  const inTime = one.metAt !== null && Date.parse(one.metAt) <= Date.parse(one.dueAt)
  const outcome =
    one.state === 'met'
      ? inTime
        ? t('按时办成', 'done in time')
        : t('逾期才办', 'done late')
      : states[one.state]
        ? say(states[one.state]!)
        : one.state
  return (
    <div style={{ borderBottom: '1px solid var(--kb-line)', paddingBottom: 10 }}>
      <div className="kb-row">
        <strong className="kb-grow">
          <Policy>{one.title}</Policy>
        </strong>
        {open ? (
          <Due at={one.dueAt} />
        ) : (
          <span className={one.state === 'met' && !inTime ? 'kb-late' : 'kb-muted'}>{outcome}</span>
        )}
      </div>
      <p className="kb-muted kb-small">
        {[one.room, t(`制度 ${one.clause}`, `clause ${one.clause}`), one.owedBy].filter(Boolean).join(' · ')}
        {one.attempts > 0 && t(` · 打过 ${one.attempts} 次`, ` · ${many(one.attempts, 'attempt')}`)}
        {one.reason && aside(say(reasonWords(one.reason, one.state === 'lapsed')))}{' '}
        {one.closedAt && <When at={one.closedAt} />}
        <Button
          type="link"
          size="small"
          onClick={() =>
            ask(
              'why',
              { id: one.id, title: one.title, appointedAt: null },
              { room: one.room, customer: seen.customer.name, matters: [] },
            )
          }
        >
          {t('为什么要做', 'Why is this owed')}
        </Button>
        {open && (
          <Button
            type="link"
            size="small"
            onClick={() =>
              ask(
                'excuse',
                { id: one.id, title: one.title, appointedAt: null },
                { room: one.room, customer: seen.customer.name, matters: [] },
              )
            }
          >
            {t('申请免除', 'Ask to excuse')}
          </Button>
        )}
      </p>
    </div>
  )
}
