import { profileNames, profiles, profileWords } from '#modules/staff/contract/words.ts'
import { PageHead } from '#web/ui/PageHead.tsx'
import { Table } from '#web/ui/Table.tsx'
import { useWords } from '#web/ui/words.ts'
import { catalogue } from '../contract/catalogue.ts'
import { bases, type Kept, protections } from '../contract/words.ts'

/** What is stored of persons: what for, on which basis, who sees it, how long. The same list that a test holds against the tables. */
export function Catalogue() {
  const { t } = useWords()
  return (
    <div className="kb-page">
      <PageHead title={t('个人信息目录', 'Personal data')} />
      <div className="kb-stack" style={{ gap: 20 }}>
        <Part title={t('客户', 'Customers')} about="customer" />
        <Part title={t('员工', 'Staff')} about="staff" />
      </div>
    </div>
  )
}

function Part({ title, about }: { title: string; about: Kept['about'] }) {
  const { t, say } = useWords()
  const seenBy = (permission: string | null) =>
    permission === null
      ? t('没有人', 'nobody')
      : profileNames
          .filter((profile) => (profiles[profile] as readonly string[]).includes(permission))
          .map((profile) => say(profileWords[profile]))
          .join(t('、', ', '))
  return (
    <section className="kb-card kb-scroll-x">
      <h2>{title}</h2>
      <Table wide>
        <thead>
          <tr>
            <th>{t('内容', 'What')}</th>
            <th>{t('目的', 'Purpose')}</th>
            <th>{t('依据', 'Basis')}</th>
            <th>{t('谁看得到', 'Seen by')}</th>
            <th>{t('怎么保护', 'Protection')}</th>
            <th>{t('保存多久', 'Kept for')}</th>
          </tr>
        </thead>
        <tbody>
          {catalogue
            .filter((kept) => kept.about === about)
            .map((kept) => (
              <tr key={kept.columns[0]}>
                <td title={kept.columns.join('\n')}>{say(kept.what)}</td>
                <td>{say(kept.purpose)}</td>
                <td>{say(bases[kept.basis])}</td>
                <td>{seenBy(kept.permission)}</td>
                <td>{say(protections[kept.protection])}</td>
                <td>{say(kept.keptFor)}</td>
              </tr>
            ))}
        </tbody>
      </Table>
    </section>
  )
}
