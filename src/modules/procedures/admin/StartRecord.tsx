import { App, Button } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { useProjectField } from '#modules/places/admin/useProjectField.tsx'
import type { OutputOf } from '#platform/operation.ts'
import { Policy } from '#web/admin/Policy.tsx'
import { useHere } from '#web/admin/session.ts'
import { Chips } from '#web/ui/Chips.tsx'
import { saidBy } from '#web/ui/Failed.tsx'
import { useWrite } from '#web/ui/query.ts'
import { Sheet } from '#web/ui/Sheet.tsx'
import { useWords } from '#web/ui/words.ts'
import { type listProcedures, startRecord } from '../contract.ts'

type Startable = OutputOf<typeof listProcedures>['procedures'][number]

interface Props {
  procedures: readonly Startable[]
  /** What it is about, where that is known already. */
  aboutId?: string
  homes?: readonly { holdingId: string; room: string }[]
  onClose(): void
}

/** Which procedure, about which project; the first steps are owed from then on. */
export function StartRecord({ procedures, aboutId, homes = [], onClose }: Props) {
  const { t } = useWords()
  const { message } = App.useApp()
  const here = useHere()
  const go = useNavigate()
  const [name, setName] = useState<string | undefined>(
    procedures.length === 1 ? procedures[0]!.procedure : undefined,
  )
  const where = useProjectField()
  const [holdingId, setHoldingId] = useState(homes.length === 1 ? homes[0]!.holdingId : undefined)
  const write = useWrite(startRecord, ['procedures', 'obligations'])
  const chosen = procedures.find(({ procedure }) => procedure === name)
  const about =
    chosen?.about === 'holding'
      ? holdingId
      : (aboutId ?? (chosen?.about === 'project' ? where.projectId : undefined))
  const ready = chosen !== undefined && (chosen.about === 'company' || about !== undefined)
  const start = () =>
    write.mutate(
      {
        input: {
          playbook: chosen!.playbook,
          procedure: chosen!.procedure,
          ...(about ? { aboutId: about } : {}),
        },
      },
      {
        onSuccess: ({ id }) => go(here(`procedures/${id}`)),
        onError: (error) => message.warning(saidBy(error)),
      },
    )
  return (
    <Sheet
      open
      title={t('发起流程', 'Begin a procedure')}
      onClose={onClose}
      footer={
        <Button type="primary" size="large" block disabled={!ready} loading={write.isPending} onClick={start}>
          {t('发起', 'Begin')}
        </Button>
      }
    >
      <div className="kb-stack">
        <Chips
          label={t('哪个流程', 'Which procedure')}
          value={name}
          onChange={setName}
          choices={procedures.map(({ procedure, title }) => ({
            value: procedure,
            label: <Policy>{title}</Policy>,
          }))}
        />
        {chosen?.about === 'project' && aboutId === undefined && where.field}
        {chosen?.about === 'holding' && (
          <Chips
            label={t('哪一户', 'Which home')}
            value={holdingId}
            onChange={setHoldingId}
            choices={homes.map(({ holdingId, room }) => ({ value: holdingId, label: room }))}
          />
        )}
        {chosen && (
          <ol className="kb-muted" style={{ margin: 0, paddingInlineStart: 20 }}>
            {chosen.steps.map((step) => (
              <li key={step}>
                <Policy>{step}</Policy>
              </li>
            ))}
          </ol>
        )}
      </div>
    </Sheet>
  )
}
