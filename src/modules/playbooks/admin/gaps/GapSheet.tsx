import { Button, Input } from 'antd'
import { useState } from 'react'
import { Field } from '#web/ui/Field.tsx'
import { Sheet } from '#web/ui/Sheet.tsx'
import { useWords } from '#web/ui/words.ts'
import type { Choices, Gap, Sentence, Written } from '../../contract/sentences.ts'
import { ParameterValue } from '../ParameterValue.tsx'
import { ChoiceFields, TextsFields } from './Choice.tsx'
import { ConditionFields } from './Condition.tsx'
import { oneOrMore, textsOf } from './gap.ts'
import { AudienceFields, EvidenceFields, OccasionFields } from './Occasions.tsx'
import { People } from './People.tsx'
import { LadderFields, WaiveFields } from './Reminders.tsx'
import { CoverFields, EveryFields } from './Rhythm.tsx'
import { TimeFields } from './Time.tsx'
import { VerbFields } from './Verb.tsx'
import { keyWords } from './words.ts'

export interface GapChange {
  path: string[]
  value: Written | null
  written?: string
}

/** What an entry is no sentence without. */
const needed = new Set([
  'when',
  'due',
  'do',
  'every',
  'cover',
  'for',
  'on',
  'clock',
  'of',
  'better',
  'per',
  'kind',
  'purpose',
  'file',
])

interface Props {
  gap: Gap
  sentence: Sentence
  choices: Choices
  saving: boolean
  onSave(changes: GapChange[]): void
  /** A text that stands in a file of its own. */
  onText(path: string, text: string): void
  onClose(): void
}

/** One gap, filled in with fields that suit it; a parameter's number is changed where it stands. */
export function GapSheet({ gap, sentence, choices, saving, onSave, onText, onClose }: Props) {
  const { t, say } = useWords()
  const [value, setValue] = useState(gap.value)
  const [raw, setRaw] = useState<string | null>(null)
  const [body, setBody] = useState(gap.body?.text ?? null)
  const [numbers, setNumbers] = useState(() => gap.numbers.map((number) => number.value))
  const optional = !needed.has(gap.path.at(-1)!)
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
      title={keyWords[gap.path.at(-1)!] ? say(keyWords[gap.path.at(-1)!]!) : gap.path.at(-1)}
      onClose={onClose}
      footer={
        <div className="kb-row">
          {optional && gap.value !== null && (
            <Button danger onClick={() => save(null)} loading={saving}>
              {t('去掉', 'Take out')}
            </Button>
          )}
          <Button
            type="primary"
            className="kb-grow"
            onClick={() => (gap.body && body !== null ? onText(gap.body.path, body) : save(value))}
            loading={saving}
          >
            {t('存下', 'Save')}
          </Button>
        </div>
      }
    >
      <div className="kb-stack">
        {gap.body && body !== null && <Letter text={body} onChange={setBody} />}
        {!gap.body && (
          <Fields
            gap={gap}
            value={value}
            setValue={setValue}
            raw={raw}
            setRaw={setRaw}
            choices={choices}
            sentence={sentence}
          />
        )}
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
              <ParameterValue
                id={id}
                type={number.type}
                value={numbers[at] ?? ''}
                onChange={(next) => setNumbers(numbers.map((each, index) => (index === at ? next : each)))}
              />
            )}
          </Field>
        ))}
        {!gap.body && <p className="kb-faint kb-small">{say(gap.said)}</p>}
      </div>
    </Sheet>
  )
}

function Letter({ text, onChange }: { text: string; onChange(text: string): void }) {
  const { t } = useWords()
  return (
    <Field
      label={t('正文', 'The text')}
      hint={t(
        '花括号里的发的时候换成客户的：{称呼}、{房号}、{管家}。第一行 # 后面是标题。',
        'What stands in braces is filled in: {称呼} how one is addressed, {房号} the home, {管家} the steward. The first line after # is the title.',
      )}
    >
      {(id) => (
        <Input.TextArea
          id={id}
          autoSize={{ minRows: 6, maxRows: 18 }}
          maxLength={20_000}
          value={text}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
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
    case 'choice':
      return <ChoiceFields gap={gap} value={value} onChange={setValue} />
    case 'population':
      return <AudienceFields {...props} />
    case 'text':
      return (
        <Field label={t('写成', 'Written as')}>
          {(id) => (
            <Input.TextArea
              id={id}
              autoSize={{ minRows: 1, maxRows: 6 }}
              maxLength={1000}
              value={text}
              onChange={(event) => setValue(event.target.value.replaceAll('\n', ' ') || null)}
            />
          )}
        </Field>
      )
    case 'texts':
      return <TextsFields value={value} onChange={setValue} />
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
