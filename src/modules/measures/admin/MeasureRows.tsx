import { Segmented, Select } from 'antd'
import { Link, useSearchParams } from 'react-router'
import { channelWords, stateWords } from '#modules/tickets/contract/words.ts'
import { Policy } from '#web/admin/Policy.tsx'
import { useHere, useMay } from '#web/admin/session.ts'
import { Asked } from '#web/ui/Asked.tsx'
import { today } from '#web/ui/clock.ts'
import { Empty } from '#web/ui/Empty.tsx'
import { PageHead } from '#web/ui/PageHead.tsx'
import { useRead } from '#web/ui/query.ts'
import { Table } from '#web/ui/Table.tsx'
import { Due, When } from '#web/ui/When.tsx'
import { useWords } from '#web/ui/words.ts'
import { cutMeasure, type MeasureSeen, sayFigure, sayParts, seeMeasureRows } from '../contract.ts'
import { cutWords } from './cut-words.ts'
import './measures.css'

/** The rows behind a number, and its parts; the top line repeats the number, so that a printed page stands alone. */
export function MeasureRows() {
  const { t } = useWords()
  const here = useHere()
  const [address, setAddress] = useSearchParams()
  const get = (name: string) => address.get(name) ?? undefined
  const set = (changes: Record<string, string | undefined>) =>
    setAddress((before) => {
      const next = new URLSearchParams(before)
      for (const [name, value] of Object.entries(changes))
        if (value === undefined) next.delete(name)
        else next.set(name, value)
      return next
    })
  const month = get('month') ?? today().slice(0, 7)
  const which = (get('which') ?? 'all') as 'all' | 'hits' | 'others'
  const asked = { month, key: get('key') ?? '', ...(get('project') ? { projectId: get('project')! } : {}) }
  const query = useRead(
    seeMeasureRows,
    { ...asked, which, ...(get('by') && address.has('cut') ? { cutBy: get('by')!, cut: get('cut')! } : {}) },
    { keep: true },
  )
  return (
    <div className="kb-page">
      <PageHead
        title={
          <>
            {query.data ? <Policy>{query.data.measure.title}</Policy> : t('指标明细', 'Rows')} · {month}
          </>
        }
      >
        <Link to={here(`service-report?month=${month}${get('project') ? `&project=${get('project')}` : ''}`)}>
          {t('回到月报', 'Back to the report')}
        </Link>
      </PageHead>
      <Asked query={query} bones={12} height={36}>
        {({ measure, rows, total, hidden }) => (
          <div className="kb-stack" style={{ gap: 16 }}>
            <p style={{ margin: 0 }}>
              <b style={{ fontSize: 18 }}>{sayFigure(measure.is, measure.value)}</b>{' '}
              <span className="kb-muted">
                {sayParts(measure)}{' '}
                {measure.target && t(`目标 ${measure.target}`, `target ${measure.target}`)}
              </span>
            </p>
            <div className="kb-wrap kb-no-print">
              {measure.hits !== null && (
                <Segmented
                  value={which}
                  onChange={(value) => set({ which: value === 'all' ? undefined : value })}
                  options={[
                    { value: 'all', label: t('全部', 'All') },
                    { value: 'hits', label: t('算进分子的', 'Numerator') },
                    { value: 'others', label: t('没算进的', 'The others') },
                  ]}
                />
              )}
              {measure.cuts.length > 0 && (
                <CutBy measure={measure} by={get('by')} onBy={(by) => set({ by, cut: undefined })} />
              )}
            </div>
            {get('by') && (
              <Parts asked={asked} by={get('by')!} cut={get('cut')} onCut={(cut) => set({ cut })} />
            )}
            {rows.length === 0 ? (
              <Empty>{t('没有这样的件。', 'No such rows.')}</Empty>
            ) : (
              <Rows rows={rows} numbers={measure.is === 'number'} />
            )}
            <p className="kb-muted kb-small">
              {t(`共 ${total} 件`, `${total} in all`)}
              {rows.length + hidden < total &&
                t(`，先看前 ${rows.length} 件`, `, the first ${rows.length} shown`)}
              {hidden > 0 &&
                t(`；${hidden} 件保密，您看不到`, `; ${hidden} are confidential and not shown to you`)}
            </p>
          </div>
        )}
      </Asked>
    </div>
  )
}

function CutBy({
  measure,
  by,
  onBy,
}: {
  measure: MeasureSeen
  by: string | undefined
  onBy(by?: string): void
}) {
  const { t, say } = useWords()
  return (
    <Select
      value={by ?? ''}
      onChange={(value) => onBy(value || undefined)}
      style={{ minWidth: 140 }}
      aria-label={t('按什么分', 'By')}
      options={[
        { value: '', label: t('不分', 'Not split') },
        ...measure.cuts.map((cut) => ({
          value: cut,
          label: t(
            `按${say(cutWords[cut] ?? { zh: cut, en: cut })}`,
            `by ${say(cutWords[cut] ?? { zh: cut, en: cut })}`,
          ),
        })),
      ]}
    />
  )
}

