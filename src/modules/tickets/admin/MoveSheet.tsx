import { App, Button, Input, Select } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import { FormQuestions } from '#modules/visits/admin/FormQuestions.tsx'
import { Photos } from '#modules/visits/admin/Photos.tsx'
import type { Operation } from '#platform/operation.ts'
import { Chips } from '#web/ui/Chips.tsx'
import { call } from '#web/ui/call.ts'
import { saidBy } from '#web/ui/Failed.tsx'
import { Field } from '#web/ui/Field.tsx'
import { sendPhotos } from '#web/ui/photos.ts'
import { queries, touch } from '#web/ui/query.ts'
import { Sheet } from '#web/ui/Sheet.tsx'
import { MomentInput } from '#web/ui/TimeInput.tsx'
import { Toggle } from '#web/ui/Toggle.tsx'
import { useWords } from '#web/ui/words.ts'
import * as moves from '../contract/moves.ts'
import { moveWords, waitNames, waitWords } from '../contract/words.ts'
import type { MoveName } from '../rules.ts'
import { CallSheet } from './CallSheet.tsx'
import { ChooseHand } from './ChooseHand.tsx'
import { ChooseTicket } from './ChooseTicket.tsx'
import type { SeenTicket } from './seen.ts'

interface Props {
  move: MoveName
  ticket: SeenTicket
  onClose(): void
}

type Values = Record<string, unknown>

const operations: Partial<Record<MoveName, Operation>> = {
  triage: moves.triageTicket,
  dispatch: moves.dispatchTicket,
  return: moves.returnTicket,
  'pass-on': moves.passOnTicket,
  answer: moves.answerTicket,
  suspend: moves.suspendTicket,
  solve: moves.solveTicket,
  close: moves.closeTicket,
  reopen: moves.reopenTicket,
  withdraw: moves.withdrawTicket,
  reject: moves.rejectTicket,
  judge: moves.judgeTicket,
  merge: moves.mergeTicket,
  link: moves.linkTicket,
  urge: moves.urgeTicket,
  add: moves.addToTicket,
}

/** Moves whose words the customer reads. */
const told: readonly MoveName[] = ['answer', 'solve', 'suspend', 'reject']
const needsWords: readonly MoveName[] = ['answer', 'solve', 'suspend', 'add']
const needsReason: readonly MoveName[] = [
  'return',
  'pass-on',
  'close',
  'reopen',
  'withdraw',
  'reject',
  'judge',
]

export function MoveSheet({ move, ticket, onClose }: Props) {
  if (move === 'call-back') return <CallOne ticket={ticket} onClose={onClose} />
  return <OneMove move={move} ticket={ticket} onClose={onClose} />
}

