import { App, Button, Input } from 'antd'
import { useState } from 'react'
import { FormQuestions } from '#modules/visits/admin/FormQuestions.tsx'
import type { OutputOf } from '#platform/operation.ts'
import { Chips } from '#web/ui/Chips.tsx'
import { saidBy } from '#web/ui/Failed.tsx'
import { Field } from '#web/ui/Field.tsx'
import { useWrite } from '#web/ui/query.ts'
import { Sheet } from '#web/ui/Sheet.tsx'
import { useWords } from '#web/ui/words.ts'
import { callBack, type callResults, type listCallBacks } from '../contract/call-backs.ts'

export type Called = OutputOf<typeof listCallBacks>['tickets'][number]
type Result = (typeof callResults)[number]

/** What the call came to. “Not solved” reopens it by itself; three calls nobody took end it as not reached. */
export function CallSheet({ ticket, onClose }: { ticket: Called; onClose(): void }) {
  const { t } = useWords()
  const { message } = App.useApp()
  const [result, setResult] = useState<Result>()
  const [satisfied, setSatisfied] = useState<'yes' | 'no'>()
  const [answers, setAnswers] = useState<Record<string, unknown>>({})
  const [words, setWords] = useState('')
  const write = useWrite(callBack, ['tickets', 'obligations'])
  const save = () =>
    write.mutate(
      {
        input: {
          id: ticket.id,
          version: ticket.version,
          result: result!,
          ...(satisfied ? { satisfied: satisfied === 'yes' } : {}),
          ...(result !== 'no-answer' && Object.keys(answers).length > 0 ? { answers } : {}),
          ...(words.trim() ? { words: words.trim() } : {}),
        },
      },
      {
        onSuccess: ({ state, calls }) => {
          message.success(
            state === 'reopened'
              ? t('已重新打开，办的人和主管已经知道。', 'Reopened; the handler and the lead were told.')
              : state === 'closed'
                ? t('已关闭。', 'Closed.')
                : t(`记下了，第 ${calls} 次没接通。`, `Recorded: no answer, call ${calls}.`),
          )
          onClose()
        },
        onError: (error) => message.warning(saidBy(error)),
      },
    )
  return (
    <Sheet
      open
      title={t(`回访 ${ticket.number}`, `Call back ${ticket.number}`)}
      onClose={onClose}
      footer={
        <Button
          type="primary"
          size="large"
          block
          disabled={!result || (result === 'not-solved' && !words.trim())}
          loading={write.isPending}
          onClick={save}
        >
          {t('记下', 'Save')}
        </Button>
      }
    >
      <div className="kb-stack">
        <p className="kb-muted">{[ticket.customer, ticket.room, ticket.phone].filter(Boolean).join(' · ')}</p>
        <Chips<Result>
          label={t('事情办好了吗', 'Is it solved')}
          value={result}
          onChange={setResult}
          choices={[
            { value: 'solved', label: t('好了', 'Solved') },
            { value: 'not-solved', label: t('还没解决', 'Not solved') },
            { value: 'no-answer', label: t('没接通', 'No answer') },
          ]}
        />
        {result === 'solved' && (
          <Chips<'yes' | 'no'>
            label={t('满意吗', 'Satisfied')}
            value={satisfied}
            onChange={setSatisfied}
            choices={[
              { value: 'yes', label: t('满意', 'Satisfied') },
              { value: 'no', label: t('不满意', 'Not satisfied') },
            ]}
          />
        )}
        {result && result !== 'no-answer' && ticket.form && (
          <FormQuestions
            playbook={ticket.playbook}
            form={ticket.form}
            answers={answers}
            onChange={setAnswers}
          />
        )}
        <Field label={t('客户说了什么', 'What he said')} required={result === 'not-solved'}>
          {(id) => (
            <Input.TextArea
              id={id}
              rows={3}
              maxLength={2000}
              value={words}
              onChange={(event) => setWords(event.target.value)}
            />
          )}
        </Field>
      </div>
    </Sheet>
  )
}
