import { Button, Input } from 'antd'
import { useState } from 'react'
import { useProjectField } from '#modules/places/admin/useProjectField.tsx'
import { saidBy } from '#web/ui/Failed.tsx'
import { Field } from '#web/ui/Field.tsx'
import { sendPhoto } from '#web/ui/photos.ts'
import { useWrite } from '#web/ui/query.ts'
import { Sheet } from '#web/ui/Sheet.tsx'
import { Toggle } from '#web/ui/Toggle.tsx'
import { useWords } from '#web/ui/words.ts'
import { recordCall } from '../contract/calls.ts'

/** A call, with the sound as a file or where the telephone system keeps it. */
export function RecordCall({ onClose }: { onClose(): void }) {
  const { t } = useWords()
  const { projectId, field } = useProjectField()
  const [said, setSaid] = useState({ phone: '', about: '', link: '' })
  const [sound, setSound] = useState<File>()
  const [announced, setAnnounced] = useState(false)
  const [refused, setRefused] = useState('')
  const [busy, setBusy] = useState(false)
  const write = useWrite(recordCall, ['registers.calls'])
  const [phone, link] = [said.phone.trim(), said.link.trim()]
  const save = async () => {
    setBusy(true)
    try {
      const file = sound ? { fileId: await sendPhoto(sound, 'staff', sound.name) } : {}
      await write.mutateAsync({
        input: {
          projectId: projectId!,
          about: said.about,
          announced,
          ...(phone ? { phone } : {}),
          ...(link ? { link } : {}),
          ...file,
        },
      })
      onClose()
    } catch (error) {
      setRefused(saidBy(error as Error))
    }
    setBusy(false)
  }
  const text = (name: keyof typeof said, label: string, most: number, required = false) => (
    <Field label={label} required={required}>
      {(id) => (
        <Input
          id={id}
          maxLength={most}
          value={said[name]}
          onChange={(event) => setSaid({ ...said, [name]: event.target.value })}
        />
      )}
    </Field>
  )
  return (
    <Sheet
      open
      title={t('登记通话', 'Write down a call')}
      onClose={onClose}
      footer={
        <Button
          type="primary"
          size="large"
          block
          disabled={!projectId || !said.about.trim()}
          loading={busy}
          onClick={save}
        >
          {t('登记', 'Write down')}
        </Button>
      }
    >
      <div className="kb-stack">
        {field}
        {text('about', t('为什么事', 'What about'), 400, true)}
        {text('phone', t('对方号码', 'His number'), 30)}
        <Toggle on={announced} onChange={setAnnounced}>
          {t('通话时告知了录音', 'He was told that it is recorded')}
        </Toggle>
        <Field label={t('录音文件', 'Recording')} error={refused || undefined}>
          {(id) => (
            <input
              id={id}
              type="file"
              accept="audio/*"
              onChange={(event) => setSound(event.target.files?.[0])}
            />
          )}
        </Field>
        {text('link', t('或录音在哪里（链接）', 'Or where it is kept (link)'), 500)}
      </div>
    </Sheet>
  )
}
