import { Button } from 'antd'
import { useEffect } from 'react'
import { Empty } from '#web/ui/Empty.tsx'
import { useWords } from '#web/ui/words.ts'

const RELOADED = 'keban.reloaded'

/** Stands for a page whose piece could not be fetched. After an update old pieces are gone; fetching all anew, once, mends that. */
export function Stale() {
  const { t } = useWords()
  useEffect(() => {
    if (!navigator.onLine || sessionStorage.getItem(RELOADED) === location.href) return
    sessionStorage.setItem(RELOADED, location.href)
    location.reload()
  }, [])
  return (
    <Empty
      action={
        <Button type="primary" onClick={() => location.reload()}>
          {t('重新打开', 'Open again')}
        </Button>
      }
    >
      {t(
        '这一页没取到，可能网断了，或者客伴刚更新过。',
        'This page could not be fetched: no connection, or Keban was just updated.',
      )}
    </Empty>
  )
}
