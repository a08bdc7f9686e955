import { App, Button, Input } from 'antd'
import { useState } from 'react'
import { WithTitles } from '#web/admin/Policy.tsx'
import { Asked } from '#web/ui/Asked.tsx'
import { Chips } from '#web/ui/Chips.tsx'
import { saidBy } from '#web/ui/Failed.tsx'
import { Field } from '#web/ui/Field.tsx'
import { useRead, useWrite } from '#web/ui/query.ts'
import { Sheet } from '#web/ui/Sheet.tsx'
import { useWords } from '#web/ui/words.ts'
import { askExcuse } from '../contract/excuses.ts'
import { seeWhy } from '../contract/matters.ts'
import { commonReasons, reasonWords } from '../contract/reasons.ts'
import type { SheetProps } from './sheetProps.tsx'

const OTHER = '其他'

export function Excuse({ matter, home, onClose }: SheetProps) {
  const { say, t } = useWords()
  const { message } = App.useApp()
  const why = useRead(seeWhy, { id: matter.id })
  const [reason, setReason] = useState<string>()
  const [note, setNote] = useState('')
  const write = useWrite(askExcuse, ['obligations', 'customers.see'])
  const may = why.data?.mayBeExcused ?? false
  const save = () =>
    write.mutate(
      { input: { id: matter.id, reason: reason!, ...(note.trim() ? { note: note.trim() } : {}) } },
      {
        onSuccess: ({ waitsFor }) => {
          message.success(
            t(
              `等${waitsFor ?? '主管'}同意。同意前这件事仍算你的。`,
              `Waits for ${waitsFor ?? 'the supervisor'}. Until then it is still yours.`,
            ),
          )
          onClose()
        },
        onError: (error) => message.warning(saidBy(error)),
      },
    )
  return (
    <Sheet
      open
      title={<WithTitles text={t(`申请免除 · ${matter.title}`, `Ask to excuse · ${matter.title}`)} />}
      onClose={onClose}
      footer={
        <Button
          type="primary"
          size="large"
          block
          disabled={!may || !reason || (reason === OTHER && !note.trim())}
          loading={write.isPending}
          onClick={save}
        >
          {t('申请免除', 'Ask to excuse')}
        </Button>
      }
    >
      <Asked query={why} bones={3}>
        {({ waiveReasons }) =>
          may ? (
            <div className="kb-stack">
              <p className="kb-muted">{[home.room, home.customer].filter(Boolean).join(' ')}</p>
              <div>
                <span className="kb-label">{t('原因', 'Reason')} *</span>
                <Chips
                  label={t('原因', 'Reason')}
                  value={reason}
                  onChange={setReason}
                  choices={(waiveReasons.length > 0 ? waiveReasons : Object.keys(commonReasons)).map(
                    (value) => ({
                      value,
                      label: say(reasonWords(value)),
                    }),
                  )}
                />
              </div>
              <Field label={t('写明情况', 'What is the matter')} required={reason === OTHER}>
                {(id) => (
                  <Input.TextArea
                    id={id}
                    rows={3}
                    maxLength={400}
                    value={note}
                    onChange={(event) => setNote(event.target.value)}
                  />
                )}
              </Field>
            </div>
          ) : (
            <p>{t('这条制度不允许免除。', 'This clause does not allow excusing.')}</p>
          )
        }
      </Asked>
    </Sheet>
  )
}
