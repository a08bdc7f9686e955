import { useEffect } from 'react'
import { Outlet, useLocation, useNavigate, useParams } from 'react-router'
import { chooseTenant } from '#web/ui/call.ts'
import { queries } from '#web/ui/query.ts'

/** Which company is asked; whoever turns out not to be in is led to the entrance, and back to where he wanted to go. */
export function OfCompany() {
  const { slug } = useParams()
  const go = useNavigate()
  const { pathname, search } = useLocation()
  chooseTenant(slug)
  useEffect(() => {
    const out = () => {
      if (pathname.endsWith('/enter')) return
      queries.clear()
      go(`/c/${slug}/enter`, { replace: true, state: { wanted: pathname + search } })
    }
    addEventListener('keban:signed-out', out)
    return () => removeEventListener('keban:signed-out', out)
  }, [slug, pathname, search, go])
  return <Outlet />
}
