import { Tabs } from 'antd'
import { useSearchParams } from 'react-router'
import { ExportButton } from '#modules/exports/admin/ExportButton.tsx'
import { PageHead } from '#web/ui/PageHead.tsx'
import { useWords } from '#web/ui/words.ts'
import { Grids } from './Grids.tsx'
import { People } from './People.tsx'

/** Who works here, and who looks after which home. */
export function Staff() {
  const { t } = useWords()
  const [params, setParams] = useSearchParams()
  const tab = params.get('tab') ?? 'grids'
  const left = tab === 'people' && params.get('left') === 'true'
  const showLeft = (on: boolean) =>
    setParams({ tab: 'people', ...(on ? { left: 'true' } : {}) }, { replace: true })
  return (
    <div className="kb-page" style={{ maxWidth: 1180 }}>
      <PageHead title={t('人员与分片', 'Staff and homes')}>
        <ExportButton what={tab === 'people' ? 'staff' : 'grids'} filter={left ? { left } : {}} />
      </PageHead>
      <Tabs
        activeKey={tab}
        onChange={(chosen) => setParams({ tab: chosen }, { replace: true })}
        items={[
          { key: 'grids', label: t('分片', 'Homes'), children: <Grids /> },
          { key: 'people', label: t('人员', 'Staff'), children: <People left={left} onLeft={showLeft} /> },
        ]}
      />
    </div>
  )
}
