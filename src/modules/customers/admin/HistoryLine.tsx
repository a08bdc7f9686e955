import { type Reason, reasons } from '#modules/gifts/contract/words.ts'
import { eventWords } from '#modules/obligations/admin/eventWords.tsx'
import { reasonWords } from '#modules/obligations/contract/reasons.ts'
import { contactResults, contactWays } from '#modules/visits/contract.ts'
import type { OutputOf } from '#platform/operation.ts'
import { Policy } from '#web/admin/Policy.tsx'
import { timeOf } from '#web/ui/clock.ts'
import { sayExactly } from '#web/ui/say.ts'
import { When } from '#web/ui/When.tsx'
import { useWords } from '#web/ui/words.ts'
import type { listHistory } from '../contract/history.ts'

export type Entry = OutputOf<typeof listHistory>['entries'][number]

const DAY_MS = 86_400_000
const results: Record<string, { zh: string; en: string }> = {
  ...contactResults,
  refused: contactResults.declined,
}
const ways: Record<string, { zh: string; en: string }> = contactWays

/** One line of what happened: when, who, how, what came of it, and the words. */
export function HistoryLine({ entry, dated = false }: { entry: Entry; dated?: boolean }) {
  const { say, t, then } = useWords()
  const { by, result, reason, gift, given } = entry.values
  const way = typeof by === 'string' ? ways[by] : undefined
  const outcome = typeof result === 'string' ? results[result] : undefined
  const late = Date.parse(entry.recordedAt) - Date.parse(entry.at) > DAY_MS && entry.contactId !== null
  const what =
    way || outcome
      ? [way && say(way), outcome && say(outcome)].filter(Boolean).join(' ')
      : say(eventWords(entry.kind))
  return (
    <p style={{ padding: '5px 0' }}>
      <span className="kb-muted" title={sayExactly(entry.at)}>
        {dated ? <When at={entry.at} /> : timeOf(entry.at)}
      </span>{' '}
      {entry.who ?? t('系统', 'System')} {what}
      {entry.matter && (
        <>
          {' '}
          <Policy>{entry.matter}</Policy>
        </>
      )}
      {typeof gift === 'string' && then(gift)}
      {typeof given === 'string' && given in reasons && then(say(reasons[given as Reason]))}
      {typeof reason === 'string' && reason && then(say(reasonWords(reason)))}
      {entry.text && then(entry.text)}{' '}
      {entry.room && !dated && <span className="kb-muted">{entry.room}</span>}{' '}
      {late && <span className="kb-mark">{t('补录', 'Late entry')}</span>}{' '}
      {entry.corrected && <span className="kb-mark">{t('已更正', 'Corrected')}</span>}
    </p>
  )
}
