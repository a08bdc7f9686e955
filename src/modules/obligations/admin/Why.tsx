import { sayDay } from '#web/ui/clock.ts'
import { sayWhen } from '#web/ui/say.ts'
import { many, useWords } from '#web/ui/words.ts'
import type { Matter } from '../contract/matters.ts'

/** One line why: 11月14日签约,7 天内 · 制度 5.1.3-c */
export function WhyLine({ matter }: { matter: Matter }) {
  const { locale, say, t } = useWords()
  const { on, eventTitle, due } = matter.because
  return (
    <>
      {on && `${sayDay(on, locale)}${locale === 'en' ? ' ' : ''}`}
      {say(eventTitle)}
      {due.zh && `${locale === 'en' ? ', ' : '，'}${say(due)}`}
      {matter.clause && ` · ${t('制度', 'clause')} ${matter.clause}`}
      {matter.provisional && ` · ${t('期限暂定', 'provisional')}`}
    </>
  )
}

export function Attempts({ matter }: { matter: Matter }) {
  const { locale, t } = useWords()
  if (matter.attempts === 0) return null
  const last = matter.attemptedAt
    ? t(`（上次 ${sayWhen(matter.attemptedAt, locale)}）`, ` (last ${sayWhen(matter.attemptedAt, locale)})`)
    : ''
  return (
    <span>
      {t(`已打 ${matter.attempts} 次没接`, `${many(matter.attempts, 'call')} without an answer`)}
      {last}
    </span>
  )
}
