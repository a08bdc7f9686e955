import { Button, Input } from 'antd'
import { useEffect, useState } from 'react'
import { AskAlong } from '#modules/dossiers/admin/AskAlong.tsx'
import { Chips } from '#web/ui/Chips.tsx'
import { dayOf, now, timeOf } from '#web/ui/clock.ts'
import { Field } from '#web/ui/Field.tsx'
import { QuickWords } from '#web/ui/QuickWords.tsx'
import { Sheet } from '#web/ui/Sheet.tsx'
import { sayExactly, sayPhone } from '#web/ui/say.ts'
import { keep, kept } from '#web/ui/store.ts'
import { MomentInput } from '#web/ui/TimeInput.tsx'
import { useWords } from '#web/ui/words.ts'
import { contactResults, contactWays } from '../contract.ts'
import { AfterRecord } from './AfterRecord.tsx'
import { FormQuestions } from './FormQuestions.tsx'
import { Photos } from './Photos.tsx'
import type { Called, Target, Way } from './target.tsx'
import { askedBy, type Draft, draftKey, useSaving } from './useSaving.tsx'
import { WhatIsMet } from './WhatIsMet.tsx'
import './record.css'

const DAY_MS = 86_400_000

interface Props {
  target: Target
  by: Way | undefined
  called: Called | undefined
  onClose(): void
}

/** The ways that meet something of this home first. */
function waysFor(matters: Target['matters']): Way[] {
  const all = Object.keys(contactWays) as Way[]
  const counts = (way: Way) => matters.filter(({ ways }) => ways.includes(way)).length
  return all.sort((one, other) => counts(other) - counts(one))
}

