import { App } from 'antd'
import {
  createContext,
  lazy,
  type ReactNode,
  Suspense,
  useContext,
  useEffect,
  useMemo,
  useState,
} from 'react'
import { revealPhone } from '#modules/customers/contract/profile.ts'
import { call } from '#web/ui/call.ts'
import { now } from '#web/ui/clock.ts'
import { saidBy } from '#web/ui/Failed.tsx'
import { maySendLater } from '#web/ui/outbox.ts'
import { recordContact } from '../contract.ts'
import { forgetCall, pendingCall, rememberCall } from './called.tsx'
import type { Called, Target, Way } from './target.tsx'

const fetchSheet = async () => ({ default: (await import('./RecordSheet.tsx')).RecordSheet })
const RecordSheet = lazy(fetchSheet)

interface Open {
  target: Target
  by: Way | undefined
  called: Called | undefined
}

interface Recording {
  record(target: Target, by?: Way): void
  /** Dials; from an open matter without a question, elsewhere with a reason. */
  dial(
    target: Target,
    why: { obligationId: string } | { reason: string } | Record<string, never>,
    pointId?: string,
  ): Promise<void>
}

const Context = createContext<Recording | null>(null)

maySendLater(recordContact)

export function useRecording(): Recording {
  const recording = useContext(Context)
  if (!recording) throw new Error('Used outside the frame')
  return recording
}

/** Keeps the one sheet 记一笔 and the call that waits for its result. */
export function RecordingFrame({ children }: { children: ReactNode }) {
  const { message } = App.useApp()
  const [open, setOpen] = useState<Open | undefined>(() => {
    const called = pendingCall()
    return called && { target: called.target, by: 'phone', called }
  })
  useEffect(() => {
    // In a basement there is no fetching: what records has to be here before it is needed.
    const timer = setTimeout(() => fetchSheet().catch(() => {}), 1500)
    return () => clearTimeout(timer)
  }, [])
  useEffect(() => {
    const back = () => {
      const called = document.visibilityState === 'visible' ? pendingCall() : undefined
      if (called) setOpen((before) => before ?? { target: called.target, by: 'phone', called })
    }
    document.addEventListener('visibilitychange', back)
    return () => document.removeEventListener('visibilitychange', back)
  }, [])
  const recording = useMemo<Recording>(
    () => ({
      record: (target, by) => setOpen({ target, by, called: undefined }),
      async dial(target, why, pointId) {
        if (!target.customerId) return
        try {
          const { phone } = await call(revealPhone, {
            id: target.customerId,
            use: 'call',
            ...(pointId ? { pointId } : {}),
            ...why,
          })
          const called = { target, at: now().toISOString(), number: phone }
          rememberCall(called)
          setOpen({ target, by: 'phone', called })
          location.href = `tel:${phone}`
        } catch (error) {
          message.warning(saidBy(error))
          throw error
        }
      },
    }),
    [message],
  )
  const close = () => {
    forgetCall()
    setOpen(undefined)
  }
  return (
    <Context value={recording}>
      {children}
      {open && (
        <Suspense fallback={null}>
          <RecordSheet {...open} onClose={close} />
        </Suspense>
      )}
    </Context>
  )
}
