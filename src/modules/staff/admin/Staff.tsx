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
  return (
    <div className="kb-page" style={{ maxWidth: 1180 }}>
      <PageHead title={t('人员与分片', 'Staff and homes')}>
        <ExportButton what="grids" />
      </PageHead>
      <Tabs
        activeKey={params.get('tab') ?? 'grids'}
        onChange={(tab) => setParams({ tab }, { replace: true })}
        items={[
          { key: 'grids', label: t('分片', 'Homes'), children: <Grids /> },
          { key: 'people', label: t('人员', 'Staff'), children: <People /> },
        ]}
      />
    </div>
  )
}
