import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { OutputOf } from '#platform/operation.ts'
import { useHere } from '#web/admin/session.ts'
import { Asked } from '#web/ui/Asked.tsx'
import { Chips } from '#web/ui/Chips.tsx'
import { Empty } from '#web/ui/Empty.tsx'
import { usePages } from '#web/ui/pages.tsx'
import { useRead } from '#web/ui/query.ts'
import { Recording } from '#web/ui/Recording.tsx'
import { When } from '#web/ui/When.tsx'
import { WordsSheet } from '#web/ui/WordsSheet.tsx'
import { useWords } from '#web/ui/words.ts'
import { archiveCall, listCalls } from '../contract/calls.ts'
import { RecordCall } from './RecordCall.tsx'

type Call = OutputOf<typeof listCalls>['calls'][number]

/** Calls with their recordings, until when each is kept, and what was archived. */
export function Calls() {
  const { t } = useWords()
  const [which, setWhich] = useState<'all' | 'archived'>('all')
  const pages = usePages()
  const query = useRead(listCalls, { archived: which === 'archived', ...pages.page }, { keep: true })
  const [recording, setRecording] = useState(false)
  return (
    <div className="kb-stack">
      <div className="kb-wrap">
        <Chips
          label={t('哪些', 'Which')}
          value={which}
          onChange={(next) => {
            setWhich(next)
            pages.toFirst()
          }}
          choices={[
            { value: 'all', label: t('全部', 'All') },
            { value: 'archived', label: t('存档的录音', 'Archived') },
          ]}
        />
        <Button type="primary" onClick={() => setRecording(true)}>
          {t('登记通话', 'Write down a call')}
        </Button>
      </div>
      <Asked query={query} bones={4} height={84}>
        {({ calls, after }) =>
          calls.length === 0 ? (
            <Empty>{t('没有。', 'None.')}</Empty>
          ) : (
            <>
              {calls.map((call) => (
                <One key={call.id} call={call} />
              ))}
              {pages.buttons(after)}
            </>
          )
        }
      </Asked>
      {recording && <RecordCall onClose={() => setRecording(false)} />}
    </div>
  )
}

function One({ call }: { call: Call }) {
  const { t } = useWords()
  const here = useHere()
  const [archiving, setArchiving] = useState(false)
  return (
    <article className="kb-card kb-stack" style={{ gap: 8 }}>
      <div className="kb-wrap">
        <span className="kb-grow">
          <strong>{call.about}</strong> <span className="kb-muted">{call.phone}</span>{' '}
          {call.customerId && <Link to={here(`customers/${call.customerId}`)}>{call.customer}</Link>}{' '}
          {call.ticketId && <Link to={here(`tickets/${call.ticketId}`)}>{call.number}</Link>}
        </span>
        <span className="kb-muted kb-small">
          <When at={call.calledAt} /> {call.takenBy} · {call.project}
        </span>
      </div>
      {call.fileId && <Recording src={`/api/staff/files/${call.fileId}`} label={t('录音', 'Recording')} />}
      <div className="kb-wrap kb-small">
        {call.link && (
          <a href={call.link} target="_blank" rel="noreferrer noopener">
            {t('听录音', 'Listen')}
          </a>
        )}
        {call.keptUntil && (
          <span className="kb-muted">
            {t('录音留到 ', 'kept until ')}
            <When at={call.keptUntil} />
          </span>
        )}
        {call.archivedWhy && (
          <span>
            {t('存档：', 'Archived: ')}
            {call.archivedWhy} {call.archivedBy}
          </span>
        )}
        {call.removedAt && (
          <span className="kb-muted">
            {t('录音到期删除了', 'the recording went at its term')} <When at={call.removedAt} />
          </span>
        )}
        {call.keptUntil && (
          <Button size="small" onClick={() => setArchiving(true)}>
            {t('存档', 'Archive')}
          </Button>
        )}
      </div>
      {archiving && (
        <WordsSheet
          title={t('录音存档', 'Keep this recording')}
          action={t('存档，不按期删除', 'Keep it for good')}
          label={t('为什么', 'Why')}
          most={400}
          rows={2}
          operation={archiveCall}
          touches={['registers.calls']}
          input={(why) => ({ id: call.id, why })}
          onClose={() => setArchiving(false)}
        />
      )}
    </article>
  )
}