function Parts({
  asked,
  by,
  cut,
  onCut,
}: {
  asked: { month: string; key: string; projectId?: string }
  by: string
  cut: string | undefined
  onCut(cut: string | undefined): void
}) {
  const { t, say } = useWords()
  const query = useRead(cutMeasure, { ...asked, by }, { keep: true })
  const titleOf = (title: string | null) => {
    if (title === null) return t('没有填', 'not said')
    const channel = by === 'channel' ? channelWords[title as keyof typeof channelWords] : undefined
    return channel ? say(channel) : <Policy>{title}</Policy>
  }
  return (
    <Asked query={query} bones={4} height={32}>
      {({ measure, parts }) => (
        <section className="kb-card kb-scroll-x measures-table">
          <Table>
            <thead>
              <tr>
                <th>{say(cutWords[by] ?? { zh: by, en: by })}</th>
                <th className="kb-number">{t('数', 'Figure')}</th>
                <th className="kb-number">{t('件数', 'Made of')}</th>
                <th className="kb-number">{t('95%区间', '95% interval')}</th>
              </tr>
            </thead>
            <tbody>
              {parts.map((part) => (
                <tr key={part.key}>
                  <td>
                    <button
                      type="button"
                      className={`kb-plain kb-link ${cut === part.key ? 'kb-strong' : ''}`}
                      onClick={() => onCut(cut === part.key ? undefined : part.key)}
                    >
                      {titleOf(part.title)}
                    </button>
                  </td>
                  <td className="kb-number">
                    {sayFigure(measure.is === 'rate' ? 'count' : measure.is, part.value)}
                  </td>
                  <td className="kb-number kb-muted">{sayParts(part) || part.cases}</td>
                  <td className="kb-number kb-muted">
                    {part.low === null
                      ? '–'
                      : `${Math.round(part.low * 100)}–${Math.round(part.high! * 100)}%`}
                  </td>
                </tr>
              ))}
            </tbody>
          </Table>
        </section>
      )}
    </Asked>
  )
}

type Row = (typeof seeMeasureRows)['output']['_output']['rows'][number]

function Rows({ rows, numbers }: { rows: readonly Row[]; numbers: boolean }) {
  const { t, say } = useWords()
  const here = useHere()
  const opens = useMay('work.do')
  const known = (read: (row: Row) => unknown) => rows.some((row) => read(row) !== null)
  return (
    <section className="kb-card kb-scroll-x measures-table">
      <Table wide>
        <thead>
          <tr>
            <th>{t('哪一件', 'Which')}</th>
            <th>{t('哪里', 'Where')}</th>
            {known((row) => row.state) && <th>{t('到哪一步', 'State')}</th>}
            {known((row) => row.who) && <th>{t('谁', 'Who')}</th>}
            {known((row) => row.at) && <th>{t('受理', 'Since')}</th>}
            {known((row) => row.dueAt) && <th>{t('期限', 'Due')}</th>}
            {known((row) => row.doneAt) && <th>{t('办成', 'Done')}</th>}
            {numbers ? <th className="kb-number">{t('数', 'Adds')}</th> : <th>{t('算进分子', 'Counted')}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const state = stateWords[row.state as keyof typeof stateWords]
            return (
              <tr key={row.id}>
                <td>
                  {row.ticketId && opens ? (
                    <Link to={here(`tickets/${row.ticketId}`)}>{row.title}</Link>
                  ) : row.customerId && opens ? (
                    <Link to={here(`customers/${row.customerId}`)}>{row.title}</Link>
                  ) : (
                    row.title
                  )}{' '}
                  <span className="kb-muted kb-small">{row.words}</span>
                </td>
                <td>{[row.project, row.room].filter((part) => part).join(' ') || '–'}</td>
                {known((each) => each.state) && <td>{state ? say(state) : '–'}</td>}
                {known((each) => each.who) && <td>{row.who ?? '–'}</td>}
                {known((each) => each.at) && <td>{row.at ? <When at={row.at} /> : '–'}</td>}
                {known((each) => each.dueAt) && <td>{row.dueAt ? <Due at={row.dueAt} closed /> : '–'}</td>}
                {known((each) => each.doneAt) && <td>{row.doneAt ? <When at={row.doneAt} /> : '–'}</td>}
                {numbers ? (
                  <td className="kb-number">{row.adds?.toFixed(1) ?? '–'}</td>
                ) : (
                  <td>{row.hit ? t('是', 'yes') : t('否', 'no')}</td>
                )}
              </tr>
            )
          })}
        </tbody>
      </Table>
    </section>
  )
}
