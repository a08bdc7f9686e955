import type { ReactNode } from 'react'
import { chooseLocale, useWords } from '#web/ui/words.ts'
import './threshold.css'

/** The quiet page before one is inside. */
export function Threshold({
  title,
  sub,
  wide = false,
  children,
}: {
  title: ReactNode
  sub?: ReactNode
  wide?: boolean
  children: ReactNode
}) {
  const { locale, t } = useWords()
  return (
    <div className="kb-threshold">
      <main className={wide ? 'kb-threshold-box kb-threshold-wide' : 'kb-threshold-box'}>
        <header style={{ marginBottom: 24 }}>
          <h1>{title}</h1>
          {sub && <p className="kb-muted">{sub}</p>}
        </header>
        {children}
      </main>
      <footer className="kb-faint kb-small">
        {t('客伴', 'Keban')} ·{' '}
        <button
          type="button"
          className="kb-plain kb-link"
          lang={locale === 'en' ? 'zh-CN' : 'en'}
          onClick={() => chooseLocale(locale === 'en' ? 'zh-CN' : 'en')}
        >
          {locale === 'en' ? '中文' : 'English'}
        </button>
      </footer>
    </div>
  )
}
