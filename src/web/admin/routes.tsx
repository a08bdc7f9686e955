import type { ComponentType } from 'react'
import { createBrowserRouter, type RouteObject } from 'react-router'
import { Bones } from '#web/ui/Bones.tsx'
import { Door } from './Door.tsx'
import { Fault } from './Fault.tsx'
import { Stale } from './Stale.tsx'
import { type Screen, screens } from './screens.ts'

/** A screen that cannot be fetched is no error of a route: the router would show nothing in its place. */
const fetched = (load: () => Promise<ComponentType>) => async () => ({
  Component: await load().catch(() => Stale),
})

const lazily = ({ path, load }: Screen): RouteObject => ({
  path,
  lazy: fetched(load),
  errorElement: <Fault />,
})

const company = () => import('./Company.tsx')

export const router = createBrowserRouter([
  { path: '/', element: <Door />, errorElement: <Fault /> },
  {
    path: '/:slug/demo-sent',
    lazy: fetched(async () => (await import('./DemoSent.tsx')).DemoSent),
    hydrateFallbackElement: <Bones />,
    errorElement: <Fault />,
  },
  {
    path: '/:slug',
    lazy: fetched(async () => (await company()).Company),
    hydrateFallbackElement: <Bones />,
    errorElement: <Fault />,
    children: [
      { index: true, lazy: fetched(async () => (await company()).HomeByRole) },
      ...screens.map(lazily),
      { path: '*', lazy: fetched(async () => (await company()).NoSuchPage) },
    ],
  },
])