function OneMove({ move, ticket, onClose }: Props) {
  const { t, say } = useWords()
  const { message } = App.useApp()
  const [values, setValues] = useState<Values>({})
  const [photos, setPhotos] = useState<Blob[]>([])
  const [busy, setBusy] = useState(false)
  const put = (change: Values) => setValues((before) => ({ ...before, ...change }))
  const text = (name: string) => String(values[name] ?? '').trim()
  const ready =
    (!needsWords.includes(move) || text('words')) &&
    (!needsReason.includes(move) || text('reason')) &&
    (move !== 'dispatch' || values.staffId) &&
    (move !== 'merge' || values.intoId) &&
    (move !== 'link' || values.otherId) &&
    (move !== 'judge' || values.valid !== undefined) &&
    (move !== 'suspend' || (values.reason && values.nextNewsAt))
  const save = async () => {
    setBusy(true)
    const filled = Object.fromEntries(
      Object.entries(values).filter(([, value]) => value !== '' && value !== undefined),
    )
    const operation = operations[move] as Operation<z.ZodType<unknown, Values>>
    try {
      const files = await sendPhotos(photos)
      await call(operation, { id: ticket.id, version: ticket.version, ...filled, files })
      touch(queries, ['tickets', 'obligations'])
      onClose()
    } catch (error) {
      message.warning(saidBy(error as Error))
      touch(queries, ['tickets'])
    }
    setBusy(false)
  }
  const area = (name: 'words' | 'reason', label: string, required: boolean) => (
    <Field label={label} required={required}>
      {(id) => (
        <Input.TextArea
          id={id}
          rows={4}
          maxLength={2000}
          value={String(values[name] ?? '')}
          onChange={(event) => put({ [name]: event.target.value })}
        />
      )}
    </Field>
  )
  return (
    <Sheet
      open
      title={`${say(moveWords[move])} · ${ticket.number}`}
      onClose={onClose}
      footer={
        <Button type="primary" size="large" block disabled={!ready} loading={busy} onClick={save}>
          {say(moveWords[move])}
        </Button>
      }
    >
      <div className="kb-stack">
        {move === 'dispatch' && (
          <ChooseHand
            ticketId={ticket.id}
            value={values.staffId as string}
            onChange={(staffId) => put({ staffId })}
          />
        )}
        {move === 'merge' && (
          <ChooseTicket
            not={ticket.id}
            value={values.intoId as string}
            onChange={(intoId) => put({ intoId })}
          />
        )}
        {move === 'link' && (
          <ChooseTicket
            not={ticket.id}
            value={values.otherId as string}
            onChange={(otherId) => put({ otherId })}
          />
        )}
        {move === 'pass-on' && ticket.passOn?.form && (
          <FormQuestions
            playbook={ticket.passOn.playbook}
            form={ticket.passOn.form}
            answers={(values.answers as Record<string, unknown>) ?? {}}
            onChange={(answers) => put({ answers })}
          />
        )}
        {move === 'triage' && <TriageFields ticket={ticket} values={values} put={put} />}
        {move === 'judge' && (
          <Chips
            label={t('认定', 'Judgement')}
            value={values.valid === undefined ? undefined : values.valid ? 'yes' : 'no'}
            onChange={(value) => put({ valid: value === 'yes' })}
            choices={[
              { value: 'yes', label: t('有效：在我们的承诺之内', 'Valid: within what we promised') },
              { value: 'no', label: t('无效', 'Not valid') },
            ]}
          />
        )}
        {move === 'suspend' && (
          <>
            <Chips
              label={t('等什么', 'Waiting for')}
              value={values.reason as (typeof waitNames)[number]}
              onChange={(reason) => put({ reason })}
              choices={waitNames.map((value) => ({ value, label: say(waitWords[value]) }))}
            />
            <Field label={t('最晚什么时候给客户消息', 'The customer hears by')} required>
              {(id) => (
                <MomentInput
                  id={id}
                  value={values.nextNewsAt as string}
                  onChange={(nextNewsAt) => put({ nextNewsAt })}
                />
              )}
            </Field>
          </>
        )}
        {move === 'solve' && ticket.causes.length > 0 && (
          <Select
            allowClear
            placeholder={t('原因', 'Cause')}
            aria-label={t('原因', 'Cause')}
            value={(values.cause as string) ?? null}
            onChange={(cause) => put({ cause })}
            options={ticket.causes.map((value) => ({ value, label: value }))}
          />
        )}
        {(needsWords.includes(move) || move === 'urge') &&
          area('words', wordsLabel(move, t), needsWords.includes(move))}
        {(needsReason.includes(move) || ['dispatch', 'merge', 'link', 'triage'].includes(move)) &&
          area(
            'reason',
            move === 'reject' ? t('给客户的答复', 'Our answer') : t('原因', 'Reason'),
            needsReason.includes(move),
          )}
        <Photos photos={photos} onChange={setPhotos} />
        {told.includes(move) && (
          <p className="kb-muted kb-small">{t('客户会读到这些话。', 'The customer reads these words.')}</p>
        )}
      </div>
    </Sheet>
  )
}

function wordsLabel(move: MoveName, t: (zh: string, en: string) => string): string {
  if (move === 'solve') return t('怎么办的', 'What was done')
  if (move === 'answer') return t('答复了什么', 'What was answered')
  if (move === 'suspend') return t('告诉客户什么', 'What he is told')
  return t('客户说了什么', 'What he said')
}

function TriageFields({
  ticket,
  values,
  put,
}: {
  ticket: SeenTicket
  values: Values
  put(change: Values): void
}) {
  const { t } = useWords()
  const choose = (name: 'category' | 'severity' | 'cause', label: string, options: readonly string[]) =>
    options.length > 0 && (
      <Select
        allowClear
        showSearch
        placeholder={label}
        aria-label={label}
        value={(values[name] as string) ?? ticket[name] ?? null}
        onChange={(value) => put({ [name]: value ?? undefined })}
        options={options.map((value) => ({ value, label: value }))}
      />
    )
  return (
    <>
      {choose('category', t('什么事', 'What'), ticket.categories)}
      {choose('severity', t('级别（空着按制度定）', 'Level (empty: by the policy)'), ticket.levels)}
      {choose('cause', t('原因', 'Cause'), ticket.causes)}
      <Field label={t('影响几户', 'Homes affected')}>
        {(id) => (
          <Input
            id={id}
            inputMode="numeric"
            value={String(values.influence ?? ticket.influence ?? '')}
            onChange={(event) => {
              const count = Number(event.target.value.replace(/\D/g, ''))
              put({ influence: count > 0 ? count : undefined })
            }}
          />
        )}
      </Field>
      <Toggle on={(values.urgent as boolean) ?? ticket.urgent} onChange={(urgent) => put({ urgent })}>
        {t('紧急', 'Urgent')}
      </Toggle>
    </>
  )
}

function CallOne({ ticket, onClose }: { ticket: SeenTicket; onClose(): void }) {
  const solved = ticket.steps.filter((step) => step.move === 'solve').at(-1)
  return (
    <CallSheet
      ticket={{
        ...ticket,
        phone: ticket.caller.phone ?? ticket.phone,
        solvedAt: solved?.at ?? ticket.filedAt,
        solvedBy: solved?.by ?? null,
        done: solved?.words ?? null,
        form: null,
        playbook: '',
      }}
      onClose={onClose}
    />
  )
}
