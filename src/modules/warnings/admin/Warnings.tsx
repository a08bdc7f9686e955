import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { Policy } from '#web/admin/Policy.tsx'
import { useHere } from '#web/admin/session.ts'
import { Asked } from '#web/ui/Asked.tsx'
import { Empty } from '#web/ui/Empty.tsx'
import { PageHead } from '#web/ui/PageHead.tsx'
import { useRead } from '#web/ui/query.ts'
import { When } from '#web/ui/When.tsx'
import { useWords } from '#web/ui/words.ts'
import { type ListedWarning, listKinds, listWarnings, severityWords } from '../contract.ts'
import { RaiseWarning } from './RaiseWarning.tsx'

/** What the system found and what colleagues raised: open until somebody says that it is over. */
export function Warnings() {
  const { t } = useWords()
  const [which, setWhich] = useState<'open' | 'over'>('open')
  const [raising, setRaising] = useState(false)
  const query = useRead(listWarnings, { which }, { keep: true, refetchInterval: 60_000 })
  const kinds = (useRead(listKinds, {}, { staleTime: 300_000 }).data?.kinds ?? []).filter(
    ({ about }) => about === 'project' || about === 'company',
  )
  return (
    <div className="kb-page">
      <PageHead title={t('预警', 'Warnings')}>
        {kinds.length > 0 && (
          <Button type="primary" onClick={() => setRaising(true)}>
            {t('发布预警', 'Raise a warning')}
          </Button>
        )}
      </PageHead>
      <Segmented
        style={{ marginBottom: 16 }}
        value={which}
        onChange={setWhich}
        options={[
          { value: 'open', label: t('没有解除的', 'Open') },
          { value: 'over', label: t('解除了的', 'Over') },
        ]}
      />
      <Asked query={query} bones={6} height={60}>
        {({ warnings }) =>
          warnings.length === 0 ? (
            <Empty>
              {which === 'open' ? t('现在没有预警。', 'No warning is open.') : t('没有。', 'None.')}
            </Empty>
          ) : (
            <div className="kb-stack" style={{ gap: 10 }}>
              {warnings.map((warning) => (
                <Line key={warning.id} warning={warning} />
              ))}
            </div>
          )
        }
      </Asked>
      {raising && <RaiseWarning kinds={kinds} onClose={() => setRaising(false)} />}
    </div>
  )
}

function Line({ warning }: { warning: ListedWarning }) {
  const { t, say } = useWords()
  const here = useHere()
  return (
    <article className="kb-card kb-stack" style={{ gap: 6 }}>
      <div className="kb-wrap">
        <Link to={here(`warnings/${warning.id}`)}>
          <b>
            <Policy>{warning.title}</Policy>
          </b>
        </Link>
        <span className={warning.severity === 'high' ? 'kb-late' : 'kb-mark'}>
          {say(severityWords[warning.severity])}
        </span>
        <span className="kb-muted">
          {[warning.project, warning.room, warning.customer].filter(Boolean).join(' ')}
        </span>
      </div>
      {warning.signs.length > 0 && (
        <p style={{ margin: 0 }}>
          <Policy>{warning.signs.join('、')}</Policy>
        </p>
      )}
      <p className="kb-muted kb-small" style={{ margin: 0 }}>
        {warning.raisedBy ?? t('系统', 'The system')} <When at={warning.raisedAt} />
        {warning.clearedAt && (
          <>
            {' · '}
            {t('解除于', 'cleared')} <When at={warning.clearedAt} />
          </>
        )}
      </p>
    </article>
  )
}
