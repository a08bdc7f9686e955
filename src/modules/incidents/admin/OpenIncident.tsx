import { App, Button, Input, Select } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { listProjects, seeProject } from '#modules/places/contract/projects.ts'
import type { OutputOf } from '#platform/operation.ts'
import { useHere } from '#web/admin/session.ts'
import { saidBy } from '#web/ui/Failed.tsx'
import { Field } from '#web/ui/Field.tsx'
import { useRead, useWrite } from '#web/ui/query.ts'
import { Sheet } from '#web/ui/Sheet.tsx'
import { MomentInput } from '#web/ui/TimeInput.tsx'
import { useWords } from '#web/ui/words.ts'
import { type listIncidents, openIncident } from '../contract.ts'

export type Suspected = OutputOf<typeof listIncidents>['suspected'][number]

/** What, where, what to say, until when: four answers and hundreds of reports have theirs. */
export function OpenIncident({ suspected, onClose }: { suspected: Suspected | null; onClose(): void }) {
  const { t } = useWords()
  const { message } = App.useApp()
  const here = useHere()
  const go = useNavigate()
  const [projectId, setProject] = useState(suspected?.projectId)
  const [buildings, setBuildings] = useState<string[]>(suspected ? [suspected.buildingId] : [])
  const [entrance, setEntrance] = useState('')
  const [title, setTitle] = useState(suspected ? `${suspected.building}${suspected.category}` : '')
  const [say, setSay] = useState('')
  const [expectedEndAt, setEnd] = useState<string>()
  const projects = useRead(listProjects, {}, { staleTime: 300_000 })
  const project = useRead(seeProject, { id: projectId ?? '' }, { enabled: Boolean(projectId) })
  const write = useWrite(openIncident, ['incidents', 'tickets'])
  const open = () =>
    write.mutate(
      {
        input: {
          projectId: projectId!,
          title: title.trim(),
          say: say.trim(),
          areas: buildings.map((buildingId) => ({
            buildingId,
            ...(entrance.trim() ? { entrance: entrance.trim() } : {}),
          })),
          ...(suspected ? { category: suspected.category, ticketIds: suspected.tickets } : {}),
          ...(expectedEndAt ? { expectedEndAt } : {}),
        },
      },
      {
        onSuccess: ({ id, homes, tickets }) => {
          message.success(
            t(
              `立好了：${homes} 户，并入 ${tickets} 件。`,
              `Open: ${homes} homes, ${tickets} reports taken in.`,
            ),
          )
          go(here(`incidents/${id}`))
        },
        onError: (error) => message.warning(saidBy(error)),
      },
    )
  return (
    <Sheet
      open
      title={t('立为事件', 'Open an incident')}
      onClose={onClose}
      footer={
        <Button
          type="primary"
          size="large"
          block
          loading={write.isPending}
          disabled={!projectId || buildings.length === 0 || !title.trim() || !say.trim()}
          onClick={open}
        >
          {t('立为事件', 'Open it')}
        </Button>
      }
    >
      <div className="kb-stack" style={{ gap: 14 }}>
        <Field label={t('哪个项目', 'Project')} required>
          {(id) => (
            <Select
              id={id}
              style={{ width: '100%' }}
              value={projectId ?? null}
              onChange={(value) => {
                setProject(value ?? undefined)
                setBuildings([])
              }}
              options={(projects.data?.projects ?? []).map((each) => ({ value: each.id, label: each.name }))}
            />
          )}
        </Field>
        <Field label={t('受影响的楼栋', 'Buildings affected')} required>
          {(id) => (
            <Select
              id={id}
              mode="multiple"
              style={{ width: '100%' }}
              value={buildings}
              onChange={setBuildings}
              optionFilterProp="label"
              options={(project.data?.buildings ?? []).map((each) => ({
                value: each.id,
                label: `${each.name}（${t(`${each.homes} 户`, `${each.homes} homes`)}）`,
              }))}
            />
          )}
        </Field>
        <Field
          label={t('只是某个单元', 'One entrance only')}
          hint={t('不填就是整栋。', 'Empty: the whole building.')}
        >
          {(id) => (
            <Input
              id={id}
              value={entrance}
              onChange={(event) => setEntrance(event.target.value)}
              maxLength={20}
            />
          )}
        </Field>
        <Field label={t('什么事', 'What')} required>
          {(id) => (
            <Input
              id={id}
              value={title}
              onChange={(event) => setTitle(event.target.value)}
              maxLength={60}
              placeholder={t('7栋2单元电梯停用', 'Lift of 7-2 out of order')}
            />
          )}
        </Field>
        <Field
          label={t('怎么说', 'What to say')}
          required
          hint={t('座席读给来电的人听。', 'Read to whoever calls.')}
        >
          {(id) => (
            <Input.TextArea
              id={id}
              rows={3}
              value={say}
              onChange={(event) => setSay(event.target.value)}
              maxLength={500}
            />
          )}
        </Field>
        <Field label={t('预计什么时候恢复', 'Expected end')}>
          {(id) => <MomentInput id={id} value={expectedEndAt} onChange={setEnd} />}
        </Field>
        {suspected && (
          <p className="kb-muted" style={{ margin: 0 }}>
            {t(
              `这 ${suspected.tickets.length} 件会并入，它们的时限停下来，等事件结束一起办结。`,
              `These ${suspected.tickets.length} reports are taken in: their clocks stand still and they end with the incident.`,
            )}
          </p>
        )}
      </div>
    </Sheet>
  )
}
