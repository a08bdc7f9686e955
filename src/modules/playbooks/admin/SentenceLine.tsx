import { Button, Dropdown, Popconfirm } from 'antd'
import { Policy } from '#web/admin/Policy.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { useWords } from '#web/ui/words.ts'
import type { Gap, Sentence } from '../contract/sentences.ts'

interface Props {
  sentence: Sentence
  onGap(gap: Gap): void
  onRemove(): void
}

/** One duty as it is read aloud; each gap is pressed to fill it in anew. */
export function SentenceLine({ sentence, onGap, onRemove }: Props) {
  const { t, say } = useWords()
  const missing = optionalGaps(t).filter(
    ({ key }) => !sentence.parts.some((part) => 'gap' in part && part.gap.path.at(-1) === key),
  )
  return (
    <div className="playbook-sentence" data-wrong={sentence.wrong.length > 0}>
      <div className="kb-row">
        <strong className="kb-grow">
          <Policy>{sentence.title}</Policy>
        </strong>
        <Dropdown
          trigger={['click']}
          menu={{
            items: missing.map(({ key, label }) => ({ key, label })),
            onClick: ({ key }) => {
              const found = missing.find((each) => each.key === key)!
              onGap({
                path: [...sentence.path, key],
                kind: found.kind,
                value: null,
                said: { zh: '', en: '' },
                numbers: [],
              })
            },
          }}
        >
          <Button type="text" size="small">
            {t('再加', 'Add')}
          </Button>
        </Dropdown>
        <Popconfirm
          title={t(
            '去掉这一句？新的版本发布后不再开这件事。',
            'Take this sentence out? Once published, nothing is opened by it any more.',
          )}
          okText={t('去掉', 'Take out')}
          cancelText={t('不', 'No')}
          onConfirm={onRemove}
        >
          <Button
            type="text"
            size="small"
            icon={<Icon name="close" size={16} />}
            aria-label={t('去掉这一句', 'Take this sentence out')}
          />
        </Popconfirm>
      </div>
      <p className="playbook-spoken">
        {sentence.parts.map((part) =>
          'gap' in part ? (
            <button
              key={part.gap.path.at(-1)}
              type="button"
              className="playbook-gap"
              data-empty={part.gap.value === null}
              onClick={() => onGap(part.gap)}
            >
              {say(part.gap.said)}
            </button>
          ) : (
            say(part.text)
          ),
        )}
      </p>
      {sentence.wrong.map((words) => (
        <p key={words.en} role="alert" className="kb-late kb-small">
          {say(words)}
        </p>
      ))}
    </div>
  )
}

/** What a sentence may say beside what everybody expects of it. */
const optionalGaps = (
  t: (zh: string, en: string) => string,
): { key: string; kind: Gap['kind']; label: string }[] => [
  { key: 'for', kind: 'audience', label: t('对谁', 'For whom') },
  { key: 'where', kind: 'condition', label: t('如果……', 'If …') },
  { key: 'unless', kind: 'condition', label: t('除非……', 'Unless …') },
  { key: 'while', kind: 'condition', label: t('只要……', 'As long as …') },
  { key: 'with', kind: 'owners', label: t('会同谁', 'Together with') },
  { key: 'evidence', kind: 'evidence', label: t('留下什么', 'What is left behind') },
  { key: 'every', kind: 'every', label: t('每隔多久', 'How often') },
]
