import { Button, Dropdown, Popconfirm } from 'antd'
import { Policy } from '#web/admin/Policy.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { useWords } from '#web/ui/words.ts'
import type { Gap, Sentence } from '../contract/sentences.ts'
import { blockWords } from './gaps/words.ts'

interface Props {
  sentence: Sentence
  onGap(gap: Gap): void
  onRemove(): void
}

/** One duty as it is read aloud; each gap is pressed to fill it in anew. */
export function SentenceLine({ sentence, onGap, onRemove }: Props) {
  const { t, say } = useWords()
  const block = blockWords[sentence.path[0]!]
  return (
    <div className="playbook-sentence" data-wrong={sentence.wrong.length > 0}>
      <div className="kb-row">
        <strong className="kb-grow">
          <Policy>{sentence.title}</Policy> {block && <span className="kb-mark">{say(block)}</span>}
        </strong>
        {sentence.more.length > 0 && (
          <Dropdown
            trigger={['click']}
            menu={{
              items: sentence.more.map((gap) => ({ key: gap.path.join('/'), label: say(gap.said) })),
              onClick: ({ key }) => onGap(sentence.more.find((gap) => gap.path.join('/') === key)!),
            }}
          >
            <Button type="text" size="small">
              {t('再加', 'Add')}
            </Button>
          </Dropdown>
        )}
        <Popconfirm
          title={t(
            '去掉这一句？新的版本发布后就没有它了。',
            'Take this sentence out? Once published, it holds no more.',
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
              key={part.gap.path.join('/')}
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
