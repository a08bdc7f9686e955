import { Policy } from '#web/admin/Policy.tsx'
import type { Column } from '#web/ui/DataTable.tsx'
import { When } from '#web/ui/When.tsx'
import { useWords } from '#web/ui/words.ts'
import type { ListedCustomer } from '../contract/lists.ts'
import { customerFields, holdingRoles } from '../contract/words.ts'

export function useSayStanding() {
  const { say } = useWords()
  const roles: Record<string, { zh: string; en: string }> = holdingRoles
  return (standing: string | null) =>
    standing && roles[standing] ? say(roles[standing]) : standing && <Policy>{standing}</Policy>
}

export function useCustomerColumns(): Column<ListedCustomer>[] {
  const { say, t } = useWords()
  const standing = useSayStanding()
  return [
    { key: 'name', title: say(customerFields.name), width: 130, show: (row) => <strong>{row.name}</strong> },
    { key: 'room', title: say(customerFields.room), width: 120, show: (row) => row.room },
    {
      key: 'standing',
      title: say(customerFields.standing),
      width: 90,
      show: (row) => standing(row.standing),
    },
    {
      key: 'stage',
      title: say(customerFields.stage),
      width: 120,
      show: (row) => <Policy>{row.stage}</Policy>,
    },
    { key: 'phone', title: say(customerFields.phone), width: 140, show: (row) => row.phone },
    { key: 'steward', title: say(customerFields.steward), width: 100, show: (row) => row.steward },
    {
      key: 'contactedAt',
      title: say(customerFields.contactedAt),
      width: 130,
      show: (row) =>
        row.contactedAt ? (
          <When at={row.contactedAt} />
        ) : (
          <span className="kb-muted">{t('没有', 'never')}</span>
        ),
    },
    {
      key: 'owed',
      title: say(customerFields.owed),
      width: 130,
      right: true,
      show: (row) =>
        row.owed === 0 ? (
          <span className="kb-muted">–</span>
        ) : (
          <>
            {row.owed} {t('件', '')}{' '}
            {row.overdue > 0 && (
              <span className="kb-late">{t(`逾期 ${row.overdue}`, `${row.overdue} late`)}</span>
            )}
          </>
        ),
    },
    { key: 'level', title: say(customerFields.level), width: 80, show: (row) => row.level },
    { key: 'number', title: say(customerFields.number), width: 110, show: (row) => row.number },
    {
      key: 'project',
      title: say(customerFields.project),
      width: 150,
      grows: true,
      show: (row) => row.project,
    },
  ]
}
