import { App, Button, Input } from 'antd'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import type { OutputOf } from '#platform/operation.ts'
import { WithTitles } from '#web/admin/Policy.tsx'
import { useHere, useMay } from '#web/admin/session.ts'
import { ByState } from '#web/ui/ByState.tsx'
import { saidBy } from '#web/ui/Failed.tsx'
import { Field } from '#web/ui/Field.tsx'
import { useRead, useWrite } from '#web/ui/query.ts'
import { When } from '#web/ui/When.tsx'
import { useWords } from '#web/ui/words.ts'
import { answerChange, changeStates, listChanges } from '../contract/changes.ts'

type Change = OutputOf<typeof listChanges>['requests'][number]

/** What customers and colleagues ask to have changed in records, and what became of it. */
export function ChangeRequests() {
  const { t } = useWords()
  const [address, setAddress] = useSearchParams()
  const asked = address.get('state') as Change['state'] | null
  const state = asked && asked in changeStates ? asked : 'open'
  const query = useRead(listChanges, { state }, { staleTime: 0, keep: true })
  return (
    <ByState
      title={t('资料变更申请', 'Changes asked for')}
      states={changeStates}
      state={state}
      onState={(next) => setAddress({ state: next })}
      query={query}
    >
      {(one) => <Request key={one.id} change={one} />}
    </ByState>
  )
}

function Request({ change }: { change: Change }) {
  const { t, say, then } = useWords()
  const here = useHere()
  const may = useMay('customers.change')
  const { message } = App.useApp()
  const [answer, setAnswer] = useState('')
  const write = useWrite(answerChange, ['dossiers', 'customers'])
  const reply = (accepted: boolean) =>
    write.mutate(
      {
        input: {
          id: change.id,
          accepted,
          version: change.version,
          ...(answer.trim() ? { answer: answer.trim() } : {}),
        },
      },
      {
        onSuccess: () =>
          message.success(
            accepted
              ? t('资料改了，申请的人看得到。', 'The record is changed; the asker reads it.')
              : t('答复了，申请的人看得到。', 'Answered; the asker reads it.'),
          ),
        onError: (error) => message.warning(saidBy(error)),
      },
    )
  return (
    <article className="kb-card kb-stack" style={{ gap: 8 }}>
      <p>
        <strong>
          <WithTitles text={say(change.title)} />
          {then('')}
          <Link to={here(`customers/${change.customerId}`)}>{change.customer}</Link> {change.room}
        </strong>
      </p>
      {change.after && (
        <p style={{ overflowWrap: 'anywhere' }}>
          <span className="kb-muted">
            {change.before ? <WithTitles text={say(change.before)} /> : t('原来没有', 'nothing before')}
          </span>
          {' → '}
          <strong>
            <WithTitles text={say(change.after)} />
          </strong>
        </p>
      )}
      {change.now && (
        <p className="kb-late kb-small">
          {t(
            `申请以后有人改过，现在是“${change.now.zh}”。`,
            `Changed since it was asked: now “${change.now.en}”.`,
          )}
        </p>
      )}
      {change.why && <p style={{ whiteSpace: 'pre-wrap' }}>{change.why}</p>}
      <p className="kb-muted kb-small">
        {change.askedBy ?? t('客户本人', 'the customer')} <When at={change.askedAt} />
        {change.decidedBy && ` → ${change.decidedBy}`}
      </p>
      {change.answer && <p style={{ whiteSpace: 'pre-wrap' }}>{change.answer}</p>}
      {change.state === 'open' && may && (
        <>
          <Field
            label={t('答复（申请的人会看到；不改要写为什么）', 'Answer (the asker reads it; why, if not)')}
          >
            {(id) => (
              <Input.TextArea
                id={id}
                maxLength={500}
                autoSize={{ minRows: 1, maxRows: 5 }}
                value={answer}
                onChange={(event) => setAnswer(event.target.value)}
              />
            )}
          </Field>
          <div className="kb-wrap">
            <Button type="primary" loading={write.isPending} onClick={() => reply(true)}>
              {t('改', 'Change it')}
            </Button>
            <Button disabled={!answer.trim() || write.isPending} onClick={() => reply(false)}>
              {t('不改', 'Do not')}
            </Button>
          </div>
        </>
      )}
    </article>
  )
}
