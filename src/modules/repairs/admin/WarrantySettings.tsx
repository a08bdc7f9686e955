import { App, Select } from 'antd'
import { ChooseProject } from '#modules/dispatch/admin/ChooseProject.tsx'
import { useProject } from '#modules/dispatch/admin/useProject.ts'
import { Policy } from '#web/admin/Policy.tsx'
import { useMay } from '#web/admin/session.ts'
import { Asked } from '#web/ui/Asked.tsx'
import { today } from '#web/ui/clock.ts'
import { Empty } from '#web/ui/Empty.tsx'
import { saidBy } from '#web/ui/Failed.tsx'
import { useRead, useWrite } from '#web/ui/query.ts'
import { DayInput } from '#web/ui/TimeInput.tsx'
import { useWords } from '#web/ui/words.ts'
import { listContractors } from '../contract/contractors.ts'
import { seeWarrantySettings, setAcceptance, setAnswersFor } from '../contract/warranty.ts'

/** The acceptance of each building, and who answers for each part; how long stands in the policy. */
export function WarrantySettings() {
  const { t } = useWords()
  const { message } = App.useApp()
  const chosen = useProject()
  const { projectId } = chosen
  const mayDay = useMay('places.change')
  const mayName = useMay('work.supervise')
  const query = useRead(
    seeWarrantySettings,
    { projectId: projectId ?? '' },
    { enabled: Boolean(projectId), keep: true },
  )
  const contractors = useRead(listContractors, {}).data?.contractors ?? []
  const accept = useWrite(setAcceptance, ['repairs'])
  const name = useWrite(setAnswersFor, ['repairs'])
  const declined = { onError: (error: Error) => message.warning(saidBy(error)) }
  return (
    <div className="kb-stack">
      <ChooseProject {...chosen} />
      <Asked query={query} bones={6}>
        {({ buildings, parts }) => (
          <>
            <section className="kb-card kb-stack">
              <h2 className="kb-desk-sub">{t('谁负责哪个部位', 'Who answers for which part')}</h2>
              {parts.length === 0 && (
                <Empty>
                  {t(
                    '制度里还没有写保修部位：在诉求种类里写 warranty。',
                    'The policy names no parts yet: write “warranty” in a kind of ticket.',
                  )}
                </Empty>
              )}
              {parts.map(({ part, contractorId }) => (
                <div key={part} className="kb-wrap">
                  <span style={{ minWidth: 150 }}>
                    <Policy>{part}</Policy>
                  </span>
                  <Select
                    allowClear
                    disabled={!mayName}
                    style={{ minWidth: 200 }}
                    aria-label={part}
                    placeholder={t('还没定', 'Nobody yet')}
                    value={contractorId}
                    onChange={(value) =>
                      name.mutate(
                        { input: { projectId: projectId!, part, contractorId: value ?? null } },
                        declined,
                      )
                    }
                    options={contractors.map(({ id, name: label }) => ({ value: id, label }))}
                  />
                </div>
              ))}
            </section>
            <section className="kb-card kb-stack">
              <h2 className="kb-desk-sub">{t('竣工验收合格日', 'Completion accepted on')}</h2>
              <p className="kb-muted kb-small">
                {t(
                  '施工单位的保修从这一天算；业主的从交付算，到得晚的为准。',
                  'The contractor’s warranty runs from this day, the owner’s from the handover; the later end counts.',
                )}
              </p>
              {buildings.map((building) => (
                <div key={building.id} className="kb-wrap">
                  <span style={{ minWidth: 80 }}>{building.name}</span>
                  {mayDay ? (
                    <DayInput
                      value={building.acceptedOn}
                      max={today()}
                      label={building.name}
                      onChange={(day) =>
                        accept.mutate(
                          { input: { buildingId: building.id, acceptedOn: day ?? null } },
                          declined,
                        )
                      }
                    />
                  ) : (
                    (building.acceptedOn ?? '–')
                  )}
                </div>
              ))}
            </section>
          </>
        )}
      </Asked>
    </div>
  )
}
