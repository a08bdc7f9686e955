import { App, Button, Input } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { stateWords } from '#modules/tickets/contract/words.ts'
import { Policy } from '#web/admin/Policy.tsx'
import { useHere, useMay } from '#web/admin/session.ts'
import { Empty } from '#web/ui/Empty.tsx'
import { saidBy } from '#web/ui/Failed.tsx'
import { useWrite } from '#web/ui/query.ts'
import { When } from '#web/ui/When.tsx'
import { useWords } from '#web/ui/words.ts'
import { type Report, writeParagraph } from '../contract.ts'

/** What is grave or open, each with the paragraph that explains it. */
export function Matters({ report }: { report: Report }) {
  const { t } = useWords()
  const missing = report.matters.filter(({ paragraph }) => !paragraph).length
  return (
    <section className="kb-stack" style={{ gap: 12 }}>
      <h2 style={{ margin: 0 }}>
        {t('有级别的和没办结的', 'Grave and open matters')}{' '}
        <span className="kb-muted kb-small kb-no-print">
          {missing > 0 && t(`还有 ${missing} 件没写说明`, `${missing} without a paragraph yet`)}
        </span>
      </h2>
      {report.matters.length === 0 && <Empty>{t('这个月没有。', 'None this month.')}</Empty>}
      {report.matters.map((matter) => (
        <Matter key={`${report.month} ${matter.id}`} month={report.month} matter={matter} />
      ))}
      {report.more > 0 && (
        <p className="kb-muted">
          {t(
            `还有 ${report.more} 件没有列出，请按项目看。`,
            `${report.more} more are not listed: look by project.`,
          )}
        </p>
      )}
    </section>
  )
}

function Matter({ month, matter }: { month: string; matter: Report['matters'][number] }) {
  const { t, say } = useWords()
  const here = useHere()
  const may = useMay('work.supervise')
  const { message } = App.useApp()
  const [words, setWords] = useState<string | null>(null)
  const write = useWrite(writeParagraph, ['measures'])
  const save = () =>
    write.mutate(
      { input: { ticketId: matter.id, month, words: (words ?? '').trim() } },
      { onSuccess: () => setWords(null), onError: (error) => message.warning(saidBy(error)) },
    )
  const state = stateWords[matter.state as keyof typeof stateWords]
  return (
    <article className="kb-card measures-matter">
      <div className="kb-wrap">
        <Link to={here(`tickets/${matter.id}`)}>{matter.number}</Link>
        <span>
          <Policy>{matter.kindTitle}</Policy>
        </span>
        {matter.severity && (
          <span className="kb-mark">
            <Policy>{matter.severity}</Policy>
          </span>
        )}
        <span className="kb-muted">
          {[matter.project, matter.room].filter((part) => part).join(' ')} ·{' '}
          {state ? say(state) : matter.state} · <When at={matter.filedAt} />
        </span>
      </div>
      <p className="kb-muted" style={{ margin: '6px 0' }}>
        {matter.words}
      </p>
      {words !== null ? (
        <div className="kb-stack" style={{ gap: 8 }}>
          <Input.TextArea
            value={words}
            onChange={(event) => setWords(event.target.value)}
            rows={3}
            maxLength={2000}
            autoFocus
            aria-label={t('说明', 'Paragraph')}
            placeholder={t(
              '原因、进展、教训。写事实，不写评价。',
              'Cause, progress, lesson. Facts, no judgement.',
            )}
          />
          <div className="kb-wrap">
            <Button type="primary" loading={write.isPending} onClick={save}>
              {t('记下', 'Keep')}
            </Button>
            <Button onClick={() => setWords(null)}>{t('不写了', 'Leave it')}</Button>
          </div>
        </div>
      ) : (
        <div className="kb-wrap">
          {matter.paragraph && (
            <p style={{ margin: 0, whiteSpace: 'pre-wrap' }}>
              {matter.paragraph.words}{' '}
              <span className="kb-muted kb-small kb-no-print">
                {matter.paragraph.by} <When at={matter.paragraph.at} />
              </span>
            </p>
          )}
          {may && (
            <Button
              size="small"
              className="kb-no-print"
              onClick={() => setWords(matter.paragraph?.words ?? '')}
            >
              {matter.paragraph ? t('改', 'Change') : t('写说明', 'Write a paragraph')}
            </Button>
          )}
        </div>
      )}
    </article>
  )
}
