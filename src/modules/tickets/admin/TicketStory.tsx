import { Pictures } from '#modules/files/admin/Pictures.tsx'
import { type Standing, standingWords } from '#modules/mailboxes/contract/words.ts'
import type { Words } from '#platform/operation.ts'
import { When } from '#web/ui/When.tsx'
import { useWords } from '#web/ui/words.ts'
import { moveWords, waitWords } from '../contract/words.ts'
import type { MoveName } from '../rules.ts'
import type { SeenTicket } from './seen.ts'

type Step = SeenTicket['steps'][number]

/** What happened, newest first: who did what, why, and what was said. */
export function TicketStory({ ticket }: { ticket: SeenTicket }) {
  const { t } = useWords()
  return (
    <section className="kb-card" aria-label={t('经过', 'Story')}>
      <ol className="kb-story">
        {[...ticket.steps].reverse().map((step) => (
          <StoryLine key={step.id} step={step} />
        ))}
      </ol>
    </section>
  )
}

function StoryLine({ step }: { step: Step }) {
  const { t, say } = useWords()
  const name = typeof step.detail.name === 'string' ? step.detail.name : null
  const contractor = typeof step.detail.contractor === 'string' ? step.detail.contractor : null
  const number = typeof step.detail.number === 'string' ? step.detail.number : null
  const wait = waitWords[step.reason as keyof typeof waitWords]
  return (
    <li>
      <div className="kb-row">
        <span className="kb-grow">
          <strong>
            {step.byCustomer
              ? t('客户', 'The customer')
              : (step.by ?? contractor ?? wroteBy(step, t, say) ?? t('系统', 'The system'))}
          </strong>{' '}
          {say(moveWords[step.move as MoveName] ?? { zh: step.move, en: step.move })} {name ?? number ?? ''}{' '}
          {said(step, t)}
        </span>
        <span className="kb-muted kb-small">
          <When at={step.at} /> {isLate(step) && <span className="kb-mark">{t('补录', 'Late entry')}</span>}
        </span>
      </div>
      {step.reason && <p className="kb-muted">{wait ? say(wait) : step.reason}</p>}
      {step.words && <p className="kb-said">{step.words}</p>}
      <Pictures ids={step.files} />
    </li>
  )
}

/** Who wrote the mail that it came by. */
function wroteBy({ detail }: Step, t: (zh: string, en: string) => string, say: (words: Words) => string) {
  const { from, standing } = (detail.mail ?? {}) as { from?: string | null; standing?: Standing }
  return standing
    ? t(
        `来信 ${from ?? ''}（${say(standingWords[standing])}）`,
        `By mail ${from ?? ''} (${say(standingWords[standing])})`,
      )
    : null
}

const DAY_MS = 86_400_000

/** Written down more than a day after it happened. */
const isLate = ({ at, recordedAt }: Step) => Date.parse(recordedAt) - Date.parse(at) > DAY_MS

/** What a call-back or a rating came to. */
function said({ detail }: Step, t: (zh: string, en: string) => string): string {
  if (detail.result === 'solved') return t('· 客户说好了', '· solved')
  if (detail.result === 'not-solved') return t('· 客户说没解决', '· not solved')
  if (detail.result === 'no-answer') return t('· 没接通', '· no answer')
  if (typeof detail.stars === 'number') return t(`· ${detail.stars} 星`, `· ${detail.stars} of 5`)
  if (detail.outcome === 'not-reached') return t('· 回访未果', '· not reached')
  if (detail.valid === true) return t('· 有效', '· valid')
  if (detail.here === true) return t('· 扫了现场的码', '· scanned the code there')
  if (detail.here === false) return t('· 扫的码是别处的', '· the code scanned hangs elsewhere')
  if (detail.valid === false) return t('· 无效', '· not valid')
  return ''
}
