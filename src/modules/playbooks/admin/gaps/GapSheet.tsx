import { Button, Input } from 'antd'
import { useState } from 'react'
import { Field } from '#web/ui/Field.tsx'
import { Sheet } from '#web/ui/Sheet.tsx'
import { useWords } from '#web/ui/words.ts'
import type { Choices, Gap, Sentence, Written } from '../../contract/sentences.ts'
import { ConditionFields } from './Condition.tsx'
import { oneOrMore, textsOf } from './gap.ts'
import { AudienceFields, EvidenceFields, OccasionFields } from './Occasions.tsx'
import { People } from './People.tsx'
import { LadderFields, WaiveFields } from './Reminders.tsx'
import { CoverFields, EveryFields } from './Rhythm.tsx'
import { TimeFields } from './Time.tsx'
import { VerbFields } from './Verb.tsx'

export interface GapChange {
  path: string[]
  value: Written | null
  written?: string
}

interface Props {
  gap: Gap
  sentence: Sentence
  choices: Choices
  saving: boolean
  onSave(changes: GapChange[]): void
  onClose(): void
}

/** One gap, filled in with fields that suit it; a parameter's number is changed where it stands. */
export function GapSheet({ gap, sentence, choices, saving, onSave, onClose }: Props) {
  const { t, say } = useWords()
  const [value, setValue] = useState(gap.value)
  const [raw, setRaw] = useState<string | null>(null)
  const [numbers, setNumbers] = useState(() => gap.numbers.map((number) => number.value))
  const optional = !['when', 'due', 'who', 'do', 'every', 'cover', 'for'].includes(gap.path.at(-1)!)
  const save = (next: Written | null) =>
    onSave([
      ...gap.numbers.flatMap((number, at) =>
        numbers[at] === number.value ? [] : [{ path: number.path, value: numbers[at]! }],
      ),
      ...(raw !== null
        ? [{ path: gap.path, value: '', written: raw }]
        : next === gap.value
          ? []
          : [{ path: gap.path, value: next }]),
    ])
  return (
    <Sheet
      open
      title={titles(t)[gap.path.at(-1)!] ?? gap.path.at(-1)}
      onClose={onClose}
      footer={
        <div className="kb-row">
          {optional && gap.value !== null && (
            <Button danger onClick={() => save(null)} loading={saving}>
              {t('去掉', 'Take out')}
            </Button>
          )}
          <Button type="primary" className="kb-grow" onClick={() => save(value)} loading={saving}>
            {t('存下', 'Save')}
          </Button>
        </div>
      }
    >
      <div className="kb-stack">
        <Fields
          gap={gap}
          value={value}
          setValue={setValue}
          raw={raw}
          setRaw={setRaw}
          choices={choices}
          sentence={sentence}
        />
        {gap.numbers.map((number, at) => (
          <Field
            key={number.path.join('/')}
            label={t(`参数「${number.title}」`, `Parameter “${number.title}”`)}
            hint={t(
              '改的是参数本身，用到它的句子都跟着变。',
              'This changes the parameter: every sentence that uses it follows.',
            )}
          >
            {(id) => (
              <Input
                id={id}
                value={numbers[at] ?? ''}
                maxLength={200}
                onChange={(event) =>
                  setNumbers(numbers.map((each, index) => (index === at ? event.target.value : each)))
                }
              />
            )}
          </Field>
        ))}
        <p className="kb-faint kb-small">{say(gap.said)}</p>
      </div>
    </Sheet>
  )
}

interface FieldsProps extends Pick<Props, 'gap' | 'choices' | 'sentence'> {
  value: Written | null
  setValue(value: Written | null): void
  raw: string | null
  setRaw(raw: string): void
}

function Fields({ gap, value, setValue, raw, setRaw, choices, sentence }: FieldsProps) {
  const { t } = useWords()
  const props = { value, onChange: setValue, choices, sentence }
  const text = typeof value === 'string' ? value : ''
  switch (gap.kind) {
    case 'occasions':
      return <OccasionFields {...props} />
    case 'every':
      return <EveryFields {...props} />
    case 'cover':
      return <CoverFields {...props} />
    case 'audience':
      return <AudienceFields {...props} />
    case 'condition':
      return <ConditionFields value={text} onChange={setValue} choices={choices} subject={sentence.subject} />
    case 'time':
      return <TimeFields value={text || '3 days'} onChange={setValue} choices={choices} sentence={sentence} />
    case 'owners':
      return (
        <People
          value={textsOf(value)}
          onChange={(people) => setValue(oneOrMore(people))}
          choices={choices}
          sentence={sentence}
          words={['system']}
          label={t('谁', 'Who')}
        />
      )
    case 'verb':
      return <VerbFields {...props} />
    case 'evidence':
      return <EvidenceFields {...props} />
    case 'ladder':
      return <LadderFields {...props} />
    case 'waive':
      return <WaiveFields {...props} />
    default:
      return (
        <Field label={t('按文本写', 'As in the text form')}>
          {(id) => (
            <Input.TextArea
              id={id}
              rows={4}
              maxLength={4000}
              value={raw ?? asText(value)}
              onChange={(event) => setRaw(event.target.value)}
            />
          )}
        </Field>
      )
  }
}

const asText = (value: Written | null) =>
  value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value)

const titles = (t: (zh: string, en: string) => string): Record<string, string> => ({
  when: t('什么事发生', 'What happens'),
  every: t('多久一次', 'How often'),
  cover: t('覆盖', 'Coverage'),
  for: t('对谁', 'For whom'),
  where: t('在什么条件下', 'Under what condition'),
  unless: t('除非', 'Unless'),
  while: t('只要', 'As long as'),
  due: t('什么时候之前', 'By when'),
  who: t('由谁', 'By whom'),
  with: t('会同谁', 'Together with'),
  do: t('做什么', 'What is done'),
  evidence: t('留下什么', 'What is left behind'),
  'met-by': t('以什么为准', 'What meets it'),
  once: t('一件还是多件', 'One or many'),
  ladder: t('提醒和上报', 'Reminders'),
  waive: t('免除', 'Excusing'),
  then: t('办成之后', 'Once done'),
})
