import type { ReactNode } from 'react'
import { Freshness } from '#modules/dossiers/admin/Freshness.tsx'
import { PersonData } from '#modules/erasures/admin/PersonData.tsx'
import { sayLunarDay } from '#web/ui/say.ts'
import { useWords } from '#web/ui/words.ts'
import { customerFields } from '../contract/words.ts'
import type { Seen } from './seen.tsx'

/** The record in groups; what is empty is one line, not a row each. */
export function Profile({ seen }: { seen: Seen }) {
  const { say, t, listed } = useWords()
  const { customer } = seen
  const lunar = customer.birthday?.lunar
  const birthday = lunar
    ? `${sayLunarDay(lunar.month, lunar.day, lunar.leap)}${t('（农历）', ' (lunar)')}`
    : customer.birthday?.solar
  const sex = customer.sex === 'male' ? t('男', 'Male') : customer.sex === 'female' ? t('女', 'Female') : null
  const groups: { title: string; rows: [string, ReactNode][] }[] = [
    {
      title: t('基本', 'Basics'),
      rows: [
        [say(customerFields.name), customer.name],
        [say(customerFields.salutation), customer.salutation],
        [say(customerFields.sex), sex],
        [say(customerFields.birthday), birthday],
        [
          say(customerFields.document),
          customer.document && `${customer.documentKind ?? ''} ${customer.document}`,
        ],
        [say(customerFields.level), customer.level],
        [t('认识我们的日期', 'Customer since'), customer.since],
        [say(customerFields.externalNumber), customer.externalNumber],
      ],
    },
    {
      title: t('联系', 'Contact'),
      rows: [
        [say(customerFields.phone), listed(customer.phones.map(({ masked }) => masked))],
        [say(customerFields.email), customer.email],
        [say(customerFields.address), customer.address],
        [say(customerFields.bestTime), customer.bestTime],
        [say(customerFields.bestWay), customer.bestWay],
      ],
    },
    {
      title: t('生活与购房', 'Life and purchase'),
      rows: Object.entries(customer.fields).map(([name, value]) => [
        name,
        value === null ? null : String(value),
      ]),
    },
    { title: say(customerFields.note), rows: [[say(customerFields.note), customer.note]] },
  ]
  const missing = groups.flatMap(({ rows }) => rows).filter(([, value]) => !value).length
  return (
    <div className="kb-stack" style={{ gap: 18 }}>
      {groups.map(({ title, rows }) => {
        const full = rows.filter(([, value]) => value)
        if (full.length === 0) return null
        return (
          <section key={title}>
            <h3 style={{ marginBottom: 6 }}>{title}</h3>
            <dl className="kb-facts">
              {full.map(([label, value]) => (
                <Row key={label} label={label} value={value} />
              ))}
            </dl>
          </section>
        )
      })}
      {missing > 0 && (
        <p className="kb-muted">{t(`还有 ${missing} 项没填`, `${missing} fields are empty`)}</p>
      )}
      <Freshness customerId={customer.id} />
      <PersonData id={customer.id} name={customer.name} />
    </div>
  )
}

function Row({ label, value }: { label: string; value: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd style={{ whiteSpace: 'pre-wrap' }}>{value}</dd>
    </>
  )
}
