import { Button } from 'antd'
import { useState } from 'react'
import { useWords } from './words.ts'

/** Leafing through a list of which only the next page is known: what to ask for, the way back, and the two buttons. */
export function usePages() {
  const { t } = useWords()
  const [after, setAfter] = useState<string[]>([])
  const at = after.at(-1)
  return {
    /** Spread into the input of the list. */
    page: at ? { after: at } : {},
    toFirst: () => setAfter([]),
    buttons: (next: string | null) =>
      (at || next) && (
        <div className="kb-row">
          {at && <Button onClick={() => setAfter(after.slice(0, -1))}>{t('上一页', 'Before')}</Button>}
          {next && <Button onClick={() => setAfter([...after, next])}>{t('下一页', 'Next')}</Button>}
        </div>
      ),
  }
}
