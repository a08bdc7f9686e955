import { Fragment } from 'react'
import type { Words } from '#platform/operation.ts'
import { Policy } from '#web/admin/Policy.tsx'
import { useWords } from '#web/ui/words.ts'
import { ownRoles } from '../contract/words.ts'

interface Held {
  role: string
  title: string
  project: string | null
}

/** What somebody is here: 客户管家 · 云栖花园. Our own roles in the reader's language, the policy's in its own. */
export function HeldRoles({ roles, places = false }: { roles: readonly Held[]; places?: boolean }) {
  const { say, t } = useWords()
  const ours: Record<string, Words> = ownRoles
  const shown = places
    ? roles
    : roles.filter(({ role }, at) => roles.findIndex((one) => one.role === role) === at)
  return shown.map(({ role, title, project }, at) => (
    <Fragment key={`${role} ${project}`}>
      {at > 0 && t('、', ', ')}
      {ours[role] ? say(ours[role]) : <Policy>{title}</Policy>}
      {places && project && ` · ${project}`}
    </Fragment>
  ))
}
