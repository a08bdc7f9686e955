import { App, Button, Segmented, Select } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { ExportButton } from '#modules/exports/admin/ExportButton.tsx'
import { useHere, useMay } from '#web/admin/session.ts'
import { Asked } from '#web/ui/Asked.tsx'
import { today } from '#web/ui/clock.ts'
import { PageHead } from '#web/ui/PageHead.tsx'
import { useRead } from '#web/ui/query.ts'
import { Sheet } from '#web/ui/Sheet.tsx'
import { When } from '#web/ui/When.tsx'
import { WordsSheet } from '#web/ui/WordsSheet.tsx'
import { many, useWords } from '#web/ui/words.ts'
import { closeMonth, seeProof, seeProofMonths } from '../contract.ts'
import { type By, percent, pointsSince, type Seen } from './figures.ts'
import { MonthAndProject } from './MonthAndProject.tsx'
import { ProofTable } from './ProofTable.tsx'
import { SumLine } from './SumLine.tsx'
import './proof.css'

const TwelveMonths = lazy(async () => ({ default: (await import('./TwelveMonths.tsx')).TwelveMonths }))

/** Did we keep our word? The address keeps the filters, so that a figure can be sent to somebody. */
export function Proof() {
  const { t, aside } = useWords()
  const [address, setAddress] = useSearchParams()
  const month = address.get('month') ?? today().slice(0, 7)
  const by = (address.get('by') ?? 'clause') as By
  const projectId = address.get('project') ?? undefined
  const version = address.get('version')
  const set = (name: string, value: string | undefined) =>
    setAddress((before) => {
      const next = new URLSearchParams(before)
      if (value) next.set(name, value)
      else next.delete(name)
      if (name !== 'version') next.delete('version')
      return next
    })
  const asked = {
    month,
    by,
    ...(projectId ? { projectId } : {}),
    ...(version ? { version: Number(version) } : {}),
  }
  const query = useRead(seeProof, asked, { keep: true })
  const twelve = useRead(
    seeProofMonths,
    { month, ...(projectId ? { projectId } : {}) },
    { keep: true, staleTime: 60_000 },
  )
  return (
    <div className="kb-page">
      <PageHead title={t('制度兑现', 'Proof')}>
        <MonthAndProject month={month} projectId={projectId} onChange={set} />
        <ExportButton what="proof" filter={{ proof: asked }} />
      </PageHead>
      <div className="kb-wrap" style={{ marginBottom: 16 }}>
        <Segmented
          value={by}
          onChange={(value) => set('by', value)}
          options={[
            { value: 'clause', label: t('条款', 'Clause') },
            { value: 'role', label: t('岗位', 'Role') },
            { value: 'person', label: t('人', 'Person') },
            { value: 'project', label: t('项目', 'Project') },
            { value: 'month', label: t('月', 'Month') },
          ]}
        />
      </div>
      <Asked query={query} bones={10} height={40}>
        {(seen) => (
          <div className="kb-stack" style={{ gap: 16 }}>
            <div className="kb-card proof-top">
              <div className="kb-stack kb-grow" style={{ gap: 10 }}>
                <Closed seen={seen} onVersion={(value) => set('version', value)} />
                <SumLine seen={seen} projectId={projectId} />
                <div className="kb-wrap">
                  <strong className="proof-rate">
                    {t('按时率', 'Kept in time')} {percent(seen.total.rate)}
                    {seen.total.denominator > 0 && (
                      <span className="kb-muted">
                        {aside(`${seen.total.inTime} / ${seen.total.denominator}`)}
                      </span>
                    )}
                  </strong>
                  <span className="kb-muted">
                    {t('上月', 'Month before')} {percent(seen.before.rate)}{' '}
                    {pointsSince(seen.total.rate, seen.before.rate)}
                  </span>
                  <Formula seen={seen} />
                </div>
              </div>
              <Suspense fallback={<div className="proof-chart" />}>
                {twelve.data ? (
                  <TwelveMonths months={twelve.data.months} onMonth={(value) => set('month', value)} />
                ) : (
                  <div className="proof-chart" />
                )}
              </Suspense>
            </div>
            <ProofTable seen={seen} by={by} projectId={projectId} onMonth={(value) => set('month', value)} />
          </div>
        )}
      </Asked>
    </div>
  )
}

