import type { Words } from '#platform/operation.ts'
import { dailyScreens } from './daily-screens.ts'
import { officeScreens } from './office-screens.ts'
import type { Screen } from './screen.ts'

export type { Screen }

/** In the order of the navigation. */
export const screens: readonly Screen[] = [...dailyScreens, ...officeScreens]

export const mayOpen = (screen: Screen, permissions: readonly string[]) =>
  screen.permissions.length === 0 || screen.permissions.some((one) => permissions.includes(one))

/** The screen each section of the navigation begins with. */
const begins: Readonly<Record<string, Words>> = {
  today: { zh: '每天', en: 'Every day' },
  desk: { zh: '服务台', en: 'Desk' },
  projects: { zh: '项目与制度', en: 'Projects and policy' },
  staff: { zh: '人员与资料', en: 'People and data' },
  audit: { zh: '系统', en: 'System' },
}

export interface Section {
  title: Words
  screens: (Screen & { icon: NonNullable<Screen['icon']> })[]
}

/** What somebody finds in his navigation, section by section; sections he may open nothing of are left out. */
export function navigationOf(permissions: readonly string[]): Section[] {
  const sections: Section[] = []
  for (const screen of screens) {
    const title = begins[screen.path]
    if (title) sections.push({ title, screens: [] })
    const { icon } = screen
    if (icon && mayOpen(screen, permissions)) sections.at(-1)?.screens.push({ ...screen, icon })
  }
  return sections.filter((section) => section.screens.length > 0)
}
