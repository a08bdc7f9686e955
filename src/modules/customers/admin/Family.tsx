import { App, Button, Input, Select } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { useHere, useMay } from '#web/admin/session.ts'
import { Empty } from '#web/ui/Empty.tsx'
import { saidBy } from '#web/ui/Failed.tsx'
import { useRead, useWrite } from '#web/ui/query.ts'
import { useDebounced } from '#web/ui/use-place.ts'
import { useWords } from '#web/ui/words.ts'
import { searchCustomers } from '../contract/lists.ts'
import { addRelation } from '../contract/relations.ts'
import type { Seen } from './seen.tsx'

export function Family({ seen }: { seen: Seen }) {
  const { t } = useWords()
  const here = useHere()
  const may = useMay('customers.change')
  return (
    <div className="kb-stack">
      {seen.family.length === 0 && <Empty>{t('还没有登记家人。', 'No family on record.')}</Empty>}
      {seen.family.map((one) => (
        <p key={one.relationId}>
          <span className="kb-muted" style={{ display: 'inline-block', minWidth: 64 }}>
            {one.kind}
          </span>{' '}
          <Link to={here(`customers/${one.id}`)}>{one.name}</Link>{' '}
          <span className="kb-muted">{one.phone}</span>
        </p>
      ))}
      {may && <AddRelation id={seen.customer.id} />}
    </div>
  )
}

function AddRelation({ id }: { id: string }) {
  const { t } = useWords()
  const { message } = App.useApp()
  const [text, setText] = useState('')
  const [other, setOther] = useState<string>()
  const [kind, setKind] = useState('')
  const asked = useDebounced(text.trim())
  const found = useRead(searchCustomers, { text: asked, limit: 10 }, { enabled: asked !== '', keep: true })
  const write = useWrite(addRelation, ['customers.see'])
  const save = () =>
    write.mutate(
      { input: { id, otherId: other!, kind: kind.trim() } },
      {
        onSuccess: () => {
          message.success(t('登记好了。', 'Recorded.'))
          setOther(undefined)
          setKind('')
        },
        onError: (error) => message.warning(saidBy(error)),
      },
    )
  return (
    <div className="kb-wrap">
      <Select
        showSearch={{ filterOption: false, onSearch: setText }}
        style={{ width: 220 }}
        placeholder={t('找家人：姓名、房号', 'Find: name, home')}
        aria-label={t('家人', 'Family member')}
        value={other}
        onChange={setOther}
        notFoundContent={asked === '' ? null : t('没有找到', 'Nothing found')}
        options={(found.data?.customers ?? [])
          .filter((one) => one.id !== id)
          .map((one) => ({ value: one.id, label: [one.name, one.room].filter(Boolean).join(' ') }))}
      />
      <Input
        style={{ width: 120 }}
        maxLength={20}
        placeholder={t('关系：母亲', 'Relation: mother')}
        aria-label={t('关系', 'Relation')}
        value={kind}
        onChange={(event) => setKind(event.target.value)}
      />
      <Button disabled={!other || !kind.trim()} loading={write.isPending} onClick={save}>
        {t('登记家人', 'Record')}
      </Button>
    </div>
  )
}
