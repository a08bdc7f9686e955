import { WordsSheet } from '#web/ui/WordsSheet.tsx'
import { useWords } from '#web/ui/words.ts'
import { discardJobs } from '../contract.ts'

interface Props {
  ids: readonly string[]
  onDropped(): void
  onClose(): void
}

/** Nothing is dropped without a reason. */
export function DropJobs({ ids, onDropped, onClose }: Props) {
  const { t } = useWords()
  return (
    <WordsSheet
      title={t(`${ids.length} 件不办了`, `Drop ${ids.length}`)}
      action={t('确定不办', 'Drop for good')}
      label={t('为什么', 'Why')}
      hint={t('会记入操作记录。', 'This is logged.')}
      most={200}
      danger
      operation={discardJobs}
      touches={['jobs']}
      input={(reason) => ({ ids: [...ids], reason })}
      onDone={onDropped}
      onClose={onClose}
    />
  )
}
