import { useState } from 'react'
import { NavLink, Outlet, useParams } from 'react-router'
import { seeMe } from '#modules/access/contract/mine.ts'
import { Declined } from '#web/ui/call.ts'
import { Icon, type IconName } from '#web/ui/Icon.tsx'
import { useRead } from '#web/ui/query.ts'
import { useWords } from '#web/ui/words.ts'
import { Answered } from './Answered.tsx'
import { homeKey, MeContext, useHere } from './me.ts'
import { NoHome } from './NoHome.tsx'

/** Who is in; without anybody the entrance opens by itself. */
export function Frame() {
  const { slug } = useParams()
  const query = useRead(seeMe, {}, { staleTime: 60_000 })
  const [chosen, setChosen] = useState(() => localStorage.getItem(homeKey(slug)))
  const choose = (unitId: string) => {
    localStorage.setItem(homeKey(slug), unitId)
    setChosen(unitId)
  }
  if (query.error instanceof Declined && query.error.code === 'session.no_home')
    return <NoHome words={query.error.message} />
  return (
    <Answered query={query}>
      {(me) => (
        <MeContext
          value={{ me, home: me.homes.find(({ unitId }) => unitId === chosen) ?? me.homes[0]!, choose }}
        >
          <main className="p-main">
            <Outlet />
          </main>
          <Tabs />
        </MeContext>
      )}
    </Answered>
  )
}

function Tabs() {
  const { t } = useWords()
  const here = useHere()
  const tabs: [string, string, IconName][] = [
    ['', t('首页', 'Home'), 'home'],
    ['matters', t('我的事', 'Matters'), 'policy'],
    ['notices', t('通知', 'Notices'), 'bell'],
    ['my-home', t('我的家', 'My home'), 'me'],
  ]
  return (
    <nav className="p-tabs" aria-label={t('主要页面', 'Main pages')}>
      {tabs.map(([path, label, icon]) => (
        <NavLink key={path} to={here(path)} end={path === ''}>
          <Icon name={icon} size={22} />
          {label}
        </NavLink>
      ))}
    </nav>
  )
}
