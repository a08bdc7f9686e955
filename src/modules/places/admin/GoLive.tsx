import { App, Button, Input } from 'antd'
import { useState } from 'react'
import { useMay } from '#web/admin/session.ts'
import { sayDay } from '#web/ui/clock.ts'
import { saidBy } from '#web/ui/Failed.tsx'
import { Field } from '#web/ui/Field.tsx'
import { useWrite } from '#web/ui/query.ts'
import { Sheet } from '#web/ui/Sheet.tsx'
import { DayInput } from '#web/ui/TimeInput.tsx'
import { useWords } from '#web/ui/words.ts'
import { changeProjectGoLive } from '../contract/projects.ts'
import type { SeenProject } from './seen.tsx'

/** From which day on things are owed in this project; a project without a day of its own began with the company. */
export function GoLive({ on, onChange }: { on: string | null; onChange(): void }) {
  const { t, locale } = useWords()
  const may = useMay('system.administer')
  if (!on && !may) return null
  return (
    <p className="kb-muted">
      {on
        ? t(`启用日 ${sayDay(on, locale)}`, `Live since ${sayDay(on, locale)}`)
        : t('启用日和公司一样', 'Same go-live day as the company')}{' '}
      {may && (
        <Button type="link" size="small" onClick={onChange}>
          {t('改启用日', 'Change it')}
        </Button>
      )}
    </p>
  )
}

export function ChangeGoLive({ project, onClose }: { project: SeenProject['project']; onClose(): void }) {
  const { t } = useWords()
  const { message } = App.useApp()
  const [on, setOn] = useState(project.goLiveOn ?? undefined)
  const [reason, setReason] = useState('')
  const write = useWrite(changeProjectGoLive, ['places'])
  const save = () =>
    write.mutate(
      { input: { id: project.id, on: on!, reason: reason.trim() } },
      { onSuccess: onClose, onError: (error) => message.warning(saidBy(error)) },
    )
  return (
    <Sheet
      open
      title={t(`改启用日 · ${project.name}`, `Go-live date · ${project.name}`)}
      onClose={onClose}
      footer={
        <Button
          type="primary"
          size="large"
          block
          disabled={!on || on === project.goLiveOn || reason.trim().length < 2}
          loading={write.isPending}
          onClick={save}
        >
          {t('改启用日', 'Change the date')}
        </Button>
      }
    >
      <div className="kb-stack">
        <Field
          label={t('启用日', 'Go-live date')}
          required
          hint={t(
            '改早：以前的不补，以后按新日子算，不能早于公司的启用日。改晚：不能晚于最早一件待办的期限。',
            'Earlier: nothing of the past is opened, and not before the company’s own date. Later: not beyond the first due time there is.',
          )}
        >
          {(id) => <DayInput id={id} value={on} onChange={setOn} />}
        </Field>
        <Field label={t('为什么改', 'Why')} required>
          {(id) => (
            <Input
              id={id}
              maxLength={200}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
      </div>
    </Sheet>
  )
}
