import { type RecordField, recordFields } from '#modules/dossiers/contract/words.ts'
import { type Reason, reasons } from '#modules/gifts/contract/words.ts'
import { eventWords } from '#modules/obligations/admin/eventWords.tsx'
import { reasonWords } from '#modules/obligations/contract/reasons.ts'
import { contactResults, contactWays } from '#modules/visits/contract.ts'
import { type OutputOf, same, type Words } from '#platform/operation.ts'
import { Policy, WithTitles } from '#web/admin/Policy.tsx'
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
  const { by, result, reason, gift, given, answer } = entry.values
  const fact = factOf(entry.values)
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
      {fact && (
        <>
          {then('')}
          <WithTitles text={say(fact)} />
        </>
      )}
      {answer === 'declined' && t('（不愿说）', ' (would not say)')}
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

/** Which fact of the record it is about: ours by our words, one of the policy by its title. */
function factOf({ field, fact }: Entry['values']): Words | null {
  if (typeof field === 'string' && field in recordFields) return recordFields[field as RecordField]
  return typeof fact === 'string' ? same(fact) : null
}
