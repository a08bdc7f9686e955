import { useSyncExternalStore } from 'react'

export interface Look {
  theme: 'light' | 'dark' | 'system'
  density: 'comfortable' | 'compact'
  textSize: 'normal' | 'large'
}

const KEY = 'keban.look'
const plain: Look = { theme: 'system', density: 'comfortable', textSize: 'normal' }

let look: Look = { ...plain, ...readKept() }
const listeners = new Set<() => void>()

function readKept(): Partial<Look> {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Look>
  } catch {
    return {}
  }
}

export function chooseLook(change: Partial<Look>): void {
  look = { ...look, ...change }
  localStorage.setItem(KEY, JSON.stringify(look))
  for (const listener of listeners) listener()
}

const hear = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useLook = () => useSyncExternalStore(hear, () => look)

function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const media = matchMedia(query)
      media.addEventListener('change', listener)
      return () => media.removeEventListener('change', listener)
    },
    () => matchMedia(query).matches,
  )
}

export const usePhone = () => useMedia('(max-width: 767px)')
export const useWide = () => useMedia('(min-width: 1100px)')
export const useStill = () => useMedia('(prefers-reduced-motion: reduce)')

export function useDark(): boolean {
  const { theme } = useLook()
  const system = useMedia('(prefers-color-scheme: dark)')
  return theme === 'dark' || (theme === 'system' && system)
}
