import { Link, useNavigate } from 'react-router'
import { holdingRoles } from '#modules/customers/contract/words.ts'
import { Numbers } from '#modules/registers/portal/Numbers.tsx'
import { MyWarranty } from '#modules/repairs/portal/MyWarranty.tsx'
import { useHere, useMe } from '#web/portal/me.ts'
import { Page } from '#web/portal/Page.tsx'
import { sayDay } from '#web/ui/clock.ts'
import { chooseLook, useLook } from '#web/ui/look.ts'
import { queries, useWrite } from '#web/ui/query.ts'
import { wipe } from '#web/ui/store.ts'
import { chooseLocale, useWords } from '#web/ui/words.ts'
import { leave } from '../contract/mine.ts'
import { StewardCard } from './StewardCard.tsx'

/** My homes, who is registered there, who looks after them; language, light, and the way out. */
export function MyHome() {
  const { t, say, locale } = useWords()
  const { me, home, choose } = useMe()
  const here = useHere()
  const role = (name: string) => say(holdingRoles[name as keyof typeof holdingRoles])
  return (
    <Page title={t('我的家', 'My home')}>
      {me.homes.map((each) => (
        <section key={each.unitId} className="p-card p-stack" style={{ gap: '0.5rem' }}>
          <h2>
            {each.project} {each.room}
          </h2>
          <p>
            {t('您是', 'You are registered as ')}
            {role(each.role)}
            {each.handedOverOn &&
              t(
                `，${sayDay(each.handedOverOn, 'zh-CN')}收房`,
                `, keys received ${sayDay(each.handedOverOn, locale)}`,
              )}
          </p>
          {each.people.length > 0 && (
            <ul style={{ margin: 0, paddingInlineStart: '1.2rem' }}>
              {each.people.map((person, at) => (
                <li key={at}>
                  {person.name} · {role(person.role)}
                </li>
              ))}
            </ul>
          )}
          {me.homes.length > 1 && each.unitId !== home.unitId && (
            <button type="button" className="p-button" onClick={() => choose(each.unitId)}>
              {t('看这一套', 'Show this one')}
            </button>
          )}
        </section>
      ))}
      <MyWarranty unitId={home.unitId} />
      <section className="p-card">
        <StewardCard />
      </section>
      <Numbers />
      <nav className="p-card p-rows">
        <Link className="p-row" to={here('my-data')}>
          {t('我的信息：存了什么，同意过什么', 'My data: what is kept, what I agreed to')}
        </Link>
        <Link className="p-row" to={here('how-to-complain')}>
          {t('怎么投诉', 'How to complain')}
        </Link>
      </nav>
      <Look />
      <Leave devices={me.devices} />
    </Page>
  )
}

function Look() {
  const { t, locale } = useWords()
  const { theme } = useLook()
  const themes = [
    ['system', t('跟随手机', 'As the phone')],
    ['light', t('浅色', 'Light')],
    ['dark', t('深色', 'Dark')],
  ] as const
  return (
    <section className="p-card p-stack">
      <div className="p-wrap" role="group" aria-label={t('颜色', 'Colours')}>
        {themes.map(([name, label]) => (
          <button
            key={name}
            type="button"
            className="p-button"
            aria-pressed={theme === name}
            style={theme === name ? { borderColor: 'var(--kb-accent)', fontWeight: 600 } : {}}
            onClick={() => chooseLook({ theme: name })}
          >
            {label}
          </button>
        ))}
      </div>
      <button
        type="button"
        className="p-button"
        lang={locale === 'en' ? 'zh-CN' : 'en'}
        onClick={() => chooseLocale(locale === 'en' ? 'zh-CN' : 'en')}
      >
        {locale === 'en' ? '中文' : 'English'}
      </button>
    </section>
  )
}

function Leave({ devices }: { devices: number }) {
  const { t } = useWords()
  const go = useNavigate()
  const here = useHere()
  const write = useWrite(leave)
  const out = () =>
    write.mutate(
      { input: {} },
      {
        onSuccess: async () => {
          await wipe()
          queries.clear()
          go(here('enter'), { replace: true })
        },
      },
    )
  return (
    <div className="p-stack">
      <button type="button" className="p-button" disabled={write.isPending} onClick={out}>
        {devices > 1
          ? t(`退出（${devices} 台设备一起）`, `Sign out (all ${devices} devices)`)
          : t('退出', 'Sign out')}
      </button>
      {write.error && (
        <p className="p-refused" role="alert">
          {write.error.message}
        </p>
      )}
    </div>
  )
}
