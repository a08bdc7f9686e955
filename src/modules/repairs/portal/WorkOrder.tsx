import { useState } from 'react'
import { useParams } from 'react-router'
import type { OutputOf } from '#platform/operation.ts'
import { Answered } from '#web/portal/Answered.tsx'
import { Page } from '#web/portal/Page.tsx'
import { currentTenant } from '#web/ui/call.ts'
import { useRead, useWrite } from '#web/ui/query.ts'
import { sayWhen } from '#web/ui/say.ts'
import { useWords } from '#web/ui/words.ts'
import { answerLinked, seeLinked } from '../contract/link.ts'
import { AppointIt } from './AppointIt.tsx'
import { FinishIt } from './FinishIt.tsx'

type Linked = OutputOf<typeof seeLinked>

/** A contractor's one job: where, what, whom to ask for; taken on, appointed, done with pictures. No account. */
export function WorkOrder() {
  const { t } = useWords()
  const { token = '' } = useParams()
  const query = useRead(seeLinked, { token }, { staleTime: 0 })
  const [done, setDone] = useState<'done' | 'declined'>()
  if (done)
    return (
      <main className="p-main p-main-plain p-stack">
        <p className="p-card">
          {done === 'done'
            ? t('交上去了，谢谢。这个链接到此结束。', 'Handed in, thank you. This link has ended.')
            : t('已经告诉派活的单位。这个链接到此结束。', 'The company was told. This link has ended.')}
        </p>
      </main>
    )
  return (
    <main className="p-main p-main-plain">
      <Answered query={query}>{(order) => <Order order={order} token={token} onEnd={setDone} />}</Answered>
    </main>
  )
}

function Order({
  order,
  token,
  onEnd,
}: {
  order: Linked
  token: string
  onEnd(how: 'done' | 'declined'): void
}) {
  const { t, locale } = useWords()
  const where = [order.project, order.room ?? order.place].filter(Boolean).join(' ')
  return (
    <Page title={t(`${order.company} · 维修单`, `${order.company} · work order`)}>
      <section className="p-card p-stack" style={{ gap: '0.4rem' }}>
        <h2>{where}</h2>
        <p>
          <strong>{order.category}</strong> <span className="kb-muted">{order.number}</span>
        </p>
        <p className="p-lines">{order.said}</p>
        {order.words && (
          <p className="p-lines">
            {t('要做的：', 'To be done: ')}
            {order.words}
          </p>
        )}
        {order.part && (
          <p>
            {t('保修部位：', 'Under warranty: ')}
            {order.part}
          </p>
        )}
        {order.surname && <p>{t(`业主姓${order.surname}`, `Owner: ${order.surname}`)}</p>}
        {order.convenient && (
          <p>
            {t('方便时间：', 'Suits him: ')}
            {order.convenient}
          </p>
        )}
        {order.dueAt && (
          <p>
            {t('要求完成：', 'To be done by: ')}
            {sayWhen(order.dueAt, locale)}
          </p>
        )}
        {order.photos.length > 0 && (
          <ul className="p-thumbs p-thumbs-row">
            {order.photos.map((id, at) => (
              <li key={id}>
                <img
                  src={`/api/public/files/${id}?tenant=${currentTenant()}&order=${token}`}
                  loading="lazy"
                  alt={t(`照片 ${at + 1}`, `Picture ${at + 1}`)}
                />
              </li>
            ))}
          </ul>
        )}
        {order.servicePhone && (
          <a className="p-button" href={`tel:${order.servicePhone.replace(/[^\d+]/g, '')}`}>
            {t(`找业主请打服务电话 ${order.servicePhone}`, `To reach the owner call ${order.servicePhone}`)}
          </a>
        )}
      </section>
      {order.state === 'sent' ? (
        <Answer token={token} onDeclined={() => onEnd('declined')} />
      ) : (
        <>
          <AppointIt order={order} token={token} />
          <FinishIt token={token} onDone={() => onEnd('done')} />
        </>
      )}
      <p className="kb-muted p-small">
        {t(
          `发给${order.contractor}。链接到 ${sayWhen(order.expiresAt, 'zh-CN')} 为止，请不要转给别人。`,
          `For ${order.contractor}. The link opens until ${sayWhen(order.expiresAt, locale)}; do not pass it on.`,
        )}
      </p>
    </Page>
  )
}

function Answer({ token, onDeclined }: { token: string; onDeclined(): void }) {
  const { t } = useWords()
  const [reason, setReason] = useState<string>()
  const write = useWrite(answerLinked, ['repairs'])
  const answer = (accept: boolean) =>
    write.mutate(
      { input: { token, accept, ...(accept || !reason?.trim() ? {} : { reason: reason.trim() }) } },
      { onSuccess: () => !accept && onDeclined() },
    )
  return (
    <section className="p-card p-stack">
      {reason === undefined ? (
        <>
          <button
            type="button"
            className="p-button p-button-first"
            disabled={write.isPending}
            onClick={() => answer(true)}
          >
            {t('接单', 'Accept')}
          </button>
          <button type="button" className="p-button" onClick={() => setReason('')}>
            {t('不接', 'Decline')}
          </button>
        </>
      ) : (
        <>
          <label className="kb-label" htmlFor="why">
            {t('为什么不接', 'Why not')}
          </label>
          <textarea
            id="why"
            className="p-input"
            rows={3}
            maxLength={300}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          <button
            type="button"
            className="p-button p-button-first"
            disabled={!reason.trim() || write.isPending}
            onClick={() => answer(false)}
          >
            {t('不接这一单', 'Decline this job')}
          </button>
        </>
      )}
      {write.error && <p role="alert">{write.error.message}</p>}
    </section>
  )
}
