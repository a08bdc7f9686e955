import { Button } from 'antd'
import { useState } from 'react'
import { Link, NavLink, useLocation } from 'react-router'
import { Icon } from '#web/ui/Icon.tsx'
import { Sheet } from '#web/ui/Sheet.tsx'
import { useWords } from '#web/ui/words.ts'
import { useLeave } from './leave.ts'
import { navigationOf, type Section } from './screens.ts'
import { useHere, useMyself } from './session.ts'

const FIRST = ['today', 'my-jobs', 'customers']

export function TabBar() {
  const { say, t } = useWords()
  const { permissions, bell, name } = useMyself()
  const here = useHere()
  const { pathname } = useLocation()
  const leave = useLeave()
  // The sheet is open on the page it was opened on, and no longer.
  const [openOn, setOpenOn] = useState<string>()
  const open = openOn === pathname
  const sections = navigationOf(permissions)
  return (
    <>
      <nav className="kb-tabs kb-no-print" aria-label={t('主菜单', 'Main menu')}>
        {sections
          .flatMap((section) => section.screens)
          .filter(({ path }) => FIRST.includes(path))
          .map(({ path, title, icon }) => (
            <NavLink key={path} to={here(path)} className="kb-plain">
              <Icon name={icon} size={22} />
              {say(title)}
            </NavLink>
          ))}
        <NavLink to={here('bell')} className="kb-plain">
          <Icon name="bell" size={22} />
          {t('提醒', 'Reminders')}
          {bell > 0 && <span className="kb-badge">{bell > 99 ? '99+' : bell}</span>}
        </NavLink>
        <button type="button" className="kb-plain" aria-expanded={open} onClick={() => setOpenOn(pathname)}>
          <Icon name="menu" size={22} />
          {t('更多', 'More')}
        </button>
      </nav>
      <Sheet
        open={open}
        title={name}
        onClose={() => setOpenOn(undefined)}
        footer={
          <Button block onClick={leave}>
            {t('退出登录', 'Sign out')}
          </Button>
        }
      >
        {sections.map(({ title: section, screens: within }) => (
          <More key={section.zh} title={say(section)} screens={within} />
        ))}
      </Sheet>
    </>
  )
}

function More({ title: section, screens }: { title: string; screens: Section['screens'] }) {
  const { say } = useWords()
  const here = useHere()
  const others = screens.filter(({ path }) => !FIRST.includes(path))
  if (others.length === 0) return null
  return (
    <section aria-label={section}>
      <h2 className="kb-nav-section">{section}</h2>
      {others.map(({ path, title, icon }) => (
        <Link key={path} to={here(path)} className="kb-plain kb-more-item">
          <Icon name={icon} size={20} /> <span className="kb-grow">{say(title)}</span> <Icon name="next" />
        </Link>
      ))}
    </section>
  )
}
