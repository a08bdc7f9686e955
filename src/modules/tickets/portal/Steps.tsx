import { useWords } from '#web/ui/words.ts'

/** How far it is, in words with a full or an empty dot; what comes next is said elsewhere. */
export function Steps({ stage }: { stage: number }) {
  const { t } = useWords()
  const names = [
    t('收到', 'Received'),
    t('安排', 'Arranged'),
    t('办理', 'Under way'),
    t('办好', 'Done'),
    t('您确认', 'You confirm'),
  ]
  return (
    <ol className="p-steps" aria-label={t('办到哪一步', 'How far it is')}>
      {names.map((name, at) => (
        <li key={name} aria-current={at === stage ? 'step' : undefined} data-done={at <= stage}>
          {name}
        </li>
      ))}
    </ol>
  )
}
