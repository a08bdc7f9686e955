import { App, Button } from 'antd'
import { useState } from 'react'
import { useMay } from '#web/admin/session.ts'
import { Asked } from '#web/ui/Asked.tsx'
import { call } from '#web/ui/call.ts'
import { saidBy } from '#web/ui/Failed.tsx'
import { queries, touch, useRead, useWrite } from '#web/ui/query.ts'
import { Sheet } from '#web/ui/Sheet.tsx'
import { sayWhen } from '#web/ui/say.ts'
import { many, useWords } from '#web/ui/words.ts'
import { seeCustomer } from '../contract/profile.ts'
import { mergeCustomers, undoMerge } from '../contract/relations.ts'
import { customerFields } from '../contract/words.ts'
import type { Seen } from './seen.tsx'

/** Two records that may be one person: looked at side by side, merged, and taken apart again. */
export function Same({ seen }: { seen: Seen }) {
  const { t } = useWords()
  const may = useMay('customers.merge')
  const [other, setOther] = useState<string>()
  if (seen.possiblySame.length === 0) return null
  return (
    <div
      className="kb-strip"
      style={{ borderLeftColor: 'var(--kb-line-strong)', background: 'var(--kb-raised)' }}
    >
      {seen.possiblySame.map((one) => (
        <p key={one.id}>
          {t('可能是同一个人：', 'May be the same person: ')}
          {one.name} {one.room}
          {may && (
            <Button type="link" size="small" onClick={() => setOther(one.id)}>
              {t('并排看', 'Side by side')}
            </Button>
          )}
        </p>
      ))}
      {other && <SideBySide seen={seen} otherId={other} onClose={() => setOther(undefined)} />}
    </div>
  )
}

function SideBySide({ seen, otherId, onClose }: { seen: Seen; otherId: string; onClose(): void }) {
  const { say, t, locale, listed } = useWords()
  const { message } = App.useApp()
  const query = useRead(seeCustomer, { id: otherId })
  const write = useWrite(mergeCustomers, ['customers', 'obligations'])
  const undo = async (mergeId: string) => {
    message.destroy(mergeId)
    try {
      await call(undoMerge, { id: mergeId })
      message.success(t('拆回来了。', 'Taken apart again.'))
    } catch (error) {
      message.warning(saidBy(error))
    }
    touch(queries, ['customers'])
  }
  const merge = () =>
    write.mutate(
      { input: { id: seen.customer.id, goneId: otherId } },
      {
        onSuccess: ({ mergeId, holdings, contacts }) => {
          onClose()
          message.open({
            key: mergeId,
            type: 'success',
            duration: 12,
            content: (
              <span>
                {t(
                  `合并了，带过来 ${holdings} 套房、${contacts} 条往来。`,
                  `Merged with ${many(holdings, 'home')} and ${many(contacts, 'contact')}.`,
                )}
                <Button type="link" size="small" onClick={() => undo(mergeId)}>
                  {t('拆回来', 'Take apart')}
                </Button>
              </span>
            ),
          })
        },
        onError: (error) => message.warning(saidBy(error)),
      },
    )
  const rows = (other: Seen): [string, string, string][] => {
    const of = ({ customer, holdings, facts }: Seen) => [
      customer.name,
      customer.number,
      listed(customer.phones.map(({ masked }) => masked)),
      customer.document ?? '',
      listed(holdings.map(({ room }) => room)),
      customer.birthday?.solar ?? '',
      customer.contactedAt ? sayWhen(customer.contactedAt, locale) : '',
      String(facts.owed),
    ]
    const titles = ['name', 'number', 'phone', 'document', 'room', 'birthday', 'contactedAt', 'owed'] as const
    const [mine, its] = [of(seen), of(other)]
    return titles.map((title, index) => [say(customerFields[title]), mine[index]!, its[index]!])
  }
  return (
    <Sheet
      open
      whole
      width={640}
      title={t('并排看', 'Side by side')}
      onClose={onClose}
      footer={
        <Button
          type="primary"
          size="large"
          block
          loading={write.isPending}
          disabled={!query.data}
          onClick={merge}
        >
          {t('合并成左边这一位（可以拆回来）', 'Merge into the left one (can be undone)')}
        </Button>
      }
    >
      <Asked query={query}>
        {(other) => (
          <table className="kb-simple">
            <thead>
              <tr>
                <th aria-label={t('项目', 'Field')} />
                <th>{t('留下这份', 'Stays')}</th>
                <th>{t('并进来', 'Joins')}</th>
              </tr>
            </thead>
            <tbody>
              {rows(other).map(([title, mine, its]) => (
                <tr key={title}>
                  <td className="kb-muted">{title}</td>
                  <td>{mine || '–'}</td>
                  <td style={mine && its && mine !== its ? { fontWeight: 600 } : {}}>{its || '–'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Asked>
    </Sheet>
  )
}
