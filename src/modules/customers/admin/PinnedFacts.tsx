import { App, Button, Input } from 'antd'
import { useState } from 'react'
import { useMay } from '#web/admin/session.ts'
import { saidBy } from '#web/ui/Failed.tsx'
import { useWrite } from '#web/ui/query.ts'
import { Sheet } from '#web/ui/Sheet.tsx'
import { useWords } from '#web/ui/words.ts'
import { pinFacts } from '../contract/profile.ts'
import type { Seen } from './seen.tsx'

const AT_MOST = 3

/** The few things a colleague should know before he calls, pinned by whoever knows them. */
export function PinnedFacts({ customer }: { customer: Seen['customer'] }) {
  const { t } = useWords()
  const mayChange = useMay('customers.change')
  const [open, setOpen] = useState(false)
  return (
    <>
      {customer.pinned.map((fact) => (
        <p key={fact}>{fact}</p>
      ))}
      {mayChange && (
        <Button type="link" size="small" style={{ padding: 0 }} onClick={() => setOpen(true)}>
          {customer.pinned.length > 0
            ? t('改这几条', 'Change these')
            : t('写上最要紧的三条', 'Pin up to three facts')}
        </Button>
      )}
      {open && <Pin customer={customer} onClose={() => setOpen(false)} />}
    </>
  )
}

function Pin({ customer, onClose }: { customer: Seen['customer']; onClose(): void }) {
  const { t } = useWords()
  const { message } = App.useApp()
  const [facts, setFacts] = useState(() =>
    Array.from({ length: AT_MOST }, (_, at) => customer.pinned[at] ?? ''),
  )
  const write = useWrite(pinFacts, ['customers'])
  const save = () =>
    write.mutate(
      { input: { id: customer.id, facts: facts.map((fact) => fact.trim()).filter(Boolean) } },
      { onSuccess: onClose, onError: (error) => message.warning(saidBy(error)) },
    )
  return (
    <Sheet
      open
      title={t(`${customer.name}是谁`, `Who is ${customer.name}`)}
      onClose={onClose}
      footer={
        <Button type="primary" size="large" block loading={write.isPending} onClick={save}>
          {t('存下', 'Save')}
        </Button>
      }
    >
      <div className="kb-stack">
        <p className="kb-muted">
          {t(
            '最多三条，每条二十个字以内。写事实，不写评价；客户有权看到自己的资料。',
            'Up to three, twenty characters each. Facts, not judgements; customers may read what is written.',
          )}
        </p>
        {facts.map((fact, at) => (
          <Input
            key={at}
            aria-label={t(`第 ${at + 1} 条`, `Fact ${at + 1}`)}
            maxLength={20}
            value={fact}
            placeholder={
              [t('晚上七点后方便', 'Free after seven'), t('腿脚不便，慢慢敲门', 'Slow to the door'), ''][at]
            }
            onChange={(event) => setFacts(facts.map((old, i) => (i === at ? event.target.value : old)))}
          />
        ))}
      </div>
    </Sheet>
  )
}
