import { Button } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { useDeskNews } from '#modules/tickets/admin/useDeskNews.ts'
import { stateWords } from '#modules/tickets/contract/words.ts'
import { Policy } from '#web/admin/Policy.tsx'
import { useHere, useMay } from '#web/admin/session.ts'
import { Asked } from '#web/ui/Asked.tsx'
import { Empty } from '#web/ui/Empty.tsx'
import { PageHead } from '#web/ui/PageHead.tsx'
import { useRead } from '#web/ui/query.ts'
import { Table } from '#web/ui/Table.tsx'
import { Due, When } from '#web/ui/When.tsx'
import { useWords } from '#web/ui/words.ts'
import { type SeenIncident as Seen, seeIncident } from '../contract.ts'
import { ChangeIncident } from './ChangeIncident.tsx'
import { leftOutWords } from './left-out.ts'
import { PublishNews } from './PublishNews.tsx'

/** One incident: whom it hits, what was said, whom it took in. */
export function Incident() {
  const { t } = useWords()
  const { id = '' } = useParams()
  const may = useMay('work.supervise')
  const query = useRead(seeIncident, { id }, { keep: true, refetchInterval: 15_000 })
  const [doing, setDoing] = useState<'news' | 'end' | 'change' | null>(null)
  useDeskNews()
  return (
    <div className="kb-page">
      <Asked query={query} bones={10} height={40}>
        {(seen) => (
          <>
            <PageHead title={seen.title}>
              {may && !seen.endedAt && (
                <>
                  <Button onClick={() => setDoing('change')}>{t('改', 'Change')}</Button>
                  <Button onClick={() => setDoing('end')}>
                    {t('恢复了，全部办结', 'It is over: end all')}
                  </Button>
                  <Button type="primary" onClick={() => setDoing('news')}>
                    {t('发布进展', 'Publish progress')}
                  </Button>
                </>
              )}
            </PageHead>
            <div className="kb-ticket">
              <div className="kb-stack">
                <Told seen={seen} />
                <Members seen={seen} />
              </div>
              <Facts seen={seen} />
            </div>
            {doing === 'change' && <ChangeIncident seen={seen} onClose={() => setDoing(null)} />}
            {(doing === 'news' || doing === 'end') && (
              <PublishNews seen={seen} ends={doing === 'end'} onClose={() => setDoing(null)} />
            )}
          </>
        )}
      </Asked>
    </div>
  )
}

function Facts({ seen }: { seen: Seen }) {
  const { t } = useWords()
  return (
    <section className="kb-card">
      <dl className="kb-facts">
        <dt>{t('怎么说', 'What to say')}</dt>
        <dd>{seen.say}</dd>
        <dt>{t('哪里', 'Where')}</dt>
        <dd>
          {seen.project}{' '}
          {seen.areas.map(({ building, entrance, homes }) => (
            <span key={`${building} ${entrance}`} className="kb-muted">
              {building}
              {entrance ? t(`${entrance}单元`, ` entrance ${entrance}`) : ''}{' '}
              {t(`${homes} 户`, `${homes} homes`)}{' '}
            </span>
          ))}
        </dd>
        <dt>{t('要通知的人', 'To be told')}</dt>
        <dd>
          {t(
            `${seen.audience.people} 人，${seen.audience.reachable} 个号码`,
            `${seen.audience.people} people, ${seen.audience.reachable} numbers`,
          )}
        </dd>
        <dt>{t('从', 'Since')}</dt>
        <dd>
          <When at={seen.beganAt} /> <span className="kb-muted">{seen.openedBy}</span>
        </dd>
        <dt>{seen.endedAt ? t('恢复', 'Ended') : t('预计恢复', 'Expected end')}</dt>
        <dd>
          {seen.endedAt ? (
            <When at={seen.endedAt} />
          ) : seen.expectedEndAt ? (
            <Due at={seen.expectedEndAt} />
          ) : (
            t('还不知道', 'not known')
          )}
        </dd>
        {seen.category && (
          <>
            <dt>{t('类别', 'Category')}</dt>
            <dd>
              <Policy>{seen.category}</Policy>
            </dd>
          </>
        )}
        {seen.cause && (
          <>
            <dt>{t('原因', 'Cause')}</dt>
            <dd>{seen.cause}</dd>
          </>
        )}
      </dl>
    </section>
  )
}

function Told({ seen }: { seen: Seen }) {
  const { t, say, listed } = useWords()
  return (
    <section className="kb-card kb-stack">
      <h2 style={{ margin: 0 }}>{t('进展', 'Progress')}</h2>
      {seen.news.length === 0 && <Empty>{t('还没有发布过。', 'Nothing was published yet.')}</Empty>}
      {seen.news.map((one) => (
        <article key={one.id}>
          <p style={{ margin: 0 }}>
            {one.words} {one.ends && <span className="kb-mark">{t('结束', 'the end')}</span>}
          </p>
          <p className="kb-muted kb-small" style={{ margin: 0 }}>
            {one.by} <When at={one.at} /> ·{' '}
            {one.carriedAt
              ? t(`发了 ${one.told} 个号码`, `${one.told} numbers told`)
              : t(`正在发：${one.told}`, `being sent: ${one.told}`)}
            {one.leftOut.length > 0 &&
              ` · ${t('没有发', 'not sent')} ${listed(
                one.leftOut.map(({ reason, people }) => `${say(leftOutWords(reason))} ${people}`),
              )}`}
          </p>
        </article>
      ))}
    </section>
  )
}

function Members({ seen }: { seen: Seen }) {
  const { t, say } = useWords()
  const here = useHere()
  return (
    <section className="kb-card kb-scroll-x">
      <h2 style={{ marginTop: 0 }}>{t(`并入的 ${seen.tickets} 件`, `Reports taken in: ${seen.tickets}`)}</h2>
      {seen.members.length === 0 ? (
        <Empty>{t('还没有并入的。座席登记时会提示。', 'None yet. The desk is reminded while typing.')}</Empty>
      ) : (
        <Table wide>
          <thead>
            <tr>
              <th>{t('编号', 'Number')}</th>
              <th>{t('哪里', 'Where')}</th>
              <th>{t('原话', 'Words')}</th>
              <th>{t('到哪一步', 'State')}</th>
              <th>{t('受理', 'Filed')}</th>
            </tr>
          </thead>
          <tbody>
            {seen.members.map((one) => (
              <tr key={one.id}>
                <td>
                  <Link to={here(`tickets/${one.id}`)}>{one.number}</Link>
                </td>
                <td>{one.room ?? '–'}</td>
                <td className="kb-muted">{one.words}</td>
                <td>
                  {say(stateWords[one.state as keyof typeof stateWords])}
                  {one.reopened > 0 && <span className="kb-mark">{t('又报了', 'came back')}</span>}
                </td>
                <td>
                  <When at={one.filedAt} />
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </section>
  )
}
