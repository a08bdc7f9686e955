import { App } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useSearchParams } from 'react-router'
import { Ribbon } from '#modules/incidents/admin/Ribbon.tsx'
import { SameIncident } from '#modules/incidents/admin/SameIncident.tsx'
import { joinIncident } from '#modules/incidents/contract.ts'
import { saidBy } from '#web/ui/Failed.tsx'
import { PageHead } from '#web/ui/PageHead.tsx'
import { sendPhotos } from '#web/ui/photos.ts'
import { useWrite } from '#web/ui/query.ts'
import { useKeys } from '#web/ui/use-keys.ts'
import { useWords } from '#web/ui/words.ts'
import { fileTicket } from '../contract/filing.ts'
import { AboutHome } from './AboutHome.tsx'
import { DeskFiled } from './DeskFiled.tsx'
import { DeskForm } from './DeskForm.tsx'
import { DeskWho } from './DeskWho.tsx'
import { IncomingCall } from './IncomingCall.tsx'
import { type Draft, inputOf, ready, useDraft } from './useDraft.ts'
import './desk.css'

/** One window for every way in: who, what, and what may be promised; then the sentence to read. */
export function Desk() {
  const { t } = useWords()
  const { message } = App.useApp()
  const { draft, put, forget } = useDraft()
  const write = useWrite(fileTicket, ['tickets', 'obligations'])
  const join = useWrite(joinIncident, ['tickets', 'incidents'])
  const key = useRef(crypto.randomUUID())
  const [filed, setFiled] = useState<{ draft: Draft; done: NonNullable<typeof write.data> }>()
  const [filing, setFiling] = useState(false)
  const file = async () => {
    if (!ready(draft) || filing) return
    setFiling(true)
    try {
      const input = inputOf(draft, await sendPhotos(draft.photos))
      const done = await write.mutateAsync({ input, key: key.current })
      setFiled({ draft, done })
      if (draft.incident) await join.mutateAsync({ input: { id: draft.incident.id, ticketIds: [done.id] } })
      forget()
    } catch (error) {
      message.warning(saidBy(error))
    }
    setFiling(false)
  }
  const takeDown = (phone: string) => {
    setFiled(undefined)
    put({ channel: 'phone', place: undefined, text: phone })
  }
  const next = () => {
    key.current = crypto.randomUUID()
    setFiled(undefined)
    forget()
    document.getElementById('kb-desk-who')?.focus()
  }
  useKeys({ 'ctrl+enter': file })
  useNumberOfAddress(takeDown)
  return (
    <div className="kb-page kb-desk-page">
      <PageHead title={t('座席', 'Service desk')} />
      <IncomingCall onTake={takeDown} />
      <Ribbon />
      <div className="kb-desk">
        <section aria-label={t('谁', 'Who')} className="kb-stack">
          <DeskWho draft={draft} put={put} />
          {!filed && (
            <SameIncident
              typed={{
                projectId: draft.place?.projectId,
                unitId: draft.place?.unitId ?? undefined,
                category: draft.category,
                words: draft.words,
              }}
              chosen={draft.incident?.id}
              onChoose={(incident) => put({ incident })}
            />
          )}
        </section>
        <section aria-label={t('登记', 'Report')} className="kb-stack">
          {filed ? (
            <DeskFiled filed={filed.done} draft={filed.draft} onNext={next} />
          ) : (
            <DeskForm draft={draft} put={put} file={file} filing={filing} />
          )}
        </section>
        <section aria-label={t('这一户', 'This home')} className="kb-stack">
          <AboutHome place={(filed?.draft ?? draft).place} category={(filed?.draft ?? draft).category} />
        </section>
      </div>
    </div>
  )
}

/** A telephone without a switchboard opens `desk?call=13812345678`, the page of a customer `desk?who=C-000231`. */
function useNumberOfAddress(take: (phone: string) => void): void {
  const [address, setAddress] = useSearchParams()
  const call = address.get('call') ?? address.get('who')
  useEffect(() => {
    if (!call) return
    take(call)
    setAddress({}, { replace: true })
  }, [call, take, setAddress])
}
