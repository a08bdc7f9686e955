import { useState } from 'react'
import type { OutputOf } from '#platform/operation.ts'
import { timeOf } from '#web/ui/clock.ts'
import { useWrite } from '#web/ui/query.ts'
import { sayWhen } from '#web/ui/say.ts'
import { MomentInput } from '#web/ui/TimeInput.tsx'
import { useWords } from '#web/ui/words.ts'
import { appointLinked, type seeLinked } from '../contract/link.ts'

const TWO_HOURS_MS = 2 * 3_600_000

/** When he comes, for two hours; the owner reads it. */
export function AppointIt({ order, token }: { order: OutputOf<typeof seeLinked>; token: string }) {
  const { t, locale } = useWords()
  const [from, setFrom] = useState<string>()
  const write = useWrite(appointLinked, ['repairs'])
  const appoint = () =>
    write.mutate(
      { input: { token, from: from!, until: new Date(Date.parse(from!) + TWO_HOURS_MS).toISOString() } },
      { onSuccess: () => setFrom(undefined) },
    )
  return (
    <section className="p-card p-stack">
      <h2>{t('上门时间', 'When you come')}</h2>
      {order.appointedFrom && (
        <p>
          <strong>
            {sayWhen(order.appointedFrom, locale)}
            {order.appointedUntil && `–${timeOf(order.appointedUntil)}`}
          </strong>
        </p>
      )}
      <MomentInput
        value={from}
        min={`${order.today}T00:00:00+08:00`}
        label={t('几点开始', 'From')}
        onChange={setFrom}
      />
      <button type="button" className="p-button" disabled={!from || write.isPending} onClick={appoint}>
        {order.appointedFrom ? t('改成这个时间', 'Change to this') : t('就这个时间', 'This time')}
      </button>
      <p className="kb-muted p-small">{t('业主会看到。', 'The owner reads it.')}</p>
      {write.error && <p role="alert">{write.error.message}</p>}
    </section>
  )
}
