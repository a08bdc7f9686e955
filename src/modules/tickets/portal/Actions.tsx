import { type FormEvent, useState } from 'react'
import { Link } from 'react-router'
import type { OutputOf, Words } from '#platform/operation.ts'
import { useHere } from '#web/portal/me.ts'
import { Field } from '#web/ui/Field.tsx'
import { useWrite } from '#web/ui/query.ts'
import { freshKey } from '#web/ui/tokens.ts'
import { useWords } from '#web/ui/words.ts'
import {
  addToMyTicket,
  appealMyTicket,
  confirmMyTicket,
  declareNotSolved,
  rateMyTicket,
  type seeMyTicket,
  urgeMyTicket,
  withdrawMyTicket,
} from '../contract/mine.ts'
import { Attach } from './Attach.tsx'
import { Stars } from './Stars.tsx'
import { useAttachments } from './useAttachments.ts'

export type SeenTicket = OutputOf<typeof seeMyTicket>
type May = SeenTicket['may'][number]

interface Kind {
  label: Words
  ask: Words
  /** Whether words must be written, may be, or are not asked for. */
  words: 'must' | 'may'
  stars?: 'must' | 'may'
  files?: true
  done: Words
}

const kinds: Record<May, Kind> = {
  confirm: {
    label: { zh: '好了', en: 'It is done' },
    ask: { zh: '想说的（可不填）', en: 'Anything to say (optional)' },
    words: 'may',
    stars: 'may',
    done: { zh: '谢谢，办结了。又出现了随时点“又出现了”。', en: 'Thank you. If it comes back, say so here.' },
  },
  'not-solved': {
    label: { zh: '还没解决', en: 'Not solved' },
    ask: { zh: '哪里没好', en: 'What is not right' },
    words: 'must',
    done: { zh: '对不起，没有一次办好，重新处理了。', en: 'Sorry. It is being done again.' },
  },
  add: {
    label: { zh: '补充', en: 'Add' },
    ask: { zh: '补充什么', en: 'What to add' },
    words: 'must',
    files: true,
    done: { zh: '补充好了，办的人看得到。', en: 'Added: whoever handles it reads it.' },
  },
  urge: {
    label: { zh: '催一下', en: 'Urge' },
    ask: { zh: '想说的（可不填）', en: 'Anything to say (optional)' },
    words: 'may',
    done: { zh: '已催，办的人马上收到提醒。', en: 'Urged: whoever handles it is told at once.' },
  },
  withdraw: {
    label: { zh: '撤回', en: 'Withdraw' },
    ask: { zh: '为什么撤回（可不填）', en: 'Why (optional)' },
    words: 'may',
    done: { zh: '撤回了。需要时再报。', en: 'Withdrawn. Report it again any time.' },
  },
  rate: {
    label: { zh: '评价', en: 'Rate' },
    ask: { zh: '想说的（可不填）', en: 'Anything to say (optional)' },
    words: 'may',
    stars: 'must',
    done: { zh: '谢谢您的评价。', en: 'Thank you.' },
  },
  appeal: {
    label: { zh: '申请复核', en: 'Ask for a review' },
    ask: {
      zh: '哪里不同意。由上一级的人重新看，不是原来办的人。',
      en: 'What you do not agree with. Somebody above those who answered looks again.',
    },
    words: 'must',
    done: { zh: '收到了，由上一级的人重新看。', en: 'We have it; somebody above looks again.' },
  },
}

const order: readonly May[] = ['confirm', 'not-solved', 'urge', 'add', 'rate', 'appeal', 'withdraw']

