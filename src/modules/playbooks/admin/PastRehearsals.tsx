import { Link } from 'react-router'
import { useHere } from '#web/admin/session.ts'
import { Asked } from '#web/ui/Asked.tsx'
import { dayOf, sayDay } from '#web/ui/clock.ts'
import { useRead } from '#web/ui/query.ts'
import { Table } from '#web/ui/Table.tsx'
import { When } from '#web/ui/When.tsx'
import { useWords } from '#web/ui/words.ts'
import { listRehearsals } from '../contract/rehearsals.ts'

/** What was rehearsed before, so that nobody plays the same twice. */
export function PastRehearsals({ name }: { name: string }) {
  const { t, locale } = useWords()
  const here = useHere()
  const query = useRead(listRehearsals, { name })
  return (
    <Asked query={query} bones={3}>
      {({ rehearsals }) =>
        rehearsals.length === 0 ? null : (
          <section className="kb-card kb-scroll-x">
            <h2>{t('试跑过的', 'Past rehearsals')}</h2>
            <Table>
              <tbody>
                {rehearsals.map((one) => (
                  <tr key={one.id}>
                    <td>
                      <Link to={here(`playbooks/${name}/rehearse?id=${one.id}`)}>
                        {one.against === 'next-year'
                          ? t('未来一年', 'Next year')
                          : t('上个月的真实情况', 'Last month’s facts')}
                      </Link>{' '}
                      <span className="kb-muted kb-small">
                        {sayDay(dayOf(one.from), locale)} – {sayDay(dayOf(one.until), locale)}
                      </span>
                    </td>
                    <td>{t(`第 ${one.version} 版`, `Version ${one.version}`)}</td>
                    <td className="kb-number">
                      {one.state === 'running'
                        ? t('正在算', 'running')
                        : one.owed === null
                          ? t('没算完', 'not finished')
                          : t(
                              `${one.owed} 件，不同 ${one.differing ?? 0}`,
                              `${one.owed}, ${one.differing ?? 0} differ`,
                            )}
                    </td>
                    <td className="kb-muted">
                      {one.by} <When at={one.startedAt} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </Table>
          </section>
        )
      }
    </Asked>
  )
}
