import { Link, useSearchParams } from 'react-router'
import { WithTitles } from '#web/admin/Policy.tsx'
import { useHere } from '#web/admin/session.ts'
import { Asked } from '#web/ui/Asked.tsx'
import { Chips } from '#web/ui/Chips.tsx'
import { Empty } from '#web/ui/Empty.tsx'
import { PageHead } from '#web/ui/PageHead.tsx'
import { usePages } from '#web/ui/pages.tsx'
import { useRead } from '#web/ui/query.ts'
import { Table } from '#web/ui/Table.tsx'
import { useWords } from '#web/ui/words.ts'
import { listLacking } from '../contract/dossier.ts'
import { factStates, type Phase } from '../contract/words.ts'

/** The people behind a number of the records: what each lacks, what is old. */
export function Lacking() {
  const { t, say } = useWords()
  const here = useHere()
  const [address, setAddress] = useSearchParams()
  const get = (name: string) => address.get(name) ?? undefined
  const state = get('state') as 'missing' | 'stale' | undefined
  const pages = usePages()
  const query = useRead(
    listLacking,
    {
      ...(get('project') ? { projectId: get('project')! } : {}),
      ...(get('steward') ? { stewardId: get('steward')! } : {}),
      ...(get('phase') ? { phase: get('phase') as Phase } : {}),
      ...(get('field') ? { field: get('field')! } : {}),
      ...(state ? { state } : {}),
      ...pages.page,
    },
    { keep: true },
  )
  const back = new URLSearchParams(
    [...address].filter(([name]) => name === 'phase' || (name === 'project' && address.has('steward'))),
  )
  return (
    <div className="kb-page" style={{ maxWidth: 1080 }}>
      <PageHead title={t('谁的档案缺什么', 'Whose record lacks what')}>
        <Link to={here(`dossiers?${back}`)}>{t('回到完整度', 'Back to the numbers')}</Link>
      </PageHead>
      <div className="kb-stack">
        <Chips<'both' | 'missing' | 'stale'>
          label={t('缺什么', 'What is wrong')}
          value={state ?? 'both'}
          onChange={(value) => {
            pages.toFirst()
            setAddress((before) => {
              const next = new URLSearchParams(before)
              if (value === 'both') next.delete('state')
              else next.set('state', value)
              return next
            })
          }}
          choices={[
            { value: 'both', label: t('没有或旧了', 'Missing or stale') },
            { value: 'missing', label: say(factStates.missing) },
            { value: 'stale', label: say(factStates.stale) },
          ]}
        />
        <Asked query={query} bones={8} height={36}>
          {({ people, after }) =>
            people.length === 0 ? (
              <Empty>{t('没有这样的客户，档案都齐。', 'Nobody: all records are complete.')}</Empty>
            ) : (
              <>
                <section className="kb-card kb-scroll-x">
                  <Table wide>
                    <thead>
                      <tr>
                        <th>{t('客户', 'Customer')}</th>
                        <th>{t('房屋', 'Home')}</th>
                        <th>{t('管家', 'Steward')}</th>
                        <th className="kb-number">{t('有', 'Known')}</th>
                        <th>{t('缺的', 'Lacking')}</th>
                      </tr>
                    </thead>
                    <tbody>
                      {people.map((one) => (
                        <tr key={one.id}>
                          <td>
                            <Link to={here(`customers/${one.id}`)}>{one.name}</Link>
                          </td>
                          <td>{one.room ?? '–'}</td>
                          <td>{one.steward ?? '–'}</td>
                          <td className="kb-number">
                            {one.known}/{one.wanted}
                          </td>
                          <td>
                            {one.lacking.map(({ field, title, state: is }) => (
                              <span key={field} className="kb-mark" style={{ marginInlineEnd: 4 }}>
                                <WithTitles text={say(title)} />
                                {is === 'stale' && t('（旧）', ' (stale)')}
                              </span>
                            ))}
                          </td>
                        </tr>
                      ))}
                    </tbody>
                  </Table>
                </section>
                {pages.buttons(after)}
              </>
            )
          }
        </Asked>
      </div>
    </div>
  )
}