/** 记一笔: three touches for the plain case, everything else has a default. */
export function RecordSheet({ target, by, called, onClose }: Props) {
  const { say, t } = useWords()
  const [draft, setDraft] = useState<Draft>({
    by,
    note: '',
    next: 'none',
    photos: [],
    happenedAt: called?.at,
  })
  const put = (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change }))
  const key = draftKey(target)
  const { save, saving, after } = useSaving(target, called, onClose)
  useEffect(() => {
    kept<Draft>(key).then(
      (found) =>
        found &&
        setDraft((before) => ({
          ...found.value,
          by: before.by ?? found.value.by,
          happenedAt: before.happenedAt ?? found.value.happenedAt,
        })),
    )
  }, [key])
  useEffect(() => {
    if (!after && (draft.note || draft.result || draft.photos.length > 0)) keep(key, draft)
  }, [key, draft, after])
  const who = [target.customer, target.room].filter(Boolean).join(' ')
  if (after) return <AfterRecord target={target} after={after} onClose={onClose} />
  const late = draft.happenedAt !== undefined && now().getTime() - Date.parse(draft.happenedAt) > DAY_MS
  const asking = askedBy(target.matters, draft)
  const needsTime = draft.next === 'appointment' || draft.result === 'postponed'
  const ready =
    draft.by !== undefined &&
    draft.result !== undefined &&
    (draft.next !== 'appointment' || draft.nextAt !== undefined)
  const title = called
    ? t(
        `刚才打给${target.customer ?? ''}（${timeOf(called.at)}），怎么样？`,
        `You called ${target.customer ?? ''} at ${timeOf(called.at)}. How did it go?`,
      )
    : t(`记一笔 · ${who}`, `Record · ${who}`)
  const quick = [
    t('都好', 'All fine'),
    t('有小问题已记', 'Small issue noted'),
    t('要转报修', 'Needs a repair'),
    t('家里老人独居', 'Elderly person alone'),
  ]
  return (
    <Sheet
      open
      title={title}
      onClose={onClose}
      footer={
        <Button
          type="primary"
          size="large"
          block
          disabled={!ready}
          loading={saving}
          onClick={() => save(draft)}
        >
          {t('记下', 'Save')}
        </Button>
      }
    >
      <form
        className="kb-record"
        onSubmit={(event) => event.preventDefault()}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && ready && !saving) save(draft)
        }}
      >
        {called && (
          <p className="kb-muted">
            {who} · <span style={{ userSelect: 'all' }}>{sayPhone(called.number)}</span>
          </p>
        )}
        <div>
          <span className="kb-label">{t('结果', 'Result')} *</span>
          <Chips
            label={t('结果', 'Result')}
            value={draft.result}
            onChange={(result) => put({ result })}
            choices={(Object.keys(contactResults) as (keyof typeof contactResults)[]).map((value) => ({
              value,
              label: say(contactResults[value]),
            }))}
          />
        </div>
        <div>
          <span className="kb-label">{t('怎么联系的', 'How')} *</span>
          <Chips
            label={t('怎么联系的', 'How')}
            value={draft.by}
            onChange={(way) => put({ by: way })}
            choices={waysFor(target.matters).map((value) => ({
              value,
              label: say(contactWays[value]),
            }))}
          />
        </div>
        {asking?.form && (
          <FormQuestions
            playbook={asking.playbook}
            form={asking.form}
            answers={draft.answers?.[asking.form] ?? {}}
            onChange={(answers) => put({ answers: { [asking.form!]: answers } })}
          />
        )}
        <Field
          label={t('说了什么', 'What was said')}
          hint={t(
            '写事实，不写评价；客户有权看到自己的资料。',
            'Facts, not judgements; customers may read what is written.',
          )}
        >
          {(id) => (
            <Input.TextArea
              id={id}
              autoSize={{ minRows: 2, maxRows: 8 }}
              maxLength={4000}
              value={draft.note}
              onChange={(event) => put({ note: event.target.value })}
            />
          )}
        </Field>
        <QuickWords quick={quick} value={draft.note} onChange={(note) => put({ note })} />
        {draft.result === 'reached' && target.customerId && (
          <AskAlong customerId={target.customerId} customer={who} />
        )}
        <Photos photos={draft.photos} onChange={(photos) => put({ photos })} />
        <div>
          <span className="kb-label">{t('接下来', 'Next')}</span>
          <Chips
            label={t('接下来', 'Next')}
            value={draft.next}
            onChange={(next) => put({ next })}
            choices={[
              { value: 'none', label: t('没有了', 'Nothing') },
              { value: 'repair', label: t('转报修', 'Repair') },
              { value: 'complaint', label: t('转投诉', 'Complaint') },
              { value: 'need', label: t('记需求', 'A need') },
              { value: 'appointment', label: t('约下次', 'Next time') },
            ]}
          />
        </div>
        {needsTime && (
          <Field label={t('约到什么时候', 'Until when')} required={draft.next === 'appointment'}>
            {(id) => (
              <MomentInput
                id={id}
                value={draft.nextAt}
                min={now().toISOString()}
                onChange={(nextAt) => put({ nextAt })}
              />
            )}
          </Field>
        )}
        <Field
          label={t('什么时候', 'When')}
          hint={
            late
              ? t('将记为补录', 'Will be marked as a late entry')
              : draft.happenedAt
                ? sayExactly(draft.happenedAt)
                : undefined
          }
        >
          {(id) => (
            <div className="kb-wrap">
              <button
                type="button"
                className="kb-chip"
                aria-pressed={!draft.happenedAt}
                onClick={() => put({ happenedAt: undefined })}
              >
                {t('刚刚', 'Just now')}
              </button>
              <MomentInput
                id={id}
                value={draft.happenedAt}
                max={`${dayOf(now())}T${timeOf(now())}:59+08:00`}
                onChange={(happenedAt) => put({ happenedAt })}
              />
            </div>
          )}
        </Field>
        <WhatIsMet
          matters={target.matters}
          by={draft.by}
          result={draft.result}
          chosen={draft.meets}
          onChange={(meets) => put({ meets })}
        />
      </form>
    </Sheet>
  )
}
