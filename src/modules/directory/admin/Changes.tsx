import { App, Button } from 'antd'
import { Link } from 'react-router'
import type { OutputOf } from '#platform/operation.ts'
import { useHere } from '#web/admin/session.ts'
import { saidBy } from '#web/ui/Failed.tsx'
import { useWrite } from '#web/ui/query.ts'
import { When } from '#web/ui/When.tsx'
import { useWords } from '#web/ui/words.ts'
import { changeKinds, decideChanges, type seeDirectory } from '../contract.ts'

type Change = OutputOf<typeof seeDirectory>['changes'][number]

/** What the directory says differently, each to be confirmed or left alone. */
export function Changes({ changes }: { changes: readonly Change[] }) {
  const { say, t } = useWords()
  const { message } = App.useApp()
  const here = useHere()
  const write = useWrite(decideChanges, ['directory', 'staff'])
  if (changes.length === 0) return null
  const decide = (decision: 'taken' | 'left-alone', some: readonly Change[]) =>
    write.mutate(
      { input: { ids: some.map((each) => each.id), decision } },
      { onError: (error) => message.warning(saidBy(error)) },
    )
  return (
    <section className="kb-card">
      <div className="kb-wrap" style={{ marginBottom: 8 }}>
        <h2 className="kb-grow">
          {t(`${changes.length} 处变化等您看`, `${changes.length} changes to look at`)}
        </h2>
        <Button loading={write.isPending} onClick={() => decide('left-alone', changes)}>
          {t('都不改', 'Leave all as it is')}
        </Button>
      </div>
      {changes.map((each) => (
        <div
          key={each.id}
          className="kb-wrap"
          style={{ padding: '8px 0', borderBottom: '1px solid var(--kb-line)' }}
        >
          <span style={{ minWidth: 90 }}>{say(changeKinds[each.kind as keyof typeof changeKinds])}</span>
          <span className="kb-grow">
            {each.was ? `${each.was} → ${each.name}` : each.name}
            {each.staff && (
              <span className="kb-muted"> · {t(`我们的${each.staff}`, `our ${each.staff}`)}</span>
            )}{' '}
            <span className="kb-faint kb-small">
              <When at={each.at} />
            </span>
          </span>
          {each.kind === 'renamed' && each.staffId && (
            <Button size="small" onClick={() => decide('taken', [each])}>
              {t(`也改名为${each.name}`, `Call him ${each.name} too`)}
            </Button>
          )}
          {each.kind === 'left' && each.staffId && (
            <Link to={here('staff')}>{t('去办离职', 'Close his account')}</Link>
          )}
          <Button size="small" onClick={() => decide('left-alone', [each])}>
            {t('不改', 'Leave it')}
          </Button>
        </div>
      ))}
    </section>
  )
}
