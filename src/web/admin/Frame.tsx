import { lazy, Suspense, useEffect, useState } from 'react'
import { matchPath, NavLink, Outlet, useLocation } from 'react-router'
import { RecordingFrame } from '#modules/visits/admin/Recording.tsx'
import { Bones } from '#web/ui/Bones.tsx'
import { clockIsWrong } from '#web/ui/clock.ts'
import { Icon } from '#web/ui/Icon.tsx'
import { usePhone } from '#web/ui/look.ts'
import { flush, useWaiting } from '#web/ui/outbox.ts'
import { useKeys } from '#web/ui/use-keys.ts'
import { useWords } from '#web/ui/words.ts'
import { Header } from './Header.tsx'
import { navigationOf, screens } from './screens.ts'
import { useHere, useMyself } from './session.ts'
import { TabBar } from './TabBar.tsx'
import './frame.css'

const Mark = lazy(() => import('./Mark.tsx'))
const GlobalSearch = lazy(async () => ({ default: (await import('./GlobalSearch.tsx')).GlobalSearch }))

export function Frame() {
  const { say, t } = useWords()
  const { permissions } = useMyself()
  const phone = usePhone()
  const here = useHere()
  const { pathname } = useLocation()
  const [searching, setSearching] = useState(false)
  useKeys({ 'ctrl+k': () => setSearching(true) })
  const persons = useShowsPersons()
  useSending()
  const title = screens.find(({ path }) => pathname.endsWith(`/${path}`))?.title
  useEffect(() => {
    document.title = title ? `${say(title)} · ${t('客伴', 'Keban')}` : t('客伴', 'Keban')
  }, [title, say, t])
  return (
    <div className="kb-frame">
      <a href="#main" className="kb-skip">
        {t('跳到内容', 'Skip to content')}
      </a>
      <Header onSearch={() => setSearching(true)} />
      {!phone && (
        <nav className="kb-nav kb-no-print" aria-label={t('主菜单', 'Main menu')}>
          {navigationOf(permissions).map(({ title: section, screens: within }) => (
            <section key={section.zh} aria-label={say(section)}>
              <h2 className="kb-nav-section">{say(section)}</h2>
              {within.map(({ path, title: name, icon }) => (
                <NavLink key={path} to={here(path)} className="kb-plain kb-nav-item">
                  <Icon name={icon} />
                  <span>{say(name)}</span>
                </NavLink>
              ))}
            </section>
          ))}
        </nav>
      )}
      <main id="main" className="kb-main" tabIndex={-1}>
        {clockIsWrong() && (
          <p className="kb-strip" style={{ borderRadius: 0 }}>
            {t(
              '这台设备的时间不对。期限按服务器的时间算，请校准设备时间。',
              "This device's clock is wrong. Due times follow the server; please set the clock.",
            )}
          </p>
        )}
        <RecordingFrame>
          <Suspense fallback={<Bones />}>
            <Outlet />
          </Suspense>
        </RecordingFrame>
      </main>
      {persons && (
        <Suspense fallback={null}>
          <Mark key={pathname} />
        </Suspense>
      )}
      {phone && <TabBar />}
      {searching && (
        <Suspense fallback={null}>
          <GlobalSearch onClose={() => setSearching(false)} />
        </Suspense>
      )}
    </div>
  )
}

/** Whether the screen that is open shows personal data. */
function useShowsPersons(): boolean {
  const { pathname } = useLocation()
  const here = useHere()
  return screens.some(({ path, persons }) => persons && matchPath(here(path), pathname))
}

/** Sends what waits, as soon as there is a line and then every half minute. */
function useSending() {
  const waiting = useWaiting().length
  useEffect(() => {
    flush()
    const again = () => void flush()
    window.addEventListener('online', again)
    const timer = waiting > 0 ? setInterval(again, 30_000) : undefined
    return () => {
      window.removeEventListener('online', again)
      clearInterval(timer)
    }
  }, [waiting])
}
