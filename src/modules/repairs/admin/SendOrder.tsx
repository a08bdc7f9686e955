import { App, Button, Input, QRCode, Select } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import type { SeenTicket } from '#modules/tickets/admin/seen.ts'
import { useHere } from '#web/admin/session.ts'
import { dayOf } from '#web/ui/clock.ts'
import { saidBy } from '#web/ui/Failed.tsx'
import { Field } from '#web/ui/Field.tsx'
import { useRead, useWrite } from '#web/ui/query.ts'
import { Sheet } from '#web/ui/Sheet.tsx'
import { sayWhen } from '#web/ui/say.ts'
import { MomentInput } from '#web/ui/TimeInput.tsx'
import { useWords } from '#web/ui/words.ts'
import { listContractors, sendOrder } from '../contract/contractors.ts'
import { seeWarranty } from '../contract/warranty.ts'

/** One link for one job: made once, shown once, to be sent by whatever way they talk. */
export function SendOrder({ ticket, onClose }: { ticket: SeenTicket; onClose(): void }) {
  const { t } = useWords()
  const here = useHere()
  const { message } = App.useApp()
  const contractors = useRead(listContractors, {}).data?.contractors
  const parts = useRead(
    seeWarranty,
    { unitId: ticket.unitId ?? '', on: dayOf(ticket.filedAt) },
    { enabled: ticket.unitId !== null },
  ).data?.parts
  const part = parts?.find(
    ({ categories }) => ticket.category !== null && categories.includes(ticket.category),
  )
  const [chosen, choose] = useState<string>()
  const contractorId = chosen ?? part?.contractor?.id
  const [words, setWords] = useState('')
  const [dueAt, setDueAt] = useState<string>()
  const write = useWrite(sendOrder, ['repairs', 'tickets', 'obligations'])
  const send = () =>
    write.mutate(
      {
        input: {
          id: ticket.id,
          contractorId: contractorId!,
          ...(part ? { part: part.part } : {}),
          ...(words.trim() ? { words: words.trim() } : {}),
          ...(dueAt ? { dueAt } : {}),
        },
      },
      { onError: (error) => message.warning(saidBy(error)) },
    )
  if (write.data) return <Made token={write.data.token} expiresAt={write.data.expiresAt} onClose={onClose} />
  return (
    <Sheet
      open
      title={t(`派给承修单位 · ${ticket.number}`, `Send to a contractor · ${ticket.number}`)}
      onClose={onClose}
      footer={
        <Button
          type="primary"
          size="large"
          block
          disabled={!contractorId}
          loading={write.isPending}
          onClick={send}
        >
          {t('做派活链接', 'Make the link')}
        </Button>
      }
    >
      <div className="kb-stack">
        {contractors?.length === 0 && (
          <p>
            {t('还没有承修单位。', 'There is no contractor yet. ')}
            <Link to={here('contractors')}>{t('去登记一家', 'Add one')}</Link>
          </p>
        )}
        <Field label={t('哪一家', 'Which')} required>
          {(id) => (
            <Select
              id={id}
              style={{ width: '100%' }}
              value={contractorId ?? null}
              onChange={(value) => choose(value ?? undefined)}
              options={(contractors ?? []).map(({ id: value, name }) => ({ value, label: name }))}
            />
          )}
        </Field>
        <Field label={t('要做什么', 'What is to be done')}>
          {(id) => (
            <Input.TextArea
              id={id}
              rows={3}
              maxLength={1000}
              value={words}
              onChange={(event) => setWords(event.target.value)}
            />
          )}
        </Field>
        <Field label={t('要求什么时候做完', 'To be done by')}>
          {(id) => <MomentInput id={id} value={dueAt} onChange={setDueAt} />}
        </Field>
        <p className="kb-muted kb-small">
          {t(
            '对方看到：房号、业主的姓、报修的话和照片、我们的服务电话。看不到全名和号码。做完、收回或 14 天后链接失效。',
            'They see the home, the surname, what was reported with its pictures, and our number; not the name nor the owner’s number. The link ends when it is done, called back, or after 14 days.',
          )}
        </p>
      </div>
    </Sheet>
  )
}

function Made({ token, expiresAt, onClose }: { token: string; expiresAt: string; onClose(): void }) {
  const { t, locale } = useWords()
  const { message } = App.useApp()
  const { slug } = useParams()
  const address = `${location.origin}/c/${slug}/work-order/${token}`
  return (
    <Sheet
      open
      title={t('派活链接', 'The link')}
      onClose={onClose}
      footer={
        <Button
          type="primary"
          size="large"
          block
          onClick={() =>
            navigator.clipboard
              ?.writeText(address)
              .then(() => message.success(t('复制好了。', 'Copied.')))
              .catch(() => message.info(t('请长按链接复制。', 'Press the link long to copy it.')))
          }
        >
          {t('复制链接', 'Copy the link')}
        </Button>
      }
    >
      <div className="kb-stack">
        <p>
          {t(
            `发给对方，到 ${sayWhen(expiresAt, 'zh-CN')} 有效。关掉这里就看不到了，要再发就收回重派。`,
            `Send it to them; it opens until ${sayWhen(expiresAt, locale)}. It is shown only now: to send it again, call it back and make another.`,
          )}
        </p>
        <p style={{ overflowWrap: 'anywhere' }}>{address}</p>
        <QRCode value={address} size={200} color="#000" bgColor="#fff" />
      </div>
    </Sheet>
  )
}
