import { Button } from 'antd'
import { useState } from 'react'
import { acceptTicket } from '#modules/tickets/contract/moves.ts'
import { useWords } from '#web/ui/words.ts'
import { AppointVisit } from './AppointVisit.tsx'
import { Arrive } from './Arrive.tsx'
import { FinishJob } from './FinishJob.tsx'
import { type StandingJob, useField } from './useField.tsx'

type Step = 'accept' | 'appoint' | 'arrive' | 'finish'

export function usualStep(job: StandingJob): Step {
  if (job.state === 'working' || job.arrivedAt) return 'finish'
  if (job.state === 'accepted' || job.state === 'suspended') return job.appointedFrom ? 'arrive' : 'appoint'
  return 'accept'
}

/** 接单 → 约时间 → 到了 → 完成; any of them may be left out. `all` shows the others beside the usual one. */
export function NextStep({ job, all = false, onOpen }: { job: StandingJob; all?: boolean; onOpen?(): void }) {
  const { t } = useWords()
  const [open, setOpen] = useState<Step>()
  const [busy, setBusy] = useState(false)
  const act = useField()
  const usual = usualStep(job)
  const labels: Record<Step, string> = {
    accept: t('接单', 'Accept'),
    appoint: job.appointedFrom ? t('改时间', 'Another time') : t('约时间', 'Appoint'),
    arrive: t('到了', 'I am there'),
    finish: t('完成', 'Done'),
  }
  const press = async (step: Step) => {
    if (step !== 'accept') return setOpen(step)
    setBusy(true)
    await act(acceptTicket, job, {})
    setBusy(false)
  }
  const others = (['accept', 'appoint', 'arrive', 'finish'] as const).filter(
    (step) =>
      step !== usual && (step !== 'accept' || usual === 'accept') && (step !== 'arrive' || !job.arrivedAt),
  )
  const close = () => setOpen(undefined)
  return (
    <>
      <div className="kb-wrap">
        <Button
          type="primary"
          size="large"
          className="kb-job-next kb-grow"
          loading={busy}
          onClick={() => press(usual)}
        >
          {labels[usual]}
        </Button>
        {all
          ? others.map((step) => (
              <Button key={step} size="large" className="kb-job-next" onClick={() => press(step)}>
                {labels[step]}
              </Button>
            ))
          : onOpen && (
              <Button size="large" className="kb-job-next" onClick={onOpen}>
                {t('详情', 'Details')}
              </Button>
            )}
      </div>
      {open === 'appoint' && <AppointVisit job={job} onClose={close} />}
      {open === 'arrive' && <Arrive job={job} onClose={close} />}
      {open === 'finish' && <FinishJob job={job} onClose={close} />}
    </>
  )
}
