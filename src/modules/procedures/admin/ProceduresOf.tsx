import { Button } from 'antd'
import { useState } from 'react'
import { useRead } from '#web/ui/query.ts'
import { useWords } from '#web/ui/words.ts'
import { listProcedures, listRecords } from '../contract.ts'
import { RecordList } from './RecordList.tsx'
import { StartRecord } from './StartRecord.tsx'

interface Props {
  about: 'customer' | 'ticket'
  aboutId: string
  /** The homes of the customer: what is about a home is begun here too. */
  homes?: readonly { holdingId: string; room: string }[]
}

/** The records about one customer or ticket, and what may be begun about it; nothing where there is neither. */
export function ProceduresOf({ about, aboutId, homes = [] }: Props) {
  const { t } = useWords()
  const [starting, setStarting] = useState(false)
  const input = about === 'customer' ? { customerId: aboutId } : { ticketId: aboutId }
  const records = useRead(listRecords, input).data?.records ?? []
  const startable = (useRead(listProcedures, {}, { staleTime: 300_000 }).data?.procedures ?? []).filter(
    (each) => each.about === about || (each.about === 'holding' && homes.length > 0),
  )
  if (records.length === 0 && startable.length === 0) return null
  return (
    <section className="kb-stack" aria-label={t('流程', 'Procedures')}>
      <RecordList records={records} />
      {startable.length > 0 && (
        <div>
          <Button onClick={() => setStarting(true)}>{t('发起流程', 'Begin a procedure')}</Button>
        </div>
      )}
      {starting && (
        <StartRecord
          procedures={startable}
          aboutId={aboutId}
          homes={homes}
          onClose={() => setStarting(false)}
        />
      )}
    </section>
  )
}
