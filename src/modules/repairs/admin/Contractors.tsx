import { useSearchParams } from 'react-router'
import { Chips } from '#web/ui/Chips.tsx'
import { PageHead } from '#web/ui/PageHead.tsx'
import { useWords } from '#web/ui/words.ts'
import { ContractorList } from './ContractorList.tsx'
import { Prices } from './Prices.tsx'
import { WarrantySettings } from './WarrantySettings.tsx'

const tabs = ['who', 'warranty', 'prices'] as const

/** Who repairs and how well; what the warranty hangs on; what paid work costs. */
export function Contractors() {
  const { t } = useWords()
  const [params, setParams] = useSearchParams()
  const tab = tabs.find((each) => each === params.get('tab')) ?? 'who'
  const labels = {
    who: t('单位', 'Contractors'),
    warranty: t('保修', 'Warranty'),
    prices: t('维修价目', 'Price list'),
  }
  return (
    <div className="kb-page" style={{ maxWidth: 1100 }}>
      <PageHead title={t('承修单位', 'Contractors')} />
      <div style={{ marginBottom: 16 }}>
        <Chips
          label={t('看什么', 'What')}
          value={tab}
          onChange={(value) => setParams(value === 'who' ? {} : { tab: value }, { replace: true })}
          choices={tabs.map((value) => ({ value, label: labels[value] }))}
        />
      </div>
      {tab === 'who' && <ContractorList />}
      {tab === 'warranty' && <WarrantySettings />}
      {tab === 'prices' && <Prices />}
    </div>
  )
}
