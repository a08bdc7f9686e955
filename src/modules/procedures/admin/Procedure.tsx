import { App, Button, Input, Popconfirm } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { Pictures } from '#modules/files/admin/Pictures.tsx'
import { Policy } from '#web/admin/Policy.tsx'
import { useHere } from '#web/admin/session.ts'
import { Asked } from '#web/ui/Asked.tsx'
import { saidBy } from '#web/ui/Failed.tsx'
import { PageHead } from '#web/ui/PageHead.tsx'
import { useRead, useWrite } from '#web/ui/query.ts'
import { Due, When } from '#web/ui/When.tsx'
import { useWords } from '#web/ui/words.ts'
import { cancelRecord, seeRecord } from '../contract.ts'
import { DoStep } from './DoStep.tsx'
import type { SeenRecord, SeenStep } from './seen.ts'

/** One record: its steps in order, who does which by when, what was filled in and decided. */
export function ProcedurePage() {
  const { id } = useParams()
  const query = useRead(seeRecord, { id: id! })
  return (
    <div className="kb-page">
      <Asked query={query} bones={8}>
        {(record) => <Seen record={record} />}
      </Asked>
    </div>
  )
}

function Seen({ record }: { record: SeenRecord }) {
  const { t } = useWords()
  const here = useHere()
  return (
    <div className="kb-stack" style={{ gap: 16 }}>
      <PageHead
        title={
          <>
            <Policy>{record.title}</Policy> {record.number}
          </>
        }
      >
        {record.ticketId && (
          <Link to={here(`tickets/${record.ticketId}`)}>{t('打开诉求', 'Open the ticket')}</Link>
        )}
        {record.customerId && (
          <Link to={here(`customers/${record.customerId}`)}>{t('打开客户', 'Open the customer')}</Link>
        )}
        {record.state !== 'open' && (
          <span className="kb-mark">
            {record.state === 'cancelled' ? t('取消了', 'Cancelled') : (record.result ?? t('办完了', 'Done'))}
          </span>
        )}
      </PageHead>
      <p className="kb-muted" style={{ margin: 0 }}>
        {[record.project, record.room, record.customer].filter(Boolean).join(' ')}{' '}
        {record.openedBy ?? t('系统', 'The system')} {t('发起于', 'began it')} <When at={record.openedAt} />
        {record.round > 1 && t(` · 第 ${record.round} 轮`, ` · round ${record.round}`)}
      </p>
      {record.reason && <p style={{ margin: 0 }}>{record.reason}</p>}
      <ol className="kb-stack" style={{ listStyle: 'none', margin: 0, padding: 0, gap: 10 }}>
        {record.steps.map((step, at) => (
          <li key={step.name}>
            <StepCard record={record} step={step} number={at + 1} />
          </li>
        ))}
      </ol>
      {record.clauses.map((clause) => (
        <p key={clause.id} className="kb-muted kb-small" style={{ margin: 0 }}>
          <Policy>
            {clause.id} {clause.title}
            {clause.text && `：${clause.text}`}
          </Policy>
        </p>
      ))}
      {record.mayCancel && <Cancel record={record} />}
    </div>
  )
}

function StepCard({ record, step, number }: { record: SeenRecord; step: SeenStep; number: number }) {
  const { t } = useWords()
  const [open, setOpen] = useState(false)
  const shown = record.fields.filter(
    ({ name }) => step.fields.includes(name) && record.values[name] !== undefined,
  )
  const faint = step.state === 'later' || step.state === 'skipped'
  return (
    <article className="kb-card kb-stack" style={{ gap: 6 }}>
      <div className="kb-wrap">
        <span className={faint ? 'kb-muted kb-grow' : 'kb-grow'}>
          {number}.{' '}
          <b>
            <Policy>{step.title}</Policy>
          </b>{' '}
          {step.highlight && <span className="kb-mark kb-mark-strong">{t('重点', 'Look closely')}</span>}
        </span>
        {step.state === 'now' && step.dueAt && <Due at={step.dueAt} />}
        <span className="kb-muted">{stateWord(step, t)}</span>
      </div>
      {(step.by ?? step.who ?? step.role) && (
        <p className="kb-muted kb-small" style={{ margin: 0 }}>
          {step.by ?? step.who ?? ''}
          {step.role && <Policy>（{step.role}）</Policy>}
          {step.doneAt && (
            <>
              {' '}
              <When at={step.doneAt} /> {step.inTime === false && t('逾期', 'late')}
            </>
          )}
        </p>
      )}
      {step.decision && (
        <p style={{ margin: 0 }}>
          <Policy>{step.decision}</Policy>
        </p>
      )}
      {step.note && <p style={{ margin: 0, whiteSpace: 'pre-wrap' }}>{step.note}</p>}
      {shown.map(({ name, title }) => (
        <p key={name} style={{ margin: 0, whiteSpace: 'pre-wrap' }}>
          <span className="kb-muted">
            <Policy>{title}</Policy>{' '}
          </span>
          {sayValue(record.values[name], t)}
        </p>
      ))}
      <Pictures ids={step.files} />
      {step.state === 'now' && step.mine && (
        <div>
          <Button type="primary" onClick={() => setOpen(true)}>
            {t('办这一步', 'Do this step')}
          </Button>
        </div>
      )}
      {open && <DoStep record={record} step={step} onClose={() => setOpen(false)} />}
    </article>
  )
}

function stateWord({ state }: SeenStep, t: (zh: string, en: string) => string): string {
  return {
    done: t('办好了', 'done'),
    now: t('正在等', 'stands now'),
    later: t('还没到', 'later'),
    skipped: t('这件不用', 'not needed here'),
    excused: t('免除', 'excused'),
  }[state]
}

function sayValue(value: unknown, t: (zh: string, en: string) => string): string {
  if (value === true) return t('是', 'yes')
  if (value === false) return t('否', 'no')
  return Array.isArray(value) ? value.join('、') : String(value)
}

function Cancel({ record }: { record: SeenRecord }) {
  const { t } = useWords()
  const { message } = App.useApp()
  const [reason, setReason] = useState('')
  const write = useWrite(cancelRecord, ['procedures', 'obligations'])
  return (
    <div>
      <Popconfirm
        title={t('取消这件流程', 'Cancel this record')}
        description={
          <Input
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            maxLength={500}
            placeholder={t('为什么（必填）', 'Why (required)')}
            aria-label={t('为什么', 'Why')}
          />
        }
        okButtonProps={{ disabled: !reason.trim(), loading: write.isPending }}
        onConfirm={() =>
          write.mutate(
            { input: { id: record.id, version: record.version, reason: reason.trim() } },
            { onError: (error) => message.warning(saidBy(error)) },
          )
        }
      >
        <Button type="link" style={{ paddingInline: 0 }}>
          {t('取消这件流程', 'Cancel this record')}
        </Button>
      </Popconfirm>
    </div>
  )
}
