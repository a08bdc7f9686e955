import { Link } from 'react-router'
import { useWords } from '#web/ui/words.ts'
import { useHere } from './me.ts'
import { Page } from './Page.tsx'

/** Whoever gave up his last home: why nothing opens, and whom to turn to. */
export function NoHome({ words }: { words: string }) {
  const { t } = useWords()
  const here = useHere()
  return (
    <main className="p-main p-main-plain">
      <Page title={t('没有房屋', 'No home')}>
        <p className="p-note" role="alert">
          {words}
        </p>
        <Link className="p-button" to={here('unknown-number')}>
          {t('我要登记', 'Register me')}
        </Link>
        <Link className="p-button" to={here('how-to-complain')}>
          {t('电话和投诉渠道', 'Numbers and where to complain')}
        </Link>
        <Link className="p-link" to={here('enter')}>
          {t('用别的号码进入', 'Enter with another number')}
        </Link>
      </Page>
    </main>
  )
}
