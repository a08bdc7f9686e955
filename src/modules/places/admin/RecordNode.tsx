import { App, AutoComplete, Button } from 'antd'
import { useState } from 'react'
import { Photos } from '#modules/visits/admin/Photos.tsx'
import { call } from '#web/ui/call.ts'
import { today } from '#web/ui/clock.ts'
import { saidBy } from '#web/ui/Failed.tsx'
import { Field } from '#web/ui/Field.tsx'
import { sendPhoto } from '#web/ui/photos.ts'
import { queries, touch } from '#web/ui/query.ts'
import { Sheet } from '#web/ui/Sheet.tsx'
import { DayInput } from '#web/ui/TimeInput.tsx'
import { useWords } from '#web/ui/words.ts'
import { recordNode, usualNodes } from '../contract/nodes.ts'
import type { SeenProject } from './seen.tsx'

/** Which node, when, and a photo of it if there is one. */
export function RecordNode({ project, onClose }: { project: SeenProject['project']; onClose(): void }) {
  const { t } = useWords()
  const { message } = App.useApp()
  const [name, setName] = useState('')
  const [on, setOn] = useState<string | undefined>(today())
  const [photos, setPhotos] = useState<Blob[]>([])
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState('')
  const save = async () => {
    setBusy(true)
    setRefused('')
    try {
      const photoId = photos[0] && (await sendPhoto(photos[0]))
      const { opened } = await call(recordNode, {
        projectId: project.id,
        name: name.trim(),
        on: on!,
        ...(photoId ? { photoId } : {}),
      })
      message.success(
        t(
          `记下了，要告诉 ${opened} 户。十分钟内可以撤回。`,
          `Recorded; ${opened} to be told. It can be taken back for ten minutes.`,
        ),
      )
      touch(queries, ['places', 'obligations', 'customers'])
      onClose()
    } catch (error) {
      setRefused(saidBy(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Sheet
      open
      title={t(`记节点 · ${project.name}`, `Building node · ${project.name}`)}
      onClose={onClose}
      footer={
        <Button
          type="primary"
          size="large"
          block
          disabled={!name.trim() || !on}
          loading={busy}
          onClick={save}
        >
          {t('记下', 'Record')}
        </Button>
      }
    >
      <div className="kb-stack">
        <Field
          label={t('哪个节点', 'Which node')}
          required
          error={refused || undefined}
          hint={t('客户会在告知里读到这几个字', 'Customers read these words in the notice')}
        >
          {(id) => (
            <AutoComplete
              id={id}
              style={{ width: '100%' }}
              value={name}
              maxLength={30}
              onChange={setName}
              options={usualNodes.map((value) => ({ value }))}
            />
          )}
        </Field>
        <Field label={t('哪天到的', 'Reached on')} required>
          {(id) => <DayInput id={id} value={on} onChange={setOn} />}
        </Field>
        <Field label={t('照片', 'Photo')} hint={t('可以不放', 'Optional')}>
          {() => <Photos photos={photos} most={1} onChange={setPhotos} />}
        </Field>
      </div>
    </Sheet>
  )
}
