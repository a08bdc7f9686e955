import { type RefObject, useEffect, useLayoutEffect, useState } from 'react'

const places = new Map<string, number>()

/** A list remembers where it was when one comes back to it. */
export function usePlace(scroller: RefObject<HTMLElement | null>, name: string, ready: boolean): void {
  useLayoutEffect(() => {
    const element = scroller.current
    if (!element || !ready) return
    element.scrollTop = places.get(name) ?? 0
    const remember = () => places.set(name, element.scrollTop)
    element.addEventListener('scroll', remember, { passive: true })
    return () => element.removeEventListener('scroll', remember)
  }, [scroller, name, ready])
}

export function useDebounced<T>(value: T, ms = 180): T {
  const [settled, settle] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => settle(value), ms)
    return () => clearTimeout(timer)
  }, [value, ms])
  return settled
}
