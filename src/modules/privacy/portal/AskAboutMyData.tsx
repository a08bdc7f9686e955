import { type FormEvent, useState } from 'react'
import { Answered } from '#web/portal/Answered.tsx'
import { sayDay } from '#web/ui/clock.ts'
import { Field } from '#web/ui/Field.tsx'
import { useRead, useWrite } from '#web/ui/query.ts'
import { useWords } from '#web/ui/words.ts'
import {
  ANSWER_WORKING_DAYS,
  askAboutMyData,
  dataRequestStates,
  listMyDataRequests,
  requestKinds,
} from '../contract/requests.ts'

type Kind = keyof typeof requestKinds
const kinds = Object.keys(requestKinds) as Kind[]

/** A full copy, a correction, erasure, an explanation: asked here, answered here. */
export function AskAboutMyData() {
  const { t, say, locale } = useWords()
  const [kind, setKind] = useState<Kind>('correct')
  const [note, setNote] = useState('')
  const query = useRead(listMyDataRequests, {})
  const write = useWrite(askAboutMyData, ['privacy'])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    write.mutate(
      { input: { kind, ...(note.trim() ? { note: note.trim() } : {}) } },
      { onSuccess: () => setNote('') },
    )
  }
  return (
    <section className="p-card p-stack" aria-labelledby="ask-about-my-data">
      <h2 id="ask-about-my-data">{t('我要申请', 'I ask for')}</h2>
      <form className="p-stack" onSubmit={submit}>
        <Field label={t('申请什么', 'What')}>
          {(id) => (
            <select
              id={id}
              className="p-input"
              value={kind}
              onChange={(event) => setKind(event.target.value as Kind)}
            >
              {kinds.map((each) => (
                <option key={each} value={each}>
                  {say(requestKinds[each])}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t('写明', 'In your words')}>
          {(id) => (
            <textarea
              id={id}
              className="p-input"
              maxLength={500}
              value={note}
              onChange={(event) => setNote(event.target.value)}
            />
          )}
        </Field>
        {write.error && (
          <p className="p-refused" role="alert">
            {write.error.message}
          </p>
        )}
        <button type="submit" className="p-button" disabled={write.isPending}>
          {t('申请', 'Ask')}
        </button>
        <p className="kb-muted p-small">
          {t(
            `${ANSWER_WORKING_DAYS} 个工作日内答复您。`,
            `You are answered within ${ANSWER_WORKING_DAYS} working days.`,
          )}
        </p>
      </form>
      <Answered query={query}>
        {({ requests }) => (
          <div className="p-rows">
            {requests.map((one) => (
              <div key={one.id} style={{ padding: '0.6rem 0' }}>
                <p>
                  <strong>{say(requestKinds[one.kind])}</strong> · {say(dataRequestStates[one.state])}
                  {one.state === 'open' &&
                    t(`，最晚 ${sayDay(one.dueOn, 'zh-CN')}`, `, by ${sayDay(one.dueOn, locale)}`)}
                </p>
                {one.note && <p className="p-small p-lines">{one.note}</p>}
                {one.answer && <p className="p-note p-lines">{one.answer}</p>}
              </div>
            ))}
          </div>
        )}
      </Answered>
    </section>
  )
}