/** Whether the month runs or was closed, by whom; closing asks first. */
function Closed({ seen, onVersion }: { seen: Seen; onVersion(version: string): void }) {
  const { t } = useWords()
  const { message } = App.useApp()
  const mayClose = useMay('months.close')
  const [asking, setAsking] = useState(false)
  const over = seen.month < today().slice(0, 7)
  return (
    <div className="kb-wrap">
      {seen.closed ? (
        <span>
          {t('已封账', 'Closed')} <When at={seen.closed.at} /> {seen.closed.by} ·{' '}
          {t(`第 ${seen.closed.version} 版`, `version ${seen.closed.version}`)}
          {seen.closed.reason && <span className="kb-muted"> · {seen.closed.reason}</span>}
        </span>
      ) : (
        <span className="kb-soon">
          {over
            ? t('还没封账，数字会变', 'Not closed yet; the figures will change')
            : t('本月进行中，数字会变', 'This month is running; the figures will change')}
        </span>
      )}
      {seen.closed && seen.closed.versions > 1 && (
        <Select
          size="small"
          value={String(seen.closed.version)}
          onChange={onVersion}
          options={Array.from({ length: seen.closed.versions }, (_, at) => ({
            value: String(at + 1),
            label: t(`第 ${at + 1} 版`, `version ${at + 1}`),
          }))}
        />
      )}
      {mayClose && over && (
        <Button size="small" onClick={() => setAsking(true)}>
          {seen.closed ? t('更正，另出一版', 'Correct with a new version') : t('封账', 'Close the month')}
        </Button>
      )}
      {asking && (
        <WordsSheet
          title={t(`封账 ${seen.month}`, `Close ${seen.month}`)}
          action={t('封账', 'Close')}
          label={seen.closed ? t('为什么更正', 'Why correct it') : t('说明', 'Note')}
          rows={3}
          most={200}
          optional={!seen.closed}
          operation={closeMonth}
          touches={['proof']}
          input={(reason) => ({ month: seen.month, ...(reason ? { reason } : {}) })}
          onDone={({ version, rows }) =>
            message.success(
              t(
                `封账了：第 ${version} 版，${rows} 件。`,
                `Closed: version ${version}, ${many(rows, 'matter')}.`,
              ),
            )
          }
          onClose={() => setAsking(false)}
        >
          <p>
            {t(
              '封账后本月数字不再变；之后的更正另出一版，两版都看得到。',
              'After closing the figures do not change; a later correction is another version, and both stay visible.',
            )}
          </p>
        </WordsSheet>
      )}
    </div>
  )
}

function Formula({ seen }: { seen: Seen }) {
  const { say, t } = useWords()
  const [open, setOpen] = useState(false)
  const here = useHere()
  const { formula } = seen
  return (
    <>
      <Button size="small" type="link" onClick={() => setOpen(true)}>
        {t('口径', 'How it is counted')}
      </Button>
      <Sheet
        open={open}
        title={`${say(formula.name)} · ${t(`第 ${formula.version} 版口径`, `definition ${formula.version}`)}`}
        onClose={() => setOpen(false)}
      >
        <dl className="kb-facts">
          <dt>{t('分子', 'Numerator')}</dt>
          <dd>{say(formula.numerator)}</dd>
          <dt>{t('分母', 'Denominator')}</dt>
          <dd>{say(formula.denominator)}</dd>
          <dt>{t('算在哪个月', 'Which month')}</dt>
          <dd>{say(formula.period)}</dd>
          <dt>{t('不算进去的', 'Left out')}</dt>
          <dd>{say(formula.leftOut)}</dd>
        </dl>
        <p style={{ marginTop: 16 }}>
          <Link to={here(`proof/rows?month=${seen.month}`)}>{t('看全部明细', 'See every row')}</Link>
        </p>
      </Sheet>
    </>
  )
}
