import { Button, InputNumber } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { OutputOf } from '#platform/operation.ts'
import { Policy } from '#web/admin/Policy.tsx'
import { useHere } from '#web/admin/session.ts'
import { Asked } from '#web/ui/Asked.tsx'
import { Empty } from '#web/ui/Empty.tsx'
import { useRead } from '#web/ui/query.ts'
import { Sheet } from '#web/ui/Sheet.tsx'
import { Table } from '#web/ui/Table.tsx'
import { When } from '#web/ui/When.tsx'
import { useWords } from '#web/ui/words.ts'
import { listCollective, listPetitioners } from '../contract.ts'

type Matter = OutputOf<typeof listCollective>['matters'][number]

/** What many households ask for together, each opening to the list of them. */
export function Collective({ days, where }: { days: number; where: { projectId?: string } }) {
  const { t } = useWords()
  const [households, setHouseholds] = useState(10)
  const [open, setOpen] = useState<Matter>()
  const query = useRead(listCollective, { days, households, ...where }, { keep: true })
  return (
    <>
      <p className="kb-muted kb-wrap" style={{ marginTop: 0 }}>
        {t('同一件事至少', 'One thing that at least')}
        <InputNumber
          aria-label={t('户数', 'Households')}
          min={2}
          max={500}
          value={households}
          onChange={(value) => setHouseholds(value ?? 10)}
        />
        {t('户在反映；一户来几次都算一次。', 'households ask for; each counts once.')}
      </p>
      <Asked query={query} bones={6} height={44}>
        {({ matters }) =>
          matters.length === 0 ? (
            <Empty>{t('没有这么多户一起反映的事。', 'Nothing is asked for by so many.')}</Empty>
          ) : (
            <section className="kb-card kb-scroll-x">
              <Table wide>
                <thead>
                  <tr>
                    <th>{t('什么事', 'What')}</th>
                    <th>{t('项目', 'Project')}</th>
                    <th className="kb-number">{t('户', 'Households')}</th>
                    <th className="kb-number">{t('楼栋', 'Buildings')}</th>
                    <th className="kb-number">{t('件', 'Reports')}</th>
                    <th className="kb-number">{t('没办完', 'Open')}</th>
                    <th>{t('最早', 'First')}</th>
                    <th>{t('最近', 'Last')}</th>
                    <th>{t('事件', 'Incident')}</th>
                  </tr>
                </thead>
                <tbody>
                  {matters.map((matter) => (
                    <Line
                      key={`${matter.projectId} ${matter.kind} ${matter.category}`}
                      matter={matter}
                      onOpen={setOpen}
                    />
                  ))}
                </tbody>
              </Table>
            </section>
          )
        }
      </Asked>
      <Sheet
        open={open !== undefined}
        title={
          open
            ? t(`${open.category}：${open.households} 户`, `${open.category}: ${open.households} households`)
            : ''
        }
        onClose={() => setOpen(undefined)}
      >
        {open && <Petitioners matter={open} days={days} />}
      </Sheet>
    </>
  )
}

function Line({ matter, onOpen }: { matter: Matter; onOpen(matter: Matter): void }) {
  const here = useHere()
  return (
    <tr>
      <td>
        <Button type="link" style={{ padding: 0 }} onClick={() => onOpen(matter)}>
          <Policy>
            {matter.kindTitle} · {matter.category}
          </Policy>
        </Button>
      </td>
      <td>{matter.project}</td>
      <td className="kb-number">{matter.households}</td>
      <td className="kb-number">{matter.buildings}</td>
      <td className="kb-number">{matter.tickets}</td>
      <td className="kb-number">{matter.open}</td>
      <td>
        <When at={matter.firstAt} />
      </td>
      <td>
        <When at={matter.lastAt} />
      </td>
      <td>
        {matter.incident ? (
          <Link to={here(`incidents/${matter.incident.id}`)}>{matter.incident.title}</Link>
        ) : (
          '–'
        )}
      </td>
    </tr>
  )
}

function Petitioners({ matter: { projectId, kind, category }, days }: { matter: Matter; days: number }) {
  const { t } = useWords()
  const here = useHere()
  const query = useRead(listPetitioners, { projectId, kind, category, days })
  return (
    <Asked query={query} bones={6} height={44}>
      {({ households, more }) => (
        <ol className="kb-stack" style={{ paddingInlineStart: 20 }}>
          {households.map((each) => (
            <li key={each.lastTicketId}>
              {each.room}{' '}
              {each.customerId ? (
                <Link to={here(`customers/${each.customerId}`)}>{each.customer}</Link>
              ) : (
                (each.caller ?? t('没有登记', 'not on record'))
              )}{' '}
              <span className="kb-muted kb-small">
                {each.phone} · {t(`来过 ${each.tickets} 次`, `came ${each.tickets} times`)} ·{' '}
                {each.open > 0 ? t('没办完', 'open') : t('办完了', 'done')}
              </span>
              <p className="kb-muted kb-small">
                <Link to={here(`tickets/${each.lastTicketId}`)}>
                  <When at={each.lastAt} />
                </Link>{' '}
                {each.words}
              </p>
            </li>
          ))}
          {more && <p className="kb-muted">{t('只列了前 1,000 户。', 'The first 1,000 are listed.')}</p>}
        </ol>
      )}
    </Asked>
  )
}
