import { Button } from 'antd'
import { useState } from 'react'
import { Asked } from '#web/ui/Asked.tsx'
import { Chips } from '#web/ui/Chips.tsx'
import { Empty } from '#web/ui/Empty.tsx'
import { PageHead } from '#web/ui/PageHead.tsx'
import { useRead } from '#web/ui/query.ts'
import { useWords } from '#web/ui/words.ts'
import { listProcedures, listRecords } from '../contract.ts'
import { RecordList } from './RecordList.tsx'
import { StartRecord } from './StartRecord.tsx'

type Which = 'mine' | 'open' | 'over'

/** Work that goes through several hands: what waits for me, what is under way, what is over. */
export function Procedures() {
  const { t } = useWords()
  const [which, setWhich] = useState<Which>('mine')
  const [starting, setStarting] = useState(false)
  const query = useRead(listRecords, { which }, { keep: true, refetchInterval: 60_000 })
  const startable = useRead(listProcedures, {}, { staleTime: 300_000 }).data?.procedures ?? []
  const here = startable.filter(({ about }) => about === 'company' || about === 'project')
  return (
    <div className="kb-page">
      <PageHead title={t('流程', 'Procedures')}>
        {here.length > 0 && (
          <Button type="primary" onClick={() => setStarting(true)}>
            {t('发起流程', 'Begin one')}
          </Button>
        )}
      </PageHead>
      <div style={{ marginBottom: 16 }}>
        <Chips<Which>
          label={t('哪些', 'Which')}
          value={which}
          onChange={setWhich}
          choices={[
            { value: 'mine', label: t('等我办', 'For me') },
            { value: 'open', label: t('在办的', 'Under way') },
            { value: 'over', label: t('结束了的', 'Over') },
          ]}
        />
      </div>
      <Asked query={query} bones={6} height={60}>
        {({ records }) =>
          records.length === 0 ? (
            <Empty>
              {which === 'mine' ? t('没有等您办的一步。', 'No step waits for you.') : t('没有。', 'None.')}
            </Empty>
          ) : (
            <RecordList records={records} />
          )
        }
      </Asked>
      {starting && <StartRecord procedures={here} onClose={() => setStarting(false)} />}
    </div>
  )
}
