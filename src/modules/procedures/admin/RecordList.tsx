import { Link } from 'react-router'
import { Policy } from '#web/admin/Policy.tsx'
import { useHere } from '#web/admin/session.ts'
import { Due, When } from '#web/ui/When.tsx'
import { useWords } from '#web/ui/words.ts'
import type { ListedRecord } from '../contract.ts'

/** Records one under another, each with the step it stands at and whom it waits for. */
export function RecordList({ records }: { records: readonly ListedRecord[] }) {
  const { t } = useWords()
  const here = useHere()
  return (
    <div className="kb-stack" style={{ gap: 10 }}>
      {records.map((record) => (
        <article key={record.id} className="kb-card kb-stack" style={{ gap: 6 }}>
          <div className="kb-wrap">
            <Link to={here(`procedures/${record.id}`)}>
              <b>
                <Policy>{record.title}</Policy>
              </b>
            </Link>
            {record.number && <span className="kb-muted">{record.number}</span>}
            <span className="kb-muted">
              {[record.project, record.room, record.customer].filter(Boolean).join(' ')}
            </span>
            {record.state !== 'open' && (
              <span className="kb-mark">
                {record.state === 'cancelled'
                  ? t('取消了', 'Cancelled')
                  : record.result
                    ? record.result
                    : t('办完了', 'Done')}
              </span>
            )}
          </div>
          {record.now.map((step) => (
            <p key={step.step} style={{ margin: 0 }}>
              <Policy>{step.step}</Policy>{' '}
              <span className="kb-muted">{step.who ?? t('没有人', 'nobody')}</span>{' '}
              {step.dueAt && <Due at={step.dueAt} />}
            </p>
          ))}
          <p className="kb-muted kb-small" style={{ margin: 0 }}>
            {record.openedBy ?? t('系统', 'The system')} {t('发起于', 'began it')}{' '}
            <When at={record.openedAt} />
            {record.closedAt && (
              <>
                {' · '}
                {t('结束于', 'over')} <When at={record.closedAt} />
              </>
            )}
          </p>
        </article>
      ))}
    </div>
  )
}
