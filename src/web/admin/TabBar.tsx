import { Button } from 'antd'
import { useState } from 'react'
import { Link, NavLink, useLocation } from 'react-router'
import { Icon } from '#web/ui/Icon.tsx'
import { Sheet } from '#web/ui/Sheet.tsx'
import { useWords } from '#web/ui/words.ts'
import { useLeave } from './leave.ts'
import { mayOpen, screens } from './screens.ts'
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
  const mine = screens.filter((screen) => screen.icon && mayOpen(screen, permissions))
  return (
    <>
      <nav className="kb-tabs kb-no-print" aria-label={t('主菜单', 'Main menu')}>
        {mine
          .filter(({ path }) => FIRST.includes(path))
          .map(({ path, title, icon }) => (
            <NavLink key={path} to={here(path)} className="kb-plain">
              <Icon name={icon!} size={22} />
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
        {mine
          .filter(({ path }) => !FIRST.includes(path))
          .map(({ path, title, icon }) => (
            <Link key={path} to={here(path)} className="kb-plain kb-more-item">
              <Icon name={icon!} size={20} /> <span className="kb-grow">{say(title)}</span>{' '}
              <Icon name="next" />
            </Link>
          ))}
      </Sheet>
    </>
  )
}
