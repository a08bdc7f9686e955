import { createContext, lazy, type ReactNode, Suspense, useContext, useState } from 'react'
import { useSearchParams } from 'react-router'
import type { SheetProps } from './sheetProps.tsx'

const sheets = {
  appoint: lazy(async () => ({ default: (await import('./Appoint.tsx')).Appoint })),
  transfer: lazy(async () => ({ default: (await import('./Transfer.tsx')).Transfer })),
  excuse: lazy(async () => ({ default: (await import('./Excuse.tsx')).Excuse })),
  text: lazy(async () => {
    const { SendText } = await import('#modules/messages/admin/SendText.tsx')
    return {
      default: ({ home, onClose }: SheetProps) => (
        <SendText
          customerId={home.customerId!}
          who={[home.room, home.customer].filter(Boolean).join(' ')}
          onClose={onClose}
        />
      ),
    }
  }),
  done: lazy(async () => ({ default: (await import('./Done.tsx')).Done })),
}

const WhyOwed = lazy(async () => ({ default: (await import('./WhyOwed.tsx')).WhyOwed }))

export type Asking = keyof typeof sheets | 'why'

type Ask = (what: Asking, matter: SheetProps['matter'], home: SheetProps['home']) => void

const Context = createContext<Ask>(() => {})
export const useMatterSheets = () => useContext(Context)

/**
 * What can be asked of one matter lies in sheets over the list; the list stays where it is. Why it is owed has an
 * address (`?why=`), which can be sent to a colleague.
 */
export function MatterSheets({ children }: { children: ReactNode }) {
  const [open, setOpen] = useState<{
    what: keyof typeof sheets
    matter: SheetProps['matter']
    home: SheetProps['home']
  }>()
  const [params, setParams] = useSearchParams()
  const why = params.get('why')
  const askWhy = (id: string | null) =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before)
        if (id) next.set('why', id)
        else next.delete('why')
        return next
      },
      { replace: true },
    )
  const Opened = open && sheets[open.what]
  return (
    <Context
      value={(what, matter, home) => (what === 'why' ? askWhy(matter.id) : setOpen({ what, matter, home }))}
    >
      {children}
      <Suspense fallback={null}>
        {Opened && <Opened matter={open.matter} home={open.home} onClose={() => setOpen(undefined)} />}
        {why && <WhyOwed id={why} onClose={() => askWhy(null)} />}
      </Suspense>
    </Context>
  )
}
