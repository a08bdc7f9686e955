import type { ComponentType } from 'react'
import type { Words } from '#platform/operation.ts'
import type { Help } from '#web/ui/help.ts'
import type { IconName } from '#web/ui/Icon.tsx'

/** A screen of the application: its address under the company, who may open it, and its code, fetched when opened. */
export interface Screen {
  path: string
  title: Words
  /** Any of these lets one in; none: everybody. */
  permissions: readonly string[]
  load(): Promise<ComponentType>
  /** Where it stands in the navigation; absent: only reached from another screen. */
  icon?: IconName
  /** Shows personal data: the name and account of whoever looks stands across it. */
  persons?: true
  /** What the page says of itself. */
  help(): Promise<Help>
}
