import { useState } from 'react'
import { Excuses } from '#modules/obligations/admin/Excuses.tsx'
import { seeTeam } from '#modules/obligations/contract/matters.ts'
import { useMay } from '#web/admin/session.ts'
import { Asked } from '#web/ui/Asked.tsx'
import { Chips } from '#web/ui/Chips.tsx'
import { Empty } from '#web/ui/Empty.tsx'
import { PageHead } from '#web/ui/PageHead.tsx'
import { useRead } from '#web/ui/query.ts'
import { useWords } from '#web/ui/words.ts'
import { listApprovals } from '../contract.ts'
import { ApprovalCard } from './ApprovalCard.tsx'

type Which = 'mine' | 'asked' | 'open' | 'decided'

/** Everything that waits for one person's word: levels, force, money, appeals, pleas, and what is asked to be excused. */
export function Approvals() {
  const { t } = useWords()
  const supervises = useMay('work.supervise')
  const [which, setWhich] = useState<Which>('mine')
  const query = useRead(listApprovals, { which }, { keep: true, refetchInterval: 60_000 })
  return (
    <div className="kb-page">
      <PageHead title={t('升级与审批', 'Approvals')} />
      <div style={{ marginBottom: 16 }}>
        <Chips<Which>
          label={t('哪些', 'Which')}
          value={which}
          onChange={setWhich}
          choices={[
            { value: 'mine', label: t('等我定', 'For me') },
            { value: 'asked', label: t('我申请的', 'Asked by me') },
            ...(supervises ? [{ value: 'open' as const, label: t('全部在等的', 'All waiting') }] : []),
            { value: 'decided', label: t('定了的', 'Decided') },
          ]}
        />
      </div>
      <Asked query={query} bones={6} height={90}>
        {({ approvals }) => (
          <div className="kb-stack" style={{ gap: 14 }}>
            {approvals.length === 0 && (
              <Empty>
                {which === 'mine'
                  ? t('没有等您定的。', 'Nothing waits for your word.')
                  : t('没有。', 'None.')}
              </Empty>
            )}
            {approvals.map((approval) => (
              <ApprovalCard key={approval.id} approval={approval} />
            ))}
          </div>
        )}
      </Asked>
      {which === 'mine' && supervises && <ToExcuse />}
    </div>
  )
}

/** What colleagues ask to be excused from stands under what they ask of tickets: one page for one word. */
function ToExcuse() {
  const { data } = useRead(seeTeam, {})
  if (!data || data.excuses.length === 0) return null
  return (
    <div style={{ marginTop: 16 }}>
      <Excuses excuses={data.excuses} />
    </div>
  )
}
