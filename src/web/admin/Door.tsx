import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { lazy, Suspense } from 'react'
import { Navigate, useNavigate } from 'react-router'
import { Bones } from '#web/ui/Bones.tsx'
import { Failed } from '#web/ui/Failed.tsx'
import { useWords } from '#web/ui/words.ts'
import { askDoor, askWorkplaces, comeIn, signOut } from './door.ts'
import { Preparing } from './Preparing.tsx'
import { SignIn } from './SignIn.tsx'
import { Threshold } from './Threshold.tsx'

const FirstRun = lazy(async () => ({ default: (await import('./FirstRun.tsx')).FirstRun }))

/** Who may come in, and into which company. */
export function Door() {
  const { t } = useWords()
  const go = useNavigate()
  const door = useQuery({
    queryKey: ['door'],
    queryFn: askDoor,
    refetchInterval: ({ state }) => (state.data?.preparing ? 1000 : false),
  })
  const open = door.data !== undefined && !door.data.preparing && !door.data.firstRun
  const places = useQuery({
    queryKey: ['workplaces'],
    queryFn: async () => {
      await comeIn()
      return askWorkplaces()
    },
    enabled: open,
    retry: false,
  })
  if (door.error && !door.data)
    return (
      <Threshold title={t('客伴', 'Keban')}>
        <Failed error={door.error} again={() => door.refetch()} />
      </Threshold>
    )
  if (!door.data) return <Waiting />
  if (door.data.preparing) return <Preparing progress={door.data.preparing} />
  if (door.data.firstRun)
    return (
      <Suspense fallback={<Waiting />}>
        <FirstRun now={door.data.now} onDone={(slug) => go(`/${slug}`)} />
      </Suspense>
    )
  if (places.isPending) return <Waiting />
  if (places.data === null) return <SignIn door={door.data} onDone={() => places.refetch()} />
  if (places.error)
    return (
      <Threshold title={t('客伴', 'Keban')}>
        <Failed error={places.error} again={() => places.refetch()} />
      </Threshold>
    )
  const found = places.data ?? []
  if (found.length === 1) return <Navigate to={`/${found[0]!.slug}`} replace />
  if (found.length === 0)
    return (
      <Threshold title={t('还进不去', 'Not yet')}>
        <p>
          {t(
            '这个账号不属于任何公司，或已停用。请找系统管理员。',
            'This account belongs to no company, or was closed. Ask your administrator.',
          )}
        </p>
        <Button style={{ marginTop: 16 }} onClick={signOut}>
          {t('换个账号', 'Use another account')}
        </Button>
      </Threshold>
    )
  return (
    <Threshold title={t('去哪家公司？', 'Which company?')}>
      <div className="kb-stack">
        {found.map((place) => (
          <Button key={place.slug} size="large" block onClick={() => go(`/${place.slug}`)}>
            {place.name}
          </Button>
        ))}
      </div>
    </Threshold>
  )
}

function Waiting() {
  return (
    <Threshold title={<span className="kb-bone" style={{ display: 'block', width: 160 }} />}>
      <Bones rows={3} height={48} />
    </Threshold>
  )
}
