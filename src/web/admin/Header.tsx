import { Link } from 'react-router'
import { HeldRoles } from '#modules/staff/admin/HeldRoles.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { usePhone } from '#web/ui/look.ts'
import { useWaiting } from '#web/ui/outbox.ts'
import { useWords } from '#web/ui/words.ts'
import { HelpButton } from './HelpButton.tsx'
import { MeMenu } from './MeMenu.tsx'
import { useHere, useMyself } from './session.ts'

export function Header({ onSearch }: { onSearch(): void }) {
  const { t } = useWords()
  const { company, roles, bell, permissions } = useMyself()
  const phone = usePhone()
  const here = useHere()
  const waiting = useWaiting()
  const mayFind = permissions.includes('customers.see')
  return (
    <header className="kb-head kb-no-print">
      <div className="kb-brand">
        <strong className="kb-one-line">{company.name}</strong>
        <span className="kb-muted kb-small kb-one-line">
          {company.demo && `${t('演示', 'Demo')} · `}
          <HeldRoles roles={roles} />
        </span>
      </div>
      {waiting.length > 0 && (
        <Link to={here('waiting')} className="kb-plain" style={{ padding: '8px 6px', whiteSpace: 'nowrap' }}>
          <span className="kb-soon">{t(`待发送 ${waiting.length}`, `Waiting ${waiting.length}`)}</span>
        </Link>
      )}
      {mayFind &&
        (phone ? (
          <button
            type="button"
            className="kb-icon-button"
            aria-label={t('搜索', 'Search')}
            onClick={onSearch}
          >
            <Icon name="search" size={21} />
          </button>
        ) : (
          <button type="button" className="kb-search-button" onClick={onSearch}>
            <Icon name="search" size={16} /> {t('找客户、房号、电话', 'Find a customer, home, phone')}{' '}
            <kbd>Ctrl K</kbd>
          </button>
        ))}
      <HelpButton />
      {!phone && (
        <>
          <Link
            to={here('bell')}
            className="kb-icon-button"
            aria-label={t(`提醒，${bell} 条未读`, `Reminders, ${bell} unread`)}
          >
            <Icon name="bell" size={20} />
            {bell > 0 && <span className="kb-badge">{bell > 99 ? '99+' : bell}</span>}
          </Link>
          <MeMenu />
        </>
      )}
    </header>
  )
}
