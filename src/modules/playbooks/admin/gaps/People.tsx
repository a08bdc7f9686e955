import { Select } from 'antd'
import { useWords } from '#web/ui/words.ts'
import type { Choices, Sentence } from '../../contract/sentences.ts'

interface Props {
  value: readonly string[]
  onChange(value: string[]): void
  choices: Choices
  sentence: Sentence
  label: string
  /** Words beside roles: the system, the one who owes it. */
  words?: readonly ('system' | 'assignee' | 'superior of assignee')[]
  most?: number
}

/** Roles of the policy and of the company's other policies, people found over the customer, and words. */
export function People({ value, onChange, choices, sentence, label, words = [], most }: Props) {
  const { t } = useWords()
  const said = {
    system: t('系统', 'the system'),
    assignee: t('负责人', 'the one who owes it'),
    'superior of assignee': t('负责人的上级', 'his superior'),
  }
  const holds =
    choices.relations.customer?.manager !== undefined && ['customer', 'holding'].includes(sentence.subject)
  const options = [
    ...words.map((word) => ({ value: word as string, label: said[word] })),
    ...choices.roles
      .filter((role) => !role.elsewhere)
      .map((role) => ({ value: role.value, label: role.title })),
    ...(holds
      ? [
          {
            value: sentence.subject === 'customer' ? 'manager' : 'customer.manager',
            label: t('客户经理', 'the account manager'),
          },
        ]
      : []),
    ...choices.roles
      .filter((role) => role.elsewhere)
      .map((role) => ({
        value: role.value,
        label: `${role.title}${t('（其他制度里的岗位）', ' (of another policy)')}`,
      })),
  ]
  const unknown = value.filter((each) => !options.some((option) => option.value === each))
  return (
    <Select
      mode="multiple"
      value={[...value]}
      onChange={(chosen) => onChange(most === 1 ? chosen.slice(-1) : chosen)}
      options={[...options, ...unknown.map((each) => ({ value: each, label: each }))]}
      showSearch={{ optionFilterProp: 'label' }}
      style={{ width: '100%' }}
      aria-label={label}
    />
  )
}
