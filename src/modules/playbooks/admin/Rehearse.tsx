import { App, Button, Segmented } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import { Policy, WithTitles } from '#web/admin/Policy.tsx'
import { useHere } from '#web/admin/session.ts'
import { Asked } from '#web/ui/Asked.tsx'
import { Bones } from '#web/ui/Bones.tsx'
import { saidBy } from '#web/ui/Failed.tsx'
import { PageHead } from '#web/ui/PageHead.tsx'
import { useRead, useWrite } from '#web/ui/query.ts'
import { many, useWords } from '#web/ui/words.ts'
import { rehearsePlaybook, seeRehearsal } from '../contract/rehearsals.ts'
import { PastRehearsals } from './PastRehearsals.tsx'
import type { Result } from './shown.ts'
import { TooMuch } from './TooMuch.tsx'
import './playbooks.css'

const LoadChart = lazy(async () => ({ default: (await import('./LoadChart.tsx')).LoadChart }))

/** What would we owe? Plays the company's real facts against a version before anyone is bound by it. */
export function Rehearse() {
  const { t } = useWords()
  const { message } = App.useApp()
  const here = useHere()
  const { name = '' } = useParams()
  const [address, setAddress] = useSearchParams()
  const [against, setAgainst] = useState<'last-month' | 'next-year'>('next-year')
  const version = address.get('version')
  const id = address.get('id')
  const write = useWrite(rehearsePlaybook, [])
  const start = () =>
    write.mutate(
      { input: { name, against, ...(version ? { version: Number(version) } : {}) } },
      {
        onSuccess: ({ rehearsalId }) =>
          setAddress((before) => {
            const next = new URLSearchParams(before)
            next.set('id', rehearsalId)
            return next
          }),
        onError: (error) => message.warning(saidBy(error)),
      },
    )
  return (
    <div className="kb-page">
      <PageHead title={t('试跑', 'Rehearsal')}>
        <Segmented
          value={against}
          onChange={setAgainst}
          options={[
            { value: 'next-year', label: t('未来一年', 'Next year') },
            { value: 'last-month', label: t('上个月的真实情况', 'Last month’s facts') },
          ]}
        />
        <Button type="primary" loading={write.isPending} onClick={start}>
          {t('试跑', 'Rehearse')}
        </Button>
        <Link to={here(`playbooks/${name}`)}>{t('回到制度', 'Back')}</Link>
      </PageHead>
      {id ? (
        <Shown id={id} />
      ) : (
        <div className="kb-stack">
          <p className="kb-muted">
            {t(
              '不影响任何人：只算一遍，看会产生多少事、落在谁身上、和现在差在哪。',
              'Nobody is bound: it only counts what would be owed, by whom, and what would change.',
            )}
          </p>
          <PastRehearsals name={name} />
        </div>
      )}
    </div>
  )
}

function Shown({ id }: { id: string }) {
  const { t } = useWords()
  const [done, setDone] = useState(false)
  const query = useRead(seeRehearsal, { id }, done ? {} : { refetchInterval: 1500 })
  if (query.data && query.data.state !== 'running' && !done) setDone(true)
  return (
    <Asked query={query} bones={8}>
      {(rehearsal) =>
        rehearsal.result ? (
          <Results
            result={rehearsal.result}
            from={rehearsal.from}
            until={rehearsal.until}
            version={rehearsal.version}
          />
        ) : (
          <div role="status">
            <p>
              {rehearsal.problem ??
                t(
                  '正在试跑：把公司的事实从头算一遍，客户多时要几分钟。结果会显示在这一页，可以先去忙别的，再用这个网址回来。',
                  'Running: every fact of the company is played again, minutes for a large one. The result comes to this page; keep its address.',
                )}
            </p>
            {!rehearsal.problem && <Bones rows={6} />}
          </div>
        )
      }
    </Asked>
  )
}

function Results({
  result,
  from,
  until,
  version,
}: {
  result: Result
  from: string
  until: string
  version: number
}) {
  const { t, then, say } = useWords()
  const because: Record<string, string> = {
    audience: t('不在对象里', 'not in the audience'),
    where: t('条件不符', 'condition not met'),
    unless: t('刚问过', 'asked recently'),
    once: t('已有一件', 'there is one'),
    'before-go-live': t('启用日以前', 'before go-live'),
    'begun-late': t('周期过半才启用，下一期再联系', 'began late in the period: next time'),
    extent: t('不在适用范围', 'outside the extent'),
    'switched-off': t('开关关着', 'switched off'),
  }
  const changes = { added: t('新增', 'added'), gone: t('不再有', 'gone'), moved: t('期限变了', 'moved') }
  return (
    <div className="kb-stack" style={{ gap: 20 }}>
      <p className="playbook-sum">
        {t(
          `第 ${version} 版，${from.slice(0, 10)} 至 ${until.slice(0, 10)}：会产生 `,
          `Version ${version}, ${from.slice(0, 10)} to ${until.slice(0, 10)}: would owe `,
        )}
        <b>{result.owed.toLocaleString()}</b>
        {t(
          ` 件（用了 ${result.facts.toLocaleString()} 条事实）。和运行的版本相比，${result.differing} 件不同。`,
          ` matters from ${many(result.facts, 'fact')}; ${result.differing} differ from the running version.`,
        )}
      </p>
      <Suspense fallback={<div className="playbook-chart" />}>
        <LoadChart work={result.work} capacity={result.capacity} />
      </Suspense>
      {result.tooMuch.length > 0 && <TooMuch weeks={result.tooMuch} capacity={result.capacity} />}
      <div className="playbook-columns">
        <section className="kb-card" style={{ padding: 16 }}>
          <h2>{t('每条会产生多少', 'By clause')}</h2>
          <table className="kb-simple">
            <tbody>
              {result.clauses.map((clause) => (
                <tr key={clause.clause}>
                  <td>
                    <span className="kb-muted">{clause.clause}</span> <Policy>{clause.title}</Policy>{' '}
                    <span className="kb-faint">
                      <WithTitles text={say(clause.who)} />
                    </span>
                  </td>
                  <td className="kb-number">{clause.owed}</td>
                  <td className="kb-number kb-muted">
                    {clause.owed === clause.was ? '' : `${t('原', 'was')} ${clause.was}`}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
        <div className="kb-stack">
          {result.differences.length > 0 && (
            <section className="kb-card" style={{ padding: 16 }}>
              <h2>{t('和运行的版本差在哪', 'What changes')}</h2>
              <ul>
                {result.differences.map((each) => (
                  <li key={`${each.rule} ${each.change}`}>
                    <Policy>{each.title}</Policy>
                    {then(`${changes[each.change]} ${each.count}`)}{' '}
                    <span className="kb-faint">{each.example}</span>
                  </li>
                ))}
              </ul>
            </section>
          )}
          <section className="kb-card" style={{ padding: 16 }}>
            <h2>{t('谁被排除，为什么', 'Who is left out, and why')}</h2>
            <ul>
              {result.leftOut.slice(0, 40).map((each) => (
                <li key={`${each.rule} ${each.because}`}>
                  <Policy>{each.title}</Policy>
                  {then(`${because[each.because] ?? each.because} ${each.count.toLocaleString()}`)}
                </li>
              ))}
            </ul>
          </section>
        </div>
      </div>
    </div>
  )
}