/** What can be done with it now; each opens in its place and says what became of it. */
export function Actions({ ticket }: { ticket: SeenTicket }) {
  const { t, say } = useWords()
  const [open, setOpen] = useState<May>()
  const [done, setDone] = useState<Words>()
  const may = order.filter((each) => ticket.may.includes(each))
  if (may.length === 0 && !done) return null
  const first = may[0] === 'confirm' ? 2 : 0
  const comesBack = ticket.over
  return (
    <section className="p-card p-stack">
      {ticket.may.includes('confirm') && (
        <strong>{t('请您看看是不是真的好了。', 'Please look whether it is really done.')}</strong>
      )}
      {done && (
        <p className="p-note" role="status">
          {say(done)}
        </p>
      )}
      <div className="p-wrap">
        {may.map((each, at) => (
          <button
            key={each}
            type="button"
            className={at < first ? 'p-button p-button-big' : 'p-button'}
            aria-expanded={open === each}
            onClick={() => {
              setDone(undefined)
              setOpen(open === each ? undefined : each)
            }}
          >
            {each === 'not-solved' && comesBack ? t('又出现了', 'It came back') : say(kinds[each].label)}
          </button>
        ))}
      </div>
      {open === 'appeal' && <AboutReview ticket={ticket} />}
      {open && (
        <Do
          key={open}
          ticketId={ticket.id}
          what={open}
          onDone={() => {
            setDone(kinds[open].done)
            setOpen(undefined)
          }}
        />
      )}
    </section>
  )
}

/** To whom it goes, how long that takes, and whom to turn to outside. */
function AboutReview({ ticket: { supervisor, reviewWithin } }: { ticket: SeenTicket }) {
  const { t, say } = useWords()
  const here = useHere()
  return (
    <div className="p-note">
      <p>
        {supervisor
          ? t(`由上一级 ${supervisor} 重新看。`, `${supervisor}, one level above, looks again.`)
          : t('由上一级的人重新看。', 'Somebody one level above looks again.')}
        {reviewWithin && t(`${reviewWithin.zh}有结果。`, ` The result comes ${say(reviewWithin)}.`)}
      </p>
      <p>
        {t(
          '写清哪里不同意就行，不用材料；每件可以复核一次。',
          'Say what you do not agree with; nothing else is needed. A matter is reviewed once.',
        )}
      </p>
      <Link className="p-link" to={here('how-to-complain')}>
        {t('还可以找谁（外部渠道）', 'Whom to turn to outside')}
      </Link>
    </div>
  )
}

function Do({ ticketId, what, onDone }: { ticketId: string; what: May; onDone(): void }) {
  const { t, say } = useWords()
  const [words, setWords] = useState('')
  const [stars, setStars] = useState<number>()
  const [key] = useState(freshKey)
  const attachments = useAttachments(() => {})
  const write = useMoves(what)
  const { ask, words: wanted, stars: rated, files, label } = kinds[what]
  const said = words.trim()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const text = said ? (what === 'withdraw' ? { reason: said } : { words: said }) : {}
    write.mutate(
      {
        input: {
          id: ticketId,
          ...text,
          ...(stars ? { stars } : {}),
          ...(files ? { photoIds: attachments.ids } : {}),
        } as never,
        key,
      },
      { onSuccess: onDone },
    )
  }
  const missing =
    (wanted === 'must' && !said) || (rated === 'must' && !stars) || attachments.waiting || attachments.failed
  return (
    <form className="p-stack" onSubmit={submit}>
      {rated && <Stars value={stars} onChange={setStars} />}
      <Field label={say(ask)}>
        {(id) => (
          <textarea
            id={id}
            className="p-input"
            maxLength={2000}
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
        )}
      </Field>
      {files && <Attach attachments={attachments} />}
      {write.error && (
        <p className="p-refused" role="alert">
          {write.error.message}
        </p>
      )}
      <button
        type="submit"
        className="p-button p-button-first p-button-wide"
        disabled={missing || write.isPending}
      >
        {t('提交', 'Send')} · {say(label)}
      </button>
    </form>
  )
}

const operations = {
  confirm: confirmMyTicket,
  'not-solved': declareNotSolved,
  add: addToMyTicket,
  urge: urgeMyTicket,
  withdraw: withdrawMyTicket,
  rate: rateMyTicket,
  appeal: appealMyTicket,
} as const satisfies Record<May, { output: unknown }>

/** All of them answer how it stands afterwards. */
function useMoves(what: May) {
  return useWrite<(typeof urgeMyTicket)['input'], (typeof urgeMyTicket)['output']>(
    operations[what] as never,
    ['tickets'],
  )
}
