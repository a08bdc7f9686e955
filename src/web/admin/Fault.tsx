import { Button } from 'antd'
import { useRouteError } from 'react-router'
import { Empty } from '#web/ui/Empty.tsx'
import { useWords } from '#web/ui/words.ts'
import { Stale } from './Stale.tsx'

/** A page that broke, or a part of it that could not be fetched. */
export function Fault() {
  const { t } = useWords()
  const error = useRouteError()
  if (error instanceof Error && /imported module|importing a module|preload/i.test(error.message))
    return <Stale />
  return (
    <Empty
      action={
        <Button type="primary" onClick={() => location.reload()}>
          {t('重新打开', 'Open again')}
        </Button>
      }
    >
      {t(
        '这一页出错了。您记的内容都还在，重新打开再试。',
        'This page failed. What you wrote is kept; open it again.',
      )}
    </Empty>
  )
}
