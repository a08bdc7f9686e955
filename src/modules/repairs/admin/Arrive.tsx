import { Button } from 'antd'
import { useState } from 'react'
import { arriveTicket } from '#modules/tickets/contract/moves.ts'
import { Sheet } from '#web/ui/Sheet.tsx'
import { useWords } from '#web/ui/words.ts'
import { canScan, readCode, ScanCode, type Scanned } from './ScanCode.tsx'
import { type StandingJob, useField } from './useField.tsx'

/** Scanning the code that hangs there proves it; pressing is enough. */
export function Arrive({ job, onClose }: { job: StandingJob; onClose(): void }) {
  const { t } = useWords()
  const act = useField()
  const [scanning, setScanning] = useState(false)
  const [unread, setUnread] = useState(false)
  const [elsewhere, setElsewhere] = useState<Scanned>()
  const [busy, setBusy] = useState(false)
  const arrive = async (scanned?: Scanned) => {
    setBusy(true)
    await act(arriveTicket, job, scanned ? { scanned } : {})
    onClose()
  }
  const read = (text: string) => {
    setScanning(false)
    const scanned = readCode(text)
    if (!scanned) return setUnread(true)
    const fits = scanned.unitId ? scanned.unitId === job.unitId : scanned.place === job.place
    if (fits) void arrive(scanned)
    else setElsewhere(scanned)
  }
  return (
    <Sheet
      open
      title={t(`到了 · ${job.room ?? job.place ?? ''}`, `Arrived · ${job.room ?? job.place ?? ''}`)}
      onClose={onClose}
      footer={
        <Button type="primary" size="large" block loading={busy} onClick={() => arrive()}>
          {t('我到了', 'I am there')}
        </Button>
      }
    >
      <div className="kb-stack">
        {scanning ? (
          <ScanCode onRead={read} onStop={() => setScanning(false)} />
        ) : (
          canScan() && (
            <Button size="large" block onClick={() => setScanning(true)}>
              {t('扫现场的二维码', 'Scan the code that hangs there')}
            </Button>
          )
        )}
        {unread && (
          <p role="alert">
            {t(
              '这不是本公司的地点码，直接按「我到了」也行。',
              'This is no code of a place of ours. Press “I am there” instead.',
            )}
          </p>
        )}
        {elsewhere && (
          <p role="alert" className="kb-strip">
            {t(
              `扫的是 ${elsewhere.place}，这件在 ${job.room ?? job.place}。走错了就去对的地方；没走错直接按「我到了」。`,
              `The code is of ${elsewhere.place}, this job is at ${job.room ?? job.place}. If you are right, press “I am there”.`,
            )}
          </p>
        )}
        <p className="kb-muted">{t('客户会看到有人到了。', 'The customer reads that somebody has come.')}</p>
      </div>
    </Sheet>
  )
}
