import { Button, Input, Select } from 'antd'
import { Photos } from '#modules/visits/admin/Photos.tsx'
import { Chips } from '#web/ui/Chips.tsx'
import { now } from '#web/ui/clock.ts'
import { Field } from '#web/ui/Field.tsx'
import { QuickWords } from '#web/ui/QuickWords.tsx'
import { Sheet } from '#web/ui/Sheet.tsx'
import { useWords } from '#web/ui/words.ts'
import { finishJob } from '../contract/jobs.ts'
import { termsNames, termsWords } from '../contract/words.ts'
import { totalOf, yuan } from '../rules.ts'
import { Lines } from './Lines.tsx'
import { Signature } from './Signature.tsx'
import { type StandingJob, useField } from './useField.tsx'
import { useFinishing } from './useFinishing.ts'

/** Done: what, at whose cost, with what, before and after, signed. Words are enough; paid work needs a yes first. */
export function FinishJob({ job, onClose }: { job: StandingJob; onClose(): void }) {
  const { t, say } = useWords()
  const quick = [
    t('换了配件，好了', 'Part changed, works'),
    t('疏通了，水下得去', 'Cleared, water runs'),
    t('紧了一下，不漏了', 'Tightened, dry now'),
    t('调好了，试过三次', 'Set right, tried three times'),
  ]
  const act = useField()
  const { draft, put, forget } = useFinishing(job.id)
  const { terms, lines, agreed } = draft
  const total = totalOf(lines, 0)
  const charged = terms === 'paid' && total > 0
  const saidYes = agreed !== undefined && agreed.fen >= total
  const ready = draft.words.trim() !== '' && (!charged || saidYes)
  const save = async () => {
    onClose()
    await act(
      finishJob,
      job,
      {
        words: draft.words.trim(),
        terms,
        lines,
        ...(draft.cause ? { cause: draft.cause } : {}),
        ...(charged && agreed ? { agreed } : {}),
        ...(draft.signedBy.trim() ? { signedBy: draft.signedBy.trim() } : {}),
      },
      [
        ...draft.before.map((blob) => ({ field: 'before' as const, blob })),
        ...draft.after.map((blob) => ({ field: 'after' as const, blob })),
        ...(draft.signature ? [{ field: 'signature' as const, blob: draft.signature }] : []),
      ],
    )
    // Only now it is among what is sent: a phone that died before still has it here.
    forget()
  }
  return (
    <Sheet
      open
      whole
      title={t(`完成 · ${job.room ?? job.place ?? ''}`, `Done · ${job.room ?? job.place ?? ''}`)}
      onClose={onClose}
      footer={
        <Button type="primary" size="large" block disabled={!ready} onClick={save}>
          {t('完成', 'Done')}
        </Button>
      }
    >
      <div className="kb-stack">
        <div>
          <span className="kb-label">{t('修之前', 'Before')}</span>
          <Photos photos={draft.before} onChange={(before) => put({ before })} />
        </div>
        <Chips
          label={t('谁出钱', 'At whose cost')}
          value={terms}
          onChange={(next) => put({ terms: next })}
          choices={termsNames.map((value) => ({ value, label: say(termsWords[value]) }))}
        />
        <Lines lines={lines} onChange={(next) => put({ lines: next })} />
        {total > 0 && (
          <p className={charged ? 'kb-total' : 'kb-muted'}>
            {charged
              ? t(`合计 ${yuan(total)} 元`, `${yuan(total)} yuan in all`)
              : t(`成本 ${yuan(total)} 元，客户不付`, `${yuan(total)} yuan of cost, not charged`)}
          </p>
        )}
        {charged &&
          (saidYes ? (
            <p>{t('客户看过价格，同意了。', 'The customer saw the price and agreed.')}</p>
          ) : (
            <div className="kb-strip kb-stack">
              <p>
                {t('先把手机给客户看价格，同意了再动手。', 'Show the price to the customer before the work.')}
              </p>
              <Button size="large" onClick={() => put({ agreed: { at: now().toISOString(), fen: total } })}>
                {t(`客户同意付 ${yuan(total)} 元`, `I agree to pay ${yuan(total)} yuan`)}
              </Button>
            </div>
          ))}
        <Field
          label={t('怎么办的', 'What was done')}
          required
          hint={t('客户会读到。', 'The customer reads it.')}
        >
          {(id) => (
            <Input.TextArea
              id={id}
              autoSize={{ minRows: 2, maxRows: 6 }}
              maxLength={2000}
              value={draft.words}
              onChange={(event) => put({ words: event.target.value })}
            />
          )}
        </Field>
        <QuickWords quick={quick} value={draft.words} onChange={(words) => put({ words })} />
        {job.causes.length > 0 && (
          <Select
            allowClear
            size="large"
            placeholder={t('原因', 'Cause')}
            aria-label={t('原因', 'Cause')}
            value={draft.cause ?? null}
            onChange={(cause) => put({ cause: cause ?? undefined })}
            options={job.causes.map((value) => ({ value, label: value }))}
          />
        )}
        <div>
          <span className="kb-label">{t('修好之后', 'After')}</span>
          <Photos photos={draft.after} onChange={(after) => put({ after })} />
        </div>
        <Signature
          label={t('请客户签字', 'The customer signs')}
          onChange={(signature) => put({ signature })}
        />
        <Field label={t('签字的人（不是本人时写）', 'Who signed, if not himself')}>
          {(id) => (
            <Input
              id={id}
              maxLength={60}
              value={draft.signedBy}
              onChange={(event) => put({ signedBy: event.target.value })}
            />
          )}
        </Field>
      </div>
    </Sheet>
  )
}
