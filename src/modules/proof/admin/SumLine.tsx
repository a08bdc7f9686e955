import { Link } from 'react-router'
import { useHere } from '#web/admin/session.ts'
import { useWords } from '#web/ui/words.ts'
import { outcomes, type ProofOutcome, sideFigures } from '../contract.ts'
import { partOf, type Seen } from './figures.ts'

const terms: [ProofOutcome, 'inTime' | 'lateDone' | 'lateOpen' | 'waived' | 'lapsed' | 'notDue'][] = [
  ['in-time', 'inTime'],
  ['late-done', 'lateDone'],
  ['late-open', 'lateOpen'],
  ['waived', 'waived'],
  ['lapsed', 'lapsed'],
  ['not-due', 'notDue'],
]

/** 应办 = 按时 + 逾期才办 + 逾期未办 + 免除 + 已取消 (+ 未到期): always adds up, each term opens its rows. */
export function SumLine({ seen, projectId }: { seen: Seen; projectId: string | undefined }) {
  const { say, t } = useWords()
  const here = useHere()
  const rows = (more: string) =>
    here(
      `proof/rows?month=${seen.month}${projectId ? `&project=${projectId}` : ''}${seen.closed ? `&version=${seen.closed.version}` : ''}${more}`,
    )
  const { total } = seen
  return (
    <div className="kb-stack" style={{ gap: 6 }}>
      <p className="proof-sum">
        <Link to={rows('')}>
          {t('应办', 'Owed')} <b>{total.owed.toLocaleString()}</b>
        </Link>
        {terms
          .filter(([outcome]) => outcome !== 'not-due' || total.notDue > 0)
          .map(([outcome, key], at) => (
            <span key={key}>
              {at === 0 ? ' = ' : ' + '}
              <Link
                to={rows(`&outcome=${outcome}`)}
                className={outcome === 'late-open' && total[key] > 0 ? 'kb-late' : undefined}
              >
                {say(outcomes[outcome])} <b>{total[key].toLocaleString()}</b>
              </Link>
            </span>
          ))}
      </p>
      <p className="kb-muted kb-small proof-side">
        {t('旁证', 'Beside it')}
        {(['lateEntry', 'inBulk', 'noAnswer', 'suspended'] as const).map((side) => (
          <Link key={side} to={rows(`&side=${side}`)}>
            {say(sideFigures[side])} {partOf(total[side], total.owed)}
          </Link>
        ))}
        <Link to={rows('&outcome=waived')}>
          {say(sideFigures.waived)} {partOf(total.waived, total.owed)}
        </Link>
      </p>
    </div>
  )
}
