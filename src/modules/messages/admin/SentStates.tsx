import { Chips } from '#web/ui/Chips.tsx'
import { useWords } from '#web/ui/words.ts'
import { messageStates } from '../contract/words.ts'

interface Props {
  states: readonly { state: string; count: number }[]
  value: string
  onChange(state: string): void
}

/** All, or what stands as one chooses, each with its count. */
export function SentStates({ states, value, onChange }: Props) {
  const { say, t } = useWords()
  const named = (state: string) => say(messageStates[state as keyof typeof messageStates])
  return (
    <Chips
      label={t('状态', 'State')}
      value={value}
      onChange={onChange}
      choices={[
        { value: '', label: t('全部', 'All') },
        ...states.map(({ state, count }) => ({ value: state, label: `${named(state)} ${count}` })),
      ]}
    />
  )
}
