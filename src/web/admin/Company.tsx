import { App } from 'antd'
import { useEffect, useMemo, useState } from 'react'
import { Navigate, useParams } from 'react-router'
import { Bones } from '#web/ui/Bones.tsx'
import { chooseTenant, Declined } from '#web/ui/call.ts'
import { Empty } from '#web/ui/Empty.tsx'
import { Failed } from '#web/ui/Failed.tsx'
import { chooseLook, type Look } from '#web/ui/look.ts'
import { flush } from '#web/ui/outbox.ts'
import { queries } from '#web/ui/query.ts'
import { keep, kept } from '#web/ui/store.ts'
import { chooseLocale, type Locale, useWords } from '#web/ui/words.ts'
import { ChangePasswordFirst } from './ChangePasswordFirst.tsx'
import { type AtDoor, askDoor } from './door.ts'
import { EnrolFirst } from './EnrolFirst.tsx'
import { Frame } from './Frame.tsx'
import { IdleLock } from './IdleLock.tsx'
import { SignIn } from './SignIn.tsx'
import { mayOpen, screens } from './screens.ts'
import { type Myself, MyselfContext, useAskMe, useHere, useMyself } from './session.ts'

/** Everything inside one company. */
export function Company() {
  const { slug } = useParams()
  chooseTenant(slug)
  return <Inside key={slug} slug={slug!} />
}

function Inside({ slug }: { slug: string }) {
  const asked = useAskMe(slug)
  const [out, setOut] = useState(false)
  const [door, setDoor] = useState<AtDoor>()
  const remembered = useRemembered(slug, asked.data, asked.error)
  const myself = asked.data ?? remembered
  useEffect(() => {
    const hear = () => setOut(true)
    window.addEventListener('keban:signed-out', hear)
    return () => window.removeEventListener('keban:signed-out', hear)
  }, [])
  useEffect(() => {
    if (out) askDoor().then(setDoor, () => {})
  }, [out])
  useLookOf(asked.data)
  const context = useMemo(() => myself ?? null, [myself])
  if (out)
    return (
      <SignIn
        door={door}
        onDone={() => {
          setOut(false)
          queries.invalidateQueries()
        }}
      />
    )
  if (!context) {
    if (asked.error instanceof Declined && asked.error.status !== 0) return <NoWay error={asked.error} />
    return asked.error ? <Failed error={asked.error} again={() => asked.refetch()} /> : <Bones />
  }
  if (context.mustChangePassword) return <ChangePasswordFirst onDone={() => asked.refetch()} />
  if (context.mustEnrol) return <EnrolFirst myself={context} onDone={() => asked.refetch()} />
  return (
    <App component={false} message={{ maxCount: 2, duration: 6, top: 56 }}>
      <MyselfContext value={context}>
        <IdleLock minutes={idleMinutes(context)}>
          <Frame />
        </IdleLock>
      </MyselfContext>
    </App>
  )
}

/** As one likes, but not longer than the company allows. */
function idleMinutes({ preferences, idleAtMost }: Myself): number {
  const own = Number(preferences.idleMinutes ?? 0)
  return idleAtMost && (own === 0 || own > idleAtMost) ? idleAtMost : own
}

/** Without a line one is still who one was this morning, so that today's list and drafts can be worked on. */
function useRemembered(slug: string, fresh: Myself | undefined, error: Error | null): Myself | undefined {
  const [old, setOld] = useState<Myself>()
  useEffect(() => {
    if (fresh) {
      keep(`me:${slug}`, fresh)
      flush()
    }
  }, [slug, fresh])
  const lost = error instanceof Declined && error.status === 0
  useEffect(() => {
    if (lost) kept<Myself>(`me:${slug}`).then((found) => setOld(found?.value))
  }, [slug, lost])
  return old
}

function useLookOf(myself: Myself | undefined) {
  const preferences = JSON.stringify(myself?.preferences ?? null)
  useEffect(() => {
    const { language, ...look } = (JSON.parse(preferences) ?? {}) as Partial<Look> & { language?: Locale }
    const { theme, density, textSize } = look
    const change = Object.fromEntries(
      Object.entries({ theme, density, textSize }).filter(([, value]) => value),
    )
    if (Object.keys(change).length > 0) chooseLook(change)
    if (language) chooseLocale(language)
  }, [preferences])
}

function NoWay({ error }: { error: Error }) {
  const { t } = useWords()
  return <Empty action={<a href="/">{t('回到入口', 'Back to the entrance')}</a>}>{error.message}</Empty>
}

/** Home by role: clocks and rows for who works, proof for who answers for it, what was seen for who audits. */
export function HomeByRole() {
  const { permissions } = useMyself()
  const here = useHere()
  const may = (permission: string) => permissions.includes(permission)
  const own = may('system.administer')
    ? 'staff'
    : may('security.administer')
      ? 'security'
      : may('audit.see')
        ? 'audit'
        : may('playbook.publish') && may('work.supervise')
          ? 'proof'
          : undefined
  const open = screens.filter((screen) => screen.icon && mayOpen(screen, permissions))
  const home = open.find(({ path }) => path === own) ?? open[0]
  return <Navigate to={here(home?.path ?? 'me')} replace />
}

export function NoSuchPage() {
  const { t } = useWords()
  const here = useHere()
  return (
    <Empty action={<a href={here('')}>{t('回到首页', 'Back to the start')}</a>}>
      {t('没有这一页。', 'There is no such page.')}
    </Empty>
  )
}
