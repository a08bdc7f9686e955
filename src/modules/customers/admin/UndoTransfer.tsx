import { App, Button, Popconfirm } from 'antd'
import { timeOf } from '#web/ui/clock.ts'
import { saidBy } from '#web/ui/Failed.tsx'
import { useRead, useWrite } from '#web/ui/query.ts'
import { useWords } from '#web/ui/words.ts'
import { lastTransfer, undoTransfer } from '../contract/transfer.ts'

/** For ten minutes whoever transferred the home may take it back. */
export function UndoTransfer({ unitId }: { unitId: string }) {
  const { t } = useWords()
  const { message } = App.useApp()
  const query = useRead(lastTransfer, { unitId }, { staleTime: 0, refetchInterval: 60_000 })
  const undo = useWrite(undoTransfer, ['customers', 'obligations', 'places'])
  const transfer = query.data?.transfer
  if (!transfer) return null
  const until = timeOf(transfer.until)
  return (
    <div className="kb-strip kb-wrap" role="status">
      <span className="kb-grow">
        {t(
          `您刚办了过户，${until} 前可以撤回。`,
          `You transferred this home; it can be taken back until ${until}.`,
        )}
      </span>
      <Popconfirm
        title={t(
          '撤回过户？住户、待办都回到过户前的样子。',
          'Take it back? Holders and duties stand as they did before.',
        )}
        okText={t('撤回', 'Take back')}
        cancelText={t('不', 'No')}
        onConfirm={() =>
          undo.mutate(
            { input: { id: transfer.id } },
            {
              onSuccess: () => message.success(t('过户撤回了。', 'The transfer was taken back.')),
              onError: (error) => message.warning(saidBy(error)),
            },
          )
        }
      >
        <Button size="small" loading={undo.isPending}>
          {t('撤回过户', 'Take the transfer back')}
        </Button>
      </Popconfirm>
    </div>
  )
}
