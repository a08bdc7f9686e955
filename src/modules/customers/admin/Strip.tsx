import { dayOf, sayDay } from '#web/ui/clock.ts'
import { many, useWords } from '#web/ui/words.ts'
import type { Seen } from './seen.tsx'

/** Only what changes how one speaks to this person, at most two lines. */
export function Strip({ seen }: { seen: Seen }) {
  const { t, locale } = useWords()
  const on = (value: unknown) =>
    typeof value === 'string' ? sayDay(value.length > 10 ? dayOf(value) : value, locale) : ''
  const line = ({ code, values }: Seen['strip'][number]) => {
    const words: Record<string, string> = {
      'care-withdrawn': t(
        `${on(values.at)}撤回了关怀同意，不发关怀消息`,
        `Withdrew care consent on ${on(values.at)}; no care messages`,
      ),
      'shared-phone': t(
        `此号码另有 ${values.count} 人使用（可能是一家人）`,
        `${many(Number(values.count), 'other person uses', 'others use')} this number (maybe family)`,
      ),
      watch: t(
        `重点关注：${values.reason}，到 ${on(values.until)}`,
        `Attention: ${values.reason}, until ${on(values.until)}`,
      ),
      'holding-ended': t(
        `${values.room} 已于 ${on(values.on)}过户或退租`,
        `${values.room} ended on ${on(values.on)}`,
      ),
      complaint: t(
        `有 ${values.count} 件未结投诉，关怀短信已暂停`,
        `${many(Number(values.count), 'open complaint')}; care messages are held`,
      ),
    }
    return words[code] ?? code
  }
  if (seen.strip.length === 0) return null
  return (
    <div className="kb-strip" role="note">
      {seen.strip.slice(0, 2).map((one) => (
        <p key={`${one.code}${JSON.stringify(one.values)}`}>{line(one)}</p>
      ))}
    </div>
  )
}
