import { App, Button, Input } from 'antd'
import { useState } from 'react'
import { saidBy } from '#web/ui/Failed.tsx'
import { Field } from '#web/ui/Field.tsx'
import { useWrite } from '#web/ui/query.ts'
import { Sheet } from '#web/ui/Sheet.tsx'
import { MomentInput } from '#web/ui/TimeInput.tsx'
import { useWords } from '#web/ui/words.ts'
import { publishNews, type SeenIncident } from '../contract.ts'

/** Says first how many will be told; what is published cannot be taken back. */
export function PublishNews({ seen, ends, onClose }: { seen: SeenIncident; ends: boolean; onClose(): void }) {
  const { t } = useWords()
  const { message } = App.useApp()
  const [words, setWords] = useState('')
  const [expectedEndAt, setEnd] = useState<string>()
  const write = useWrite(publishNews, ['incidents', 'tickets'])
  const publish = () =>
    write.mutate(
      {
        input: {
          id: seen.id,
          version: seen.version,
          words: words.trim(),
          ends,
          ...(expectedEndAt ? { expectedEndAt } : {}),
        },
      },
      {
        onSuccess: () => {
          message.success(
            ends
              ? t('已结束，正在告诉大家。', 'Over; everybody is being told.')
              : t('正在告诉大家。', 'Everybody is being told.'),
          )
          onClose()
        },
        onError: (error) => message.warning(saidBy(error)),
      },
    )
  const { people, reachable } = seen.audience
  return (
    <Sheet
      open
      title={ends ? t('恢复了', 'It is over') : t('发布进展', 'Publish progress')}
      onClose={onClose}
      footer={
        <Button
          type="primary"
          size="large"
          block
          loading={write.isPending}
          disabled={!words.trim()}
          onClick={publish}
        >
          {ends
            ? t(
                `告诉 ${reachable} 个号码，办结 ${seen.tickets} 件`,
                `Tell ${reachable} numbers, end ${seen.tickets} reports`,
              )
            : t(`告诉 ${reachable} 个号码`, `Tell ${reachable} numbers`)}
        </Button>
      }
    >
      <div className="kb-stack" style={{ gap: 14 }}>
        <Field label={t('告诉大家的话', 'What everybody reads')} required>
          {(id) => (
            <Input.TextArea
              id={id}
              rows={4}
              value={words}
              onChange={(event) => setWords(event.target.value)}
              maxLength={500}
              placeholder={
                ends
                  ? t('电梯已恢复。给您添麻烦了。', 'The lift runs again. We are sorry for the trouble.')
                  : t('主板已到现场，预计十一点恢复。', 'The part is here; expected to end at eleven.')
              }
            />
          )}
        </Field>
        {!ends && (
          <Field label={t('新的预计恢复时间', 'New expected end')}>
            {(id) => <MomentInput id={id} value={expectedEndAt} onChange={setEnd} />}
          </Field>
        )}
        <p className="kb-muted" style={{ margin: 0 }}>
          {t(
            `受影响的 ${people} 人，同一个号码只发一次，没有号码的在业主端看得到。并入的 ${seen.tickets} 件都会有这条答复。晚上九点后的短信早上八点发。`,
            `${people} people are affected; a number gets it once, whoever has none reads it in the portal. The ${seen.tickets} reports get it as their answer. Texts after 21:00 leave at 8:00.`,
          )}
          {ends &&
            t(
              '办结的不再逐件回访；谁家还没好，点“还没解决”就重新处理。',
              ' What ends here is not called back one by one; whoever still has it presses “not solved”.',
            )}
        </p>
      </div>
    </Sheet>
  )
}
