import { App, Button } from 'antd'
import { Asked } from '#web/ui/Asked.tsx'
import { saidBy } from '#web/ui/Failed.tsx'
import { useRead, useWrite } from '#web/ui/query.ts'
import { Sheet } from '#web/ui/Sheet.tsx'
import { many, useWords } from '#web/ui/words.ts'
import { takeBackMove } from '../contract/milestones.ts'
import { MoveEffect } from './MoveEffect.tsx'
import type { SeenProject } from './seen.tsx'

/** What taking back does stands there before it is done, as with the move itself. */
export function TakeBack({ move, onClose }: { move: SeenProject['moves'][number]; onClose(): void }) {
  const { t } = useWords()
  const { message } = App.useApp()
  const preview = useRead(takeBackMove, { id: move.id, preview: true }, { staleTime: 0 })
  const write = useWrite(takeBackMove, ['places', 'obligations', 'customers'])
  const save = () =>
    write.mutate(
      { input: { id: move.id } },
      {
        onSuccess: ({ moved }) => {
          message.success(
            t(`撤回了，${moved} 件回到原来的期限。`, `Taken back; ${many(moved, 'due time')} returned.`),
          )
          onClose()
        },
        onError: (error) => message.warning(saidBy(error)),
      },
    )
  return (
    <Sheet
      open
      width={600}
      title={t(`撤回改动 · ${move.subject}`, `Take back a move · ${move.subject}`)}
      onClose={onClose}
      footer={
        <Button
          type="primary"
          size="large"
          block
          disabled={!preview.data}
          loading={write.isPending}
          onClick={save}
        >
          {t('确定撤回', 'Take it back')}
        </Button>
      }
    >
      <Asked query={preview} bones={3} height={44}>
        {(effect) => <MoveEffect effect={effect} />}
      </Asked>
    </Sheet>
  )
}
