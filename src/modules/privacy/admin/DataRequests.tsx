import { App, Button, Input } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { OutputOf } from '#platform/operation.ts'
import { useHere } from '#web/admin/session.ts'
import { ByState } from '#web/ui/ByState.tsx'
import { sayDay } from '#web/ui/clock.ts'
import { saidBy } from '#web/ui/Failed.tsx'
import { Field } from '#web/ui/Field.tsx'
import { useRead, useWrite } from '#web/ui/query.ts'
import { When } from '#web/ui/When.tsx'
import { useWords } from '#web/ui/words.ts'
import { answerDataRequest, dataRequestStates, listDataRequests, requestKinds } from '../contract/requests.ts'

type Asking = OutputOf<typeof listDataRequests>['requests'][number]

/** What persons ask about their data, and what they were answered. */
export function DataRequests() {
  const { t } = useWords()
  const [state, setState] = useState<Asking['state']>('open')
  const query = useRead(listDataRequests, { state }, { staleTime: 0, keep: true })
  return (
    <ByState
      title={t('个人信息申请', 'Requests of persons')}
      states={dataRequestStates}
      state={state}
      onState={setState}
      query={query}
    >
      {(one) => <Request key={one.id} asked={one} />}
    </ByState>
  )
}

function Request({ asked }: { asked: Asking }) {
  const { t, say, locale, then } = useWords()
  const here = useHere()
  const { message } = App.useApp()
  const [answer, setAnswer] = useState('')
  const write = useWrite(answerDataRequest, ['privacy'])
  const reply = (granted: boolean) =>
    write.mutate(
      { input: { id: asked.id, granted, answer: answer.trim() } },
      {
        onSuccess: () =>
          message.success(t('答复了，他在业主端看得到。', 'Answered; he reads it in the portal.')),
        onError: (error) => message.warning(saidBy(error)),
      },
    )
  return (
    <article className="kb-card kb-stack" style={{ gap: 8 }}>
      <div className="kb-wrap">
        <strong className="kb-grow">
          {say(requestKinds[asked.kind])}
          {then('')}
          <Link to={here(`customers/${asked.customerId}`)}>{asked.customer}</Link> {asked.room}
        </strong>
        {asked.state === 'open' && (
          <span>
            {t(`最晚 ${sayDay(asked.dueOn, 'zh-CN')} 答复`, `answer by ${sayDay(asked.dueOn, locale)}`)}
          </span>
        )}
      </div>
      {asked.note && <p style={{ whiteSpace: 'pre-wrap' }}>{asked.note}</p>}
      <p className="kb-muted kb-small">
        <When at={asked.askedAt} />
        {asked.decidedBy && ` · ${asked.decidedBy}`}
      </p>
      {asked.answer && <p style={{ whiteSpace: 'pre-wrap' }}>{asked.answer}</p>}
      {asked.state === 'open' && (
        <>
          <Field label={t('答复（他会看到）', 'Answer (he reads it)')}>
            {(id) => (
              <Input.TextArea
                id={id}
                maxLength={1000}
                autoSize={{ minRows: 2, maxRows: 8 }}
                value={answer}
                onChange={(event) => setAnswer(event.target.value)}
              />
            )}
          </Field>
          <div className="kb-wrap">
            <Button
              type="primary"
              disabled={answer.trim().length < 2}
              loading={write.isPending}
              onClick={() => reply(true)}
            >
              {t('办好了，答复', 'Done, answer')}
            </Button>
            <Button disabled={answer.trim().length < 2} onClick={() => reply(false)}>
              {t('不能办，答复', 'Decline, answer')}
            </Button>
          </div>
        </>
      )}
    </article>
  )
}
