import { App, Button, Checkbox, Input, InputNumber } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '#platform/operation.ts'
import { Asked } from '#web/ui/Asked.tsx'
import { saidBy } from '#web/ui/Failed.tsx'
import { Field } from '#web/ui/Field.tsx'
import { useRead, useWrite } from '#web/ui/query.ts'
import { Sheet } from '#web/ui/Sheet.tsx'
import { useWords } from '#web/ui/words.ts'
import { changeRetention, type seeRetention, terms } from '../contract.ts'

type Term = OutputOf<typeof seeRetention>['terms'][number]

/** Says what would leave before it is changed. */
export function ChangeTerm({ term, onClose }: { term: Term; onClose(): void }) {
  const { say, t } = useWords()
  const { message } = App.useApp()
  const { title, least, most, usual } = terms[term.kind]
  const [days, setDays] = useState<number | null>(term.days)
  const [reason, setReason] = useState('')
  const changed = days !== term.days
  const preview = useRead(
    changeRetention,
    { kind: term.kind, days, preview: true },
    { enabled: changed, staleTime: 0 },
  )
  const write = useWrite(changeRetention, ['retention'])
  const save = () =>
    write.mutate(
      { input: { kind: term.kind, days, reason: reason.trim() } },
      {
        onSuccess: () => {
          message.success(t('改好了。', 'Changed.'))
          onClose()
        },
        onError: (error) => message.warning(saidBy(error)),
      },
    )
  return (
    <Sheet
      open
      title={t(`保存多久 · ${say(title)}`, `Kept for · ${say(title)}`)}
      onClose={onClose}
      footer={
        <Button
          type="primary"
          block
          disabled={!changed || !preview.data || reason.trim().length < 2}
          loading={write.isPending}
          onClick={save}
        >
          {t('改', 'Change')}
        </Button>
      }
    >
      <div className="kb-stack">
        <Field
          label={t('多少天', 'Days')}
          hint={t(`${least} 到 ${most.toLocaleString()} 天`, `${least} to ${most.toLocaleString()}`)}
        >
          {(id) => (
            <InputNumber
              id={id}
              min={least}
              max={most}
              disabled={days === null}
              value={days}
              onChange={(next) => next !== null && setDays(next)}
            />
          )}
        </Field>
        {usual === null && (
          <Checkbox
            checked={days === null}
            onChange={({ target }) => setDays(target.checked ? null : Math.max(least, 1095))}
          >
            {t('一直保存', 'For good')}
          </Checkbox>
        )}
        {changed && (
          <Asked query={preview} bones={1}>
            {({ leaving }) => (
              <p className={leaving > 0 ? 'kb-soon' : 'kb-muted'}>
                {leaving > 0
                  ? t(
                      `改了以后，下次会清掉 ${leaving.toLocaleString()} 条，清掉就找不回来。`,
                      `The next run takes out ${leaving.toLocaleString()}, and they do not come back.`,
                    )
                  : t('改了以后，下次没有要清的。', 'Nothing leaves at the next run.')}
              </p>
            )}
          </Asked>
        )}
        {changed && (
          <Field label={t('为什么改', 'Why')} required hint={t('会记入操作记录。', 'This is logged.')}>
            {(id) => (
              <Input
                id={id}
                maxLength={200}
                value={reason}
                onChange={(event) => setReason(event.target.value)}
              />
            )}
          </Field>
        )}
      </div>
    </Sheet>
  )
}
