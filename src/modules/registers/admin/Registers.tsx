import { Tabs } from 'antd'
import { useSearchParams } from 'react-router'
import { PageHead } from '#web/ui/PageHead.tsx'
import { useWords } from '#web/ui/words.ts'
import { Calls } from './Calls.tsx'
import { Deposits } from './Deposits.tsx'
import { Numbers } from './Numbers.tsx'
import { Posts } from './Posts.tsx'

/** 登记簿: what the front desk keeps, what is said in public, what was recorded on the phone, whom to call. */
export function Registers() {
  const { t } = useWords()
  const [address, setAddress] = useSearchParams()
  return (
    <div className="kb-page" style={{ maxWidth: 1080 }}>
      <PageHead title={t('登记簿', 'Registers')} />
      <Tabs
        activeKey={address.get('book') ?? 'deposits'}
        onChange={(book) => setAddress({ book }, { replace: true })}
        items={[
          { key: 'deposits', label: t('寄存', 'Things kept'), children: <Deposits /> },
          { key: 'posts', label: t('网上的话', 'Public posts'), children: <Posts /> },
          { key: 'calls', label: t('通话', 'Calls'), children: <Calls /> },
          { key: 'numbers', label: t('应急电话', 'Emergency numbers'), children: <Numbers /> },
        ]}
      />
    </div>
  )
}
