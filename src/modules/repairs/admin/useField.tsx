import { App } from 'antd'
import { useEffect, useRef } from 'react'
import { acceptTicket, appointTicket, arriveTicket } from '#modules/tickets/contract/moves.ts'
import type { InputOf, Operation } from '#platform/operation.ts'
import { now } from '#web/ui/clock.ts'
import { maySendLater, sendSoon, useWaiting, type Waiting } from '#web/ui/outbox.ts'
import { queries, touch } from '#web/ui/query.ts'
import { useWords } from '#web/ui/words.ts'
import { finishJob, type Job } from '../contract/jobs.ts'

const operations = [acceptTicket, appointTicket, arriveTicket, finishJob]
for (const operation of operations) maySendLater(operation)
const names: readonly string[] = operations.map(({ name }) => name)

/** What this phone still has to send about a job, oldest first. */
export const ofJob = (waiting: readonly Waiting[], job: Job) =>
  waiting.filter(({ operation, input }) => names.includes(operation) && input.id === job.id)

/** A job as it stands for whoever holds the phone: what waits to be sent is counted in. */
export type StandingJob = Job & {
  /** Nothing of it waits. */
  sent: boolean
  /** Done, though nobody else knows yet. */
  finished: boolean
}

/** How a job stands when what waits in this phone is counted in. */
export function standing(job: Job, waiting: readonly Waiting[]): StandingJob {
  const mine = ofJob(waiting, job).filter(({ declined }) => !declined)
  const seen = { ...job }
  for (const { operation, input, at } of mine) {
    if (operation === acceptTicket.name) seen.state = 'accepted'
    if (operation === appointTicket.name) {
      seen.appointedFrom = input.from as string
      seen.appointedUntil = input.until as string
    }
    if (operation === arriveTicket.name) Object.assign(seen, { state: 'working', arrivedAt: at })
  }
  return {
    ...seen,
    sent: mine.length === 0,
    finished: mine.some(({ operation }) => operation === finishJob.name),
  }
}

type File = { field: 'files' | 'before' | 'after' | 'signature'; blob: Blob }

/** Does something with a job: kept in the phone first, sent at once where there is a line, later and once where there is none. */
export function useField() {
  const { message } = App.useApp()
  const { t } = useWords()
  return async <O extends Operation>(
    operation: O,
    job: Job,
    rest: Omit<InputOf<O>, 'id' | 'at' | 'version'>,
    files: File[] = [],
  ): Promise<void> => {
    const label = [job.room ?? job.place, job.category ?? job.kindTitle].filter(Boolean).join(' ')
    const came = await sendSoon({
      operation: operation.name,
      input: { id: job.id, at: now().toISOString(), ...rest },
      files,
      label,
    })
    touch(queries, ['repairs', 'tickets', 'obligations'])
    if (came === 'waiting')
      message.info(
        t(
          '先存在手机里了。连上网自动发，不会发两次。',
          'Kept on this device. It is sent once when there is a connection.',
        ),
      )
    if (came === 'declined')
      message.warning(
        t('没有发成，看「待发送」里的原因。', 'Not taken: see “waiting to send” for the reason.'),
      )
  }
}

/** The list is read anew as soon as something that waited went out. */
export function useReadAfterSending(): void {
  const waiting = useWaiting().length
  const before = useRef(waiting)
  useEffect(() => {
    if (waiting < before.current) touch(queries, ['repairs', 'tickets'])
    before.current = waiting
  }, [waiting])
}
