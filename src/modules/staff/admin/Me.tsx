import { App, Button, Segmented } from 'antd'
import { type ReactNode, useState } from 'react'
import type { InputOf } from '#platform/operation.ts'
import { useLeave } from '#web/admin/leave.ts'
import { useMyself } from '#web/admin/session.ts'
import { Asked } from '#web/ui/Asked.tsx'
import { saidBy } from '#web/ui/Failed.tsx'
import { chooseLook, type Look, useLook } from '#web/ui/look.ts'
import { PageHead } from '#web/ui/PageHead.tsx'
import { useRead, useWrite } from '#web/ui/query.ts'
import { Sheet } from '#web/ui/Sheet.tsx'
import { When } from '#web/ui/When.tsx'
import { chooseLocale, type Locale, useWords } from '#web/ui/words.ts'
import { MyNotices } from '../../notices/admin/MyNotices.tsx'
import { MySecondFactor } from '../../security/admin/MySecondFactor.tsx'
import { changePreferences, listSessions, signOutElsewhere } from '../contract/account.ts'
import { ChangePassword } from './ChangePassword.tsx'
import { HeldRoles } from './HeldRoles.tsx'

/** My settings: how it looks and speaks, where I am signed in, my password. */
export function Me() {
  const { t, locale } = useWords()
  const { message } = App.useApp()
  const myself = useMyself()
  const look = useLook()
  const leave = useLeave()
  const [changing, setChanging] = useState(false)
  const write = useWrite(changePreferences, ['staff.me'])
  const put = (change: InputOf<typeof changePreferences>) => {
    const { language, idleMinutes: _, ...seen } = change
    if (language) chooseLocale(language)
    if (Object.keys(seen).length > 0) chooseLook(seen as Partial<Look>)
    write.mutate({ input: change }, { onError: (error) => message.warning(saidBy(error)) })
  }
  const idle = String(myself.preferences.idleMinutes ?? 0)
  return (
    <div className="kb-page" style={{ maxWidth: 720 }}>
      <PageHead title={myself.name} />
      <div className="kb-stack">
        <section className="kb-card">
          <dl className="kb-facts">
            <dt>{t('公司', 'Company')}</dt>
            <dd>{myself.company.name}</dd>
            <dt>{t('岗位', 'Roles')}</dt>
            <dd>
              <HeldRoles roles={myself.roles} places />
            </dd>
          </dl>
        </section>
        <section className="kb-card kb-stack">
          <Line label={t('语言', 'Language')}>
            <Segmented
              value={locale}
              onChange={(language) => put({ language: language as Locale })}
              options={[
                { value: 'zh-CN', label: <span lang="zh-CN">中文</span> },
                { value: 'en', label: 'English' },
              ]}
            />
          </Line>
          <Line label={t('字的大小', 'Text size')}>
            <Segmented
              value={look.textSize}
              onChange={(textSize) => put({ textSize: textSize as Look['textSize'] })}
              options={[
                { value: 'normal', label: t('正常', 'Normal') },
                { value: 'large', label: t('大', 'Large') },
              ]}
            />
          </Line>
          <Line label={t('外观', 'Look')}>
            <Segmented
              value={look.theme}
              onChange={(theme) => put({ theme: theme as Look['theme'] })}
              options={[
                { value: 'system', label: t('跟随系统', 'System') },
                { value: 'light', label: t('浅色', 'Light') },
                { value: 'dark', label: t('深色', 'Dark') },
              ]}
            />
          </Line>
          <Line label={t('疏密', 'Density')}>
            <Segmented
              value={look.density}
              onChange={(density) => put({ density: density as Look['density'] })}
              options={[
                { value: 'comfortable', label: t('宽松', 'Comfortable') },
                { value: 'compact', label: t('紧凑', 'Compact') },
              ]}
            />
          </Line>
          <Line label={t('多久没动就锁屏', 'Lock the screen after')}>
            <Segmented
              value={['0', '15', '30', '60'].includes(idle) ? idle : '0'}
              onChange={(minutes) => put({ idleMinutes: Number(minutes) })}
              options={[
                { value: '0', label: t('不锁', 'Never') },
                { value: '15', label: t('15 分钟', '15 min') },
                { value: '30', label: t('30 分钟', '30 min') },
                { value: '60', label: t('1 小时', '1 hour') },
              ]}
            />
          </Line>
        </section>
        <MySecondFactor />
        <MyNotices />
        <Devices />
        <div className="kb-wrap">
          <Button onClick={() => setChanging(true)}>{t('改密码', 'Change password')}</Button>
          <Button onClick={leave}>{t('退出登录', 'Sign out')}</Button>
        </div>
      </div>
      <Sheet open={changing} title={t('改密码', 'Change password')} onClose={() => setChanging(false)}>
        <ChangePassword
          onDone={() => {
            setChanging(false)
            message.success(
              t('密码改好了，别的设备要重新登录。', 'Password changed; other devices have to sign in again.'),
            )
          }}
        />
      </Sheet>
    </div>
  )
}

function Line({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="kb-wrap">
      <span className="kb-grow" style={{ minWidth: 120 }}>
        {label}
      </span>
      {children}
    </div>
  )
}

function Devices() {
  const { t } = useWords()
  const { message } = App.useApp()
  const query = useRead(listSessions, {})
  const write = useWrite(signOutElsewhere, ['staff.list-sessions'])
  return (
    <section className="kb-card">
      <h2 style={{ marginBottom: 8 }}>{t('登录的设备', 'Signed-in devices')}</h2>
      <Asked query={query} bones={2} height={44}>
        {({ sessions }) =>
          sessions.map((session) => (
            <p
              key={`${session.since}${session.ip}`}
              className="kb-wrap"
              style={{ padding: '6px 0', borderBottom: '1px solid var(--kb-line)' }}
            >
              <span className="kb-grow" title={session.device}>
                {sayDevice(session.device) ?? t('其他设备', 'Another device')}{' '}
                {session.here && <span className="kb-mark">{t('本机', 'this one')}</span>}
              </span>
              <span className="kb-muted">{session.ip}</span>
              <span className="kb-muted">
                {t('最近', 'seen')} <When at={session.seenAt} />
              </span>
            </p>
          ))
        }
      </Asked>
      <Button
        style={{ marginTop: 12 }}
        disabled={query.data?.sessions.length === 1}
        loading={write.isPending}
        onClick={() =>
          write.mutate(
            { input: {} },
            {
              onSuccess: ({ revoked }) =>
                message.success(t(`下线了 ${revoked} 处。`, `${revoked} signed out.`)),
              onError: (error) => message.warning(saidBy(error)),
            },
          )
        }
      >
        {t('下线其他设备', 'Sign out elsewhere')}
      </Button>
    </section>
  )
}

const SYSTEMS: [RegExp, string][] = [
  [/HarmonyOS|OpenHarmony/, 'HarmonyOS'],
  [/Android/, 'Android'],
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'Mac'],
  [/Linux/, 'Linux'],
]
const BROWSERS: [RegExp, string][] = [
  [/MicroMessenger/, '微信'],
  [/Edg\//, 'Edge'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]

/** `Chrome · Windows` of what a browser calls itself; undefined where neither is known. */
function sayDevice(agent: string): string | undefined {
  const known = (of: [RegExp, string][]) => of.find(([pattern]) => pattern.test(agent))?.[1]
  return [known(BROWSERS), known(SYSTEMS)].filter(Boolean).join(' · ') || undefined
}
