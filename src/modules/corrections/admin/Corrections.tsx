import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { Policy } from '#web/admin/Policy.tsx'
import { useHere, useMay } from '#web/admin/session.ts'
import { Asked } from '#web/ui/Asked.tsx'
import { Empty } from '#web/ui/Empty.tsx'
import { PageHead } from '#web/ui/PageHead.tsx'
import { useRead } from '#web/ui/query.ts'
import { Table } from '#web/ui/Table.tsx'
import { When } from '#web/ui/When.tsx'
import { useWords } from '#web/ui/words.ts'
import { type CorrectionState, correctionStates, listCorrections, listProblems } from '../contract.ts'
import { OpenCorrection, type Problem } from './OpenCorrection.tsx'

/** What comes again and again, and what is done about it. */
export function Corrections() {
  const { t } = useWords()
  const supervises = useMay('work.supervise')
  const [which, setWhich] = useState<'problems' | 'living' | 'all'>(supervises ? 'problems' : 'living')
  return (
    <div className="kb-page">
      <PageHead title={t('纠正预防', 'Corrections')} />
      <Segmented
        style={{ marginBottom: 16 }}
        value={which}
        onChange={(value) => setWhich(value as typeof which)}
        options={[
          ...(supervises ? [{ value: 'problems', label: t('反复出现的', 'What comes again') }] : []),
          { value: 'living', label: t('在做的', 'Under way') },
          { value: 'all', label: t('全部', 'All') },
        ]}
      />
      {which === 'problems' ? <Problems /> : <List which={which} />}
    </div>
  )
}

function Problems() {
  const { t, say } = useWords()
  const here = useHere()
  const [chosen, setChosen] = useState<Problem | null>(null)
  const query = useRead(listProblems, {}, { keep: true })
  return (
    <Asked query={query} bones={8} height={40}>
      {({ problems }) =>
        problems.length === 0 ? (
          <Empty>{t('九十天里没有反复出现的。', 'Nothing came twice in ninety days.')}</Empty>
        ) : (
          <section className="kb-card kb-scroll-x">
            <p className="kb-muted" style={{ marginTop: 0 }}>
              {t(
                '九十天里，同一个项目、同一类别、同一原因报了两次以上的，多的在前。',
                'Reported twice or more in ninety days, in one project, for one reason; the most on top.',
              )}
            </p>
            <Table wide>
              <thead>
                <tr>
                  <th>{t('什么', 'What')}</th>
                  <th>{t('原因', 'Cause')}</th>
                  <th>{t('项目', 'Project')}</th>
                  <th className="kb-number">{t('件', 'Reports')}</th>
                  <th className="kb-number">{t('户', 'Homes')}</th>
                  <th className="kb-number">{t('同一户又来', 'Same home again')}</th>
                  <th>{t('最近', 'Last')}</th>
                  <th>{t('纠正预防', 'Correction')}</th>
                </tr>
              </thead>
              <tbody>
                {problems.map((one) => (
                  <tr key={`${one.projectId} ${one.kind} ${one.category} ${one.cause}`}>
                    <td>
                      <Policy>
                        {one.kindTitle} · {one.category}
                      </Policy>
                    </td>
                    <td>{one.cause ? <Policy>{one.cause}</Policy> : t('没有写', 'not said')}</td>
                    <td>{one.project}</td>
                    <td className="kb-number">{one.tickets}</td>
                    <td className="kb-number">{one.homes}</td>
                    <td className="kb-number">{one.again}</td>
                    <td>
                      <When at={one.lastAt} />
                    </td>
                    <td>
                      {one.correction ? (
                        <Link to={here(`corrections/${one.correction.id}`)}>
                          {say(correctionStates[one.correction.state as CorrectionState])}
                        </Link>
                      ) : (
                        <Button size="small" onClick={() => setChosen(one)}>
                          {t('立项', 'Open one')}
                        </Button>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </Table>
            {chosen && <OpenCorrection problem={chosen} onClose={() => setChosen(null)} />}
          </section>
        )
      }
    </Asked>
  )
}

function List({ which }: { which: 'living' | 'all' }) {
  const { t, say } = useWords()
  const here = useHere()
  const query = useRead(listCorrections, { which }, { keep: true })
  return (
    <Asked query={query} bones={6} height={40}>
      {({ corrections }) =>
        corrections.length === 0 ? (
          <Empty>{t('还没有。', 'None yet.')}</Empty>
        ) : (
          <section className="kb-card kb-scroll-x">
            <Table wide>
              <thead>
                <tr>
                  <th>{t('纠正预防', 'Correction')}</th>
                  <th>{t('项目', 'Project')}</th>
                  <th>{t('谁做', 'Who')}</th>
                  <th>{t('到', 'By')}</th>
                  <th className="kb-number">{t('关联', 'Matters')}</th>
                  <th>{t('到哪一步', 'State')}</th>
                </tr>
              </thead>
              <tbody>
                {corrections.map((one) => (
                  <tr key={one.id}>
                    <td>
                      <Link to={here(`corrections/${one.id}`)}>{one.title}</Link>
                    </td>
                    <td>{one.project}</td>
                    <td>{one.owner}</td>
                    <td>{one.dueOn}</td>
                    <td className="kb-number">{one.tickets}</td>
                    <td>
                      {say(correctionStates[one.state])}
                      {one.failed > 0 && (
                        <span className="kb-mark">
                          {t(`${one.failed} 次没见效`, `failed ${one.failed} times`)}
                        </span>
                      )}
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
