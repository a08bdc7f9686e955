import { Segmented } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '#platform/operation.ts'
import { Asked } from '#web/ui/Asked.tsx'
import { PageHead } from '#web/ui/PageHead.tsx'
import { useRead } from '#web/ui/query.ts'
import { Table } from '#web/ui/Table.tsx'
import { useWords } from '#web/ui/words.ts'
import { listChargebacks } from '../contract/contractors.ts'
import { chargeNames, chargeWords } from '../contract/words.ts'
import { yuan } from '../rules.ts'
import { Charges } from './Charges.tsx'

type Sums = OutputOf<typeof listChargebacks>['sums']

/** Money to be got back from contractors: how much from whom, and each claim. */
export function Chargebacks() {
  const { t } = useWords()
  const [which, setWhich] = useState<'out' | 'all'>('out')
  const [contractorId, setContractor] = useState<string>()
  const query = useRead(listChargebacks, {})
  return (
    <div className="kb-page" style={{ maxWidth: 1100 }}>
      <PageHead title={t('追款', 'Chargebacks')} />
      <div className="kb-stack">
        <Asked query={query} bones={3} height={40}>
          {({ sums }) => <ByContractor sums={sums} chosen={contractorId} onChoose={setContractor} />}
        </Asked>
        <Segmented
          style={{ alignSelf: 'flex-start' }}
          value={which}
          onChange={setWhich}
          options={[
            { value: 'out', label: t('还没收到的', 'Still out') },
            { value: 'all', label: t('全部', 'All') },
          ]}
        />
        <Charges which={which} contractorId={contractorId} />
      </div>
    </div>
  )
}

function ByContractor({
  sums,
  chosen,
  onChoose,
}: {
  sums: Sums
  chosen: string | undefined
  onChoose(id: string | undefined): void
}) {
  const { t, say } = useWords()
  if (sums.length === 0) return null
  return (
    <section className="kb-card kb-scroll-x">
      <Table>
        <thead>
          <tr>
            <th>{t('承修单位', 'Contractor')}</th>
            {chargeNames.map((name) => (
              <th key={name} className="kb-number">
                {say(chargeWords[name])}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sums.map((each) => (
            <tr key={each.contractorId}>
              <td>
                <button
                  type="button"
                  className="kb-plain"
                  aria-pressed={chosen === each.contractorId}
                  style={{
                    fontWeight: chosen === each.contractorId ? 600 : 400,
                    textDecoration: 'underline',
                  }}
                  onClick={() => onChoose(chosen === each.contractorId ? undefined : each.contractorId)}
                >
                  {each.contractor}
                </button>
              </td>
              {chargeNames.map((name) => (
                <td key={name} className="kb-number">
                  {each[name] > 0 ? yuan(each[name]) : '–'}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
      <p className="kb-muted kb-small">
        {t('单位：元。点一家只看它的。', 'In yuan. Press one to see its claims alone.')}
      </p>
    </section>
  )
}
