import { useEffect, useRef } from 'react'

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

const covered = () =>
  [...document.querySelectorAll('.ant-drawer-open, .ant-modal-wrap, .kb-cover')].some(
    (element) => getComputedStyle(element).display !== 'none',
  )

/** Single keys of a page, as j or ctrl+k. Silent while somebody types or a sheet lies over the page. */
export function useKeys(keys: Record<string, (event: KeyboardEvent) => void>, active = true): void {
  const latest = useRef(keys)
  latest.current = keys
  useEffect(() => {
    if (!active) return
    const hear = (event: KeyboardEvent) => {
      const combined = event.ctrlKey || event.metaKey ? `ctrl+${event.key.toLowerCase()}` : event.key
      const act = latest.current[combined] ?? latest.current[combined.toLowerCase()]
      if (!act || event.altKey || event.isComposing) return
      if (!combined.startsWith('ctrl+') && (typing(event.target) || covered())) return
      if (combined === 'Enter' && event.target instanceof HTMLElement && event.target.closest('button, a'))
        return
      event.preventDefault()
      act(event)
    }
    window.addEventListener('keydown', hear)
    return () => window.removeEventListener('keydown', hear)
  }, [active])
}
