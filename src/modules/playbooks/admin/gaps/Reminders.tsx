import { Button, Select } from 'antd'
import { Field } from '#web/ui/Field.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { Toggle } from '#web/ui/Toggle.tsx'
import { useWords } from '#web/ui/words.ts'
import { type GapProps, mapOf, oneOrMore, textsOf } from './gap.ts'
import { People } from './People.tsx'
import { TimeFields } from './Time.tsx'

/** Rungs, each with its time and whom it tells. */
export function LadderFields({ value, onChange, choices, sentence }: GapProps) {
  const { t } = useWords()
  const rungs = Array.isArray(value) ? value.map(mapOf) : []
  const put = (at: number, change: ReturnType<typeof mapOf> | null) =>
    onChange(
      rungs.flatMap((rung, index) =>
        index !== at ? [rung] : change === null ? [] : [{ ...rung, ...change }],
      ),
    )
  return (
    <div className="kb-stack">
      {rungs.map((rung, at) => (
        <div key={at} className="kb-card kb-stack" style={{ padding: 12 }}>
          <div className="kb-row">
            <strong className="kb-grow">{t(`第 ${at + 1} 次`, `Reminder ${at + 1}`)}</strong>
            <Button
              type="text"
              icon={<Icon name="close" />}
              onClick={() => put(at, null)}
              aria-label={t('去掉', 'Take out')}
            />
          </div>
          <Toggle
            on={rung.at === 'due' || rung.at === undefined}
            onChange={(due) => put(at, { at: due ? 'due' : '2 days before due' })}
          >
            {t('到期那一刻', 'At the due time')}
          </Toggle>
          {typeof rung.at === 'string' && rung.at !== 'due' && (
            <TimeFields
              rung
              value={rung.at}
              onChange={(text) => put(at, { at: text })}
              choices={choices}
              sentence={sentence}
            />
          )}
          <People
            value={textsOf(rung.tell ?? rung.assign ?? null)}
            onChange={(people) =>
              put(at, { [rung.assign ? 'assign' : 'tell']: oneOrMore(people) ?? 'assignee' })
            }
            choices={choices}
            sentence={sentence}
            words={['assignee', 'superior of assignee']}
            label={t('告诉谁', 'Whom to tell')}
          />
        </div>
      ))}
      <Button onClick={() => onChange([...rungs, { at: 'due', tell: 'superior of assignee' }])}>
        {t('加一次提醒', 'Add a reminder')}
      </Button>
    </div>
  )
}

export function WaiveFields({ value, onChange, choices, sentence }: GapProps) {
  const { t } = useWords()
  const waive = mapOf(value)
  const never = value === 'none'
  const by = textsOf(waive.by ?? null)
  const write = (change: { by?: string[]; reason?: string[] }) =>
    onChange({
      ...waive,
      by: (change.by ?? by)[0] ?? choices.roles[0]?.value ?? 'superior of assignee',
      reason: change.reason
        ? change.reason.length > 0
          ? change.reason
          : 'required'
        : (waive.reason ?? 'required'),
    })
  return (
    <div className="kb-stack">
      <Toggle on={never} onChange={(none) => (none ? onChange('none') : write({}))}>
        {t('不能免除', 'Cannot be excused')}
      </Toggle>
      {!never && (
        <>
          <Field label={t('谁同意', 'Who agrees')}>
            {() => (
              <People
                value={by}
                onChange={(people) => write({ by: people })}
                choices={choices}
                sentence={sentence}
                label={t('谁同意', 'Who agrees')}
                most={1}
              />
            )}
          </Field>
          <Field
            label={t('可以有哪些理由', 'Reasons')}
            hint={t('不写就由申请的人自己说明。', 'Without any, whoever asks writes his own.')}
          >
            {() => (
              <Select
                mode="tags"
                value={Array.isArray(waive.reason) ? textsOf(waive.reason) : []}
                onChange={(reason) => write({ reason })}
                style={{ width: '100%' }}
                aria-label={t('可以有哪些理由', 'Reasons')}
              />
            )}
          </Field>
        </>
      )}
    </div>
  )
}
