import { App, Button, Select } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { holdingRoles } from '#modules/customers/contract/words.ts'
import type { OutputOf } from '#platform/operation.ts'
import { useHere } from '#web/admin/session.ts'
import { ByState } from '#web/ui/ByState.tsx'
import { saidBy } from '#web/ui/Failed.tsx'
import { useRead, useWrite } from '#web/ui/query.ts'
import { sayPhone } from '#web/ui/say.ts'
import { Due, When } from '#web/ui/When.tsx'
import { useWords } from '#web/ui/words.ts'
import { callRequester, decideEntryRequest, entryStates, listEntryRequests } from '../contract/inviting.ts'

type Asking = OutputOf<typeof listEntryRequests>['requests'][number]
type State = Asking['state']

/** Whose number is not on record: who is it? */
export function EntryRequests() {
  const { t } = useWords()
  const [state, setState] = useState<State>('open')
  const query = useRead(listEntryRequests, { state }, { staleTime: 0, keep: true })
  return (
    <ByState
      title={t('号码没登记', 'Numbers to confirm')}
      states={entryStates}
      state={state}
      onState={setState}
      query={query}
    >
      {(one) => <Request key={one.id} asked={one} />}
    </ByState>
  )
}

function Request({ asked }: { asked: Asking }) {
  const { t, say } = useWords()
  const here = useHere()
  const { message } = App.useApp()
  const [customerId, setCustomerId] = useState(asked.holders.find(({ name }) => name === asked.name)?.id)
  const write = useWrite(decideEntryRequest, ['access'])
  const calling = useWrite(callRequester)
  const callHim = () =>
    calling.mutate(
      { input: { id: asked.id } },
      {
        onSuccess: ({ phone }) => {
          location.href = `tel:${phone}`
        },
        onError: (error) => message.warning(saidBy(error)),
      },
    )
  const decide = (agreed: boolean) =>
    write.mutate(
      { input: { id: asked.id, agreed, ...(agreed && customerId ? { customerId } : {}) } },
      { onError: (error) => message.warning(saidBy(error)) },
    )
  return (
    <article className="kb-card kb-stack" style={{ gap: 8 }}>
      <div className="kb-wrap">
        <strong className="kb-grow">
          {asked.name} · {asked.phone}
        </strong>
        {asked.state === 'open' ? <Due at={asked.dueAt} /> : <span>{asked.decidedBy}</span>}
      </div>
      <p>
        {t('他说住在：', 'Says to live at: ')}
        {asked.place}
        {asked.room && asked.unitId && (
          <>
            {' '}
            (<Link to={here(`homes/${asked.unitId}`)}>{`${asked.project ?? ''} ${asked.room}`}</Link>)
          </>
        )}
      </p>
      {asked.note && <p>{asked.note}</p>}
      <p className="kb-muted kb-small">
        <When at={asked.askedAt} />
      </p>
      {asked.state === 'open' &&
        asked.holders.length > 0 &&
        !asked.holders.some(({ name }) => name === asked.name) && (
          <p className="kb-strip">
            {t(
              '登记在这套房的人里没有这个名字，请核实后再选。',
              'Nobody of this name is registered there. Make sure before you choose.',
            )}
          </p>
        )}
      {asked.state === 'open' && asked.holders.length === 0 && (
        <p className="kb-muted">
          {t(
            '没有找到登记在那里的人。请先在房屋里登记他，再回来确认。',
            'Nobody is registered there. Record the person at that home first, then confirm.',
          )}
        </p>
      )}
      {asked.state === 'open' && (
        <div className="kb-wrap">
          <Button loading={calling.isPending} onClick={callHim}>
            {calling.data ? sayPhone(calling.data.phone) : t('打电话', 'Call')}
          </Button>
          {asked.holders.length > 0 && (
            <>
              <Select
                aria-label={t('在这套房的人', 'Who holds the home')}
                style={{ minWidth: 180 }}
                value={customerId ?? null}
                placeholder={t('他是哪一位', 'Who is it')}
                onChange={setCustomerId}
                options={asked.holders.map(({ id, name, role }) => ({
                  value: id,
                  label: `${name} · ${say(holdingRoles[role as keyof typeof holdingRoles])}`,
                }))}
              />
              <Button
                type="primary"
                disabled={!customerId}
                loading={write.isPending}
                onClick={() => decide(true)}
              >
                {t('是他', 'It is')}
              </Button>
            </>
          )}
          <Button onClick={() => decide(false)}>{t('不是', 'It is not')}</Button>
        </div>
      )}
    </article>
  )
}
