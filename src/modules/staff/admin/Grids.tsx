import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { useHere, useMay } from '#web/admin/session.ts'
import { Asked } from '#web/ui/Asked.tsx'
import { sayDay } from '#web/ui/clock.ts'
import { Empty } from '#web/ui/Empty.tsx'
import { useRead } from '#web/ui/query.ts'
import { Table } from '#web/ui/Table.tsx'
import { many, useWords } from '#web/ui/words.ts'
import { listGrids } from '../contract/grids.ts'
import { HandOver } from './HandOver.tsx'
import type { Grid } from './seen.tsx'

export function Grids() {
  const { t, locale } = useWords()
  const here = useHere()
  const may = useMay('staff.assign')
  const query = useRead(listGrids, {})
  const [handing, setHanding] = useState<Grid>()
  return (
    <Asked query={query} bones={8} height={44}>
      {({ grids, withoutSteward }) => (
        <>
          {withoutSteward > 0 && (
            <p className="kb-strip" style={{ marginBottom: 12 }} role="note">
              {t(
                `${withoutSteward} 户没有管家，他们的事没人负责。`,
                `${many(withoutSteward, 'home has', 'homes have')} no steward; nobody answers for them. `,
              )}
              <Link to={here('homes?withoutSteward=true')}>{t('看是哪些', 'Which ones')}</Link>
            </p>
          )}
          {grids.length === 0 ? (
            <Empty>
              {t('还没有楼栋。先在「项目」里建楼栋和房号。', 'No buildings yet. Make them under “Projects”.')}
            </Empty>
          ) : (
            <div className="kb-card kb-scroll-x">
              <Table wide>
                <thead>
                  <tr>
                    <th>{t('楼栋', 'Building')}</th>
                    <th>{t('单元', 'Entrance')}</th>
                    <th>{t('管家', 'Steward')}</th>
                    <th className="kb-number">{t('户数', 'Homes')}</th>
                    <th>{t('自', 'Since')}</th>
                    <th aria-label={t('交接', 'Hand over')} />
                  </tr>
                </thead>
                <tbody>
                  {grids.map((grid) => (
                    <tr key={`${grid.buildingId}${grid.entrance ?? ''}`}>
                      <td>
                        <strong>{grid.building}</strong> <span className="kb-muted">{grid.project}</span>
                      </td>
                      <td>{grid.entrance ?? t('整栋', 'all')}</td>
                      <td>{grid.steward ?? <span className="kb-soon">{t('没有管家', 'nobody')}</span>}</td>
                      <td className="kb-number">{grid.homes}</td>
                      <td className="kb-muted">{grid.fromOn && sayDay(grid.fromOn, locale)}</td>
                      <td className="kb-number">
                        {may && (
                          <Button size="small" onClick={() => setHanding(grid)}>
                            {grid.staffId ? t('交接', 'Hand over') : t('分给', 'Assign')}
                          </Button>
                        )}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </Table>
            </div>
          )}
          {handing && <HandOver grid={handing} onClose={() => setHanding(undefined)} />}
        </>
      )}
    </Asked>
  )
}
