import { dailyScreens } from './daily-screens.ts'
import { officeScreens } from './office-screens.ts'
import type { Screen } from './screen.ts'

export type { Screen }

/** In the order of the navigation. */
export const screens: readonly Screen[] = [...dailyScreens, ...officeScreens]

export const mayOpen = (screen: Screen, permissions: readonly string[]) =>
  screen.permissions.length === 0 || screen.permissions.some((one) => permissions.includes(one))
