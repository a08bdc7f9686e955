import { createContext, lazy, type ReactNode, Suspense, useContext, useState } from 'react'
import type { SheetProps } from './sheetProps.tsx'

const sheets = {
  appoint: lazy(async () => ({ default: (await import('./Appoint.tsx')).Appoint })),
  transfer: lazy(async () => ({ default: (await import('./Transfer.tsx')).Transfer })),
  excuse: lazy(async () => ({ default: (await import('./Excuse.tsx')).Excuse })),
  why: lazy(async () => ({ default: (await import('./WhyOwed.tsx')).WhyOwed })),
  done: lazy(async () => ({ default: (await import('./Done.tsx')).Done })),
}

export type Asking = keyof typeof sheets

type Ask = (what: Asking, matter: SheetProps['matter'], home: SheetProps['home']) => void

const Context = createContext<Ask>(() => {})
export const useMatterSheets = () => useContext(Context)

/** What can be asked of one matter lies in sheets over the list; the list stays where it is. */
export function MatterSheets({ children }: { children: ReactNode }) {
  const [open, setOpen] = useState<{ what: Asking; matter: SheetProps['matter']; home: SheetProps['home'] }>()
  const Opened = open && sheets[open.what]
  return (
    <Context value={(what, matter, home) => setOpen({ what, matter, home })}>
      {children}
      {Opened && (
        <Suspense fallback={null}>
          <Opened matter={open.matter} home={open.home} onClose={() => setOpen(undefined)} />
        </Suspense>
      )}
    </Context>
  )
}
