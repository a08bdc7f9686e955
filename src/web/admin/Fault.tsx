import { Button } from 'antd'
import { useEffect } from 'react'
import { useRouteError } from 'react-router'
import { Empty } from '#web/ui/Empty.tsx'
import { useWords } from '#web/ui/words.ts'

const RELOADED = 'keban.reloaded'

/** A page that broke. After an update old pieces are gone; fetching the page anew once mends that by itself. */
export function Fault() {
  const { t } = useWords()
  const error = useRouteError()
  const stale = error instanceof TypeError && /import|module|fetch/i.test(error.message)
  useEffect(() => {
    if (!stale || !navigator.onLine || sessionStorage.getItem(RELOADED) === location.href) return
    sessionStorage.setItem(RELOADED, location.href)
    location.reload()
  }, [stale])
  return (
    <Empty
      action={
        <Button type="primary" onClick={() => location.reload()}>
          {t('重新打开', 'Open again')}
        </Button>
      }
    >
      {stale
        ? t(
            '这一页没取到，可能网断了，或者客伴刚更新过。',
            'This page could not be fetched: no connection, or Keban was just updated.',
          )
        : t(
            '这一页出错了。您记的内容都还在，重新打开再试。',
            'This page failed. What you wrote is kept; open it again.',
          )}
    </Empty>
  )
}
