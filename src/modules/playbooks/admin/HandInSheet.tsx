import { App } from 'antd'
import { WordsSheet } from '#web/ui/WordsSheet.tsx'
import { useWords } from '#web/ui/words.ts'
import { handIn } from '../contract/handing-in.ts'
import { Changes } from './Changes.tsx'

interface Props {
  name: string
  revision: number
  onClose(): void
}

/** Who may change but not publish hands the draft to those who may. */
export function HandInSheet({ name, revision, onClose }: Props) {
  const { t } = useWords()
  const { message } = App.useApp()
  return (
    <WordsSheet
      title={t('送审', 'Hand in')}
      action={t('送审', 'Hand in')}
      label={t('改了什么、为什么', 'What changed and why')}
      rows={4}
      most={400}
      operation={handIn}
      touches={['playbooks.changes']}
      input={(words) => ({ name, revision, words })}
      onDone={({ told }) =>
        message.success(
          t(`送到 ${told} 位能发布的同事，等他们发布或退回。`, `Handed to ${told} who may publish it.`),
        )
      }
      onClose={onClose}
    >
      <Changes name={name} />
    </WordsSheet>
  )
}
