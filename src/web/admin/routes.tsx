import { createBrowserRouter, type RouteObject } from 'react-router'
import { Bones } from '#web/ui/Bones.tsx'
import { Door } from './Door.tsx'
import { Fault } from './Fault.tsx'
import { type Screen, screens } from './screens.ts'

const lazily = ({ path, load }: Screen): RouteObject => ({
  path,
  lazy: async () => ({ Component: await load() }),
  errorElement: <Fault />,
})

export const router = createBrowserRouter([
  { path: '/', element: <Door />, errorElement: <Fault /> },
  {
    path: '/:slug',
    lazy: async () => ({ Component: (await import('./Company.tsx')).Company }),
    hydrateFallbackElement: <Bones />,
    errorElement: <Fault />,
    children: [
      { index: true, lazy: async () => ({ Component: (await import('./Company.tsx')).HomeByRole }) },
      ...screens.map(lazily),
      { path: '*', lazy: async () => ({ Component: (await import('./Company.tsx')).NoSuchPage }) },
    ],
  },
])
