import { Button } from 'antd'
import { useMay } from '#web/admin/session.ts'
import { dayOf, sayDay } from '#web/ui/clock.ts'
import { Empty } from '#web/ui/Empty.tsx'
import { useWords } from '#web/ui/words.ts'
import type { Today } from './useTodayList.tsx'
import type { View } from './useView.tsx'

export function TodayEmpty({ list, view }: { list: Today; view: View }) {
  const { t, locale } = useWords()
  const supervises = useMay('work.supervise')
  if (view.only || view.building || view.what || view.how || view.text)
    return (
      <Empty
        action={
          <Button
            onClick={() =>
              view.put({
                only: undefined,
                building: undefined,
                what: undefined,
                how: undefined,
                text: undefined,
              })
            }
          >
            {t('看全部', 'Show all')}
          </Button>
        }
      >
        {t('这样筛选下没有了。', 'Nothing fits this filter.')}
      </Empty>
    )
  if (view.tab === 'waiting') return <Empty>{t('没有在等的事。', 'Nothing is waiting.')}</Empty>
  if (view.tab === 'done') return <Empty>{t('今天还没有办完的。', 'Nothing done yet today.')}</Empty>
  if (!list.hasHomes && !view.person && list.counts.week === 0)
    return supervises ? (
      <Empty action={<Button onClick={() => view.put({ team: '1' })}>{t('看全组', 'See the team')}</Button>}>
        {t('您自己名下没有要办的事。', 'Nothing is owed by you yourself.')}
      </Empty>
    ) : (
      <Empty>
        {t(
          '你名下还没有房屋。请主管在「人员与分片」里分配。',
          'No homes are in your care yet. Ask your supervisor to assign some under “Staff and homes”.',
        )}
      </Empty>
    )
  if (view.tab === 'week') return <Empty>{t('本周没有要办的了。', 'Nothing more this week.')}</Empty>
  const next = list.nextDueAt ? sayDay(dayOf(list.nextDueAt), locale) : undefined
  return (
    <Empty
      action={
        list.counts.week > 0 && (
          <Button onClick={() => view.put({ tab: 'week' })}>{t('看本周', 'See this week')}</Button>
        )
      }
    >
      {t('今天该做的都做完了。', 'Everything for today is done. ')}
      {list.counts.week > 0 && t(`本周还有 ${list.counts.week} 件`, `${list.counts.week} more this week`)}
      {next &&
        t(
          `${list.counts.week > 0 ? '，' : ''}最早一件${next}到期。`,
          `${list.counts.week > 0 ? ', ' : ''}the first is due ${next}.`,
        )}
    </Empty>
  )
}
