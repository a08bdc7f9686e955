import { Fragment } from 'react'
import { useSearchParams } from 'react-router'
import { Policy } from '#web/admin/Policy.tsx'
import { useMyself } from '#web/admin/session.ts'
import { Asked } from '#web/ui/Asked.tsx'
import { now } from '#web/ui/clock.ts'
import { Empty } from '#web/ui/Empty.tsx'
import { Paper, Papers } from '#web/ui/Paper.tsx'
import { useRead } from '#web/ui/query.ts'
import { sayDueAt, sayToday, sayWhen } from '#web/ui/say.ts'
import { useWords } from '#web/ui/words.ts'
import { type HomeRow, seeToday } from '../contract/matters.ts'
import { Marks } from './Marks.tsx'
import { buildingOf } from './useView.tsx'

const WHOLE = 500

/** Today's round on paper: by house as one walks, with room to write, for who has no line or no hand free. */
export function PrintToday() {
  const { t, locale } = useWords()
  const [params] = useSearchParams()
  const me = useMyself()
  const person = params.get('person')
  const query = useRead(
    seeToday,
    { tab: 'today', limit: WHOLE, ...(person ? { staffId: person } : {}) },
    { staleTime: 0 },
  )
  return (
    <Papers title={t('打印今日', 'Print today')}>
      <Asked query={query} bones={8}>
        {({ homes, person: whose }) => {
          if (homes.length === 0)
            return <Empty>{t('今天没有要办的。', 'Nothing is to be done today.')}</Empty>
          const walked = homes.toSorted((one, other) => one.sortKey.localeCompare(other.sortKey))
          const houses = [...Map.groupBy(walked, (home) => `${home.project ?? ''} ${houseOf(home, t)}`)]
          return (
            <Paper>
              <h2>
                {t('今日走访单', 'Today’s round')} · {whose ?? me.name} · {sayToday(now(), locale)}
              </h2>
              <p className="kb-muted">
                {t(
                  `${homes.length} 户，${homes.reduce((sum, { matters }) => sum + matters.length, 0)} 件。回来记一笔，纸用完销毁。`,
                  `${homes.length} homes. Record what came of it afterwards, and destroy the paper.`,
                )}
              </p>
              {houses.map(([house, rows]) => (
                <Fragment key={house}>
                  <h3>
                    {house} · {t(`${rows.length} 户`, `${rows.length}`)}
                  </h3>
                  <Round rows={rows} />
                </Fragment>
              ))}
            </Paper>
          )
        }}
      </Asked>
    </Papers>
  )
}

const houseOf = (home: HomeRow, t: (zh: string, en: string) => string) => {
  const building = buildingOf(home)
  return building ? t(`${building}栋`, `Building ${building}`) : t('其他', 'Others')
}

function Round({ rows }: { rows: readonly HomeRow[] }) {
  const { t, locale } = useWords()
  return (
    <table>
      <thead>
        <tr>
          <th style={{ width: '12%' }}>{t('房号', 'Home')}</th>
          <th style={{ width: '17%' }}>{t('客户', 'Customer')}</th>
          <th style={{ width: '31%' }}>{t('要办的', 'To do')}</th>
          <th>{t('结果', 'What came of it')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((home) => (
          <tr key={home.key}>
            <td>
              <strong>{home.room ?? '–'}</strong>
            </td>
            <td>
              {home.customer} <Marks marks={home.marks} cover={home.cover} />
              <div className="kb-muted">{home.phone}</div>
            </td>
            <td>
              {home.matters.map((matter) => (
                <div key={matter.id}>
                  <Policy>{matter.title}</Policy>{' '}
                  <span className="kb-muted">
                    {matter.appointedAt
                      ? t(
                          `约 ${sayWhen(matter.appointedAt, locale)}`,
                          `at ${sayWhen(matter.appointedAt, locale)}`,
                        )
                      : matter.dueAt
                        ? t(`${sayDueAt(matter.dueAt, locale)}前`, `by ${sayDueAt(matter.dueAt, locale)}`)
                        : ''}
                  </span>
                </div>
              ))}
            </td>
            <td>
              {[t('聊好了', 'reached'), t('没在家', 'not in'), t('改约', 'another time')].map((word) => (
                <span key={word} style={{ marginInlineEnd: '3mm', whiteSpace: 'nowrap' }}>
                  <span className="kb-tick" />
                  {word}
                </span>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
