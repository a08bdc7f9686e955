import { App, Button, Checkbox, Input } from 'antd'
import { useState } from 'react'
import { ExportButton } from '#modules/exports/admin/ExportButton.tsx'
import type { OutputOf } from '#platform/operation.ts'
import { Policy } from '#web/admin/Policy.tsx'
import { saidBy } from '#web/ui/Failed.tsx'
import { useWrite } from '#web/ui/query.ts'
import { DayInput } from '#web/ui/TimeInput.tsx'
import { Due, When } from '#web/ui/When.tsx'
import { many, useWords } from '#web/ui/words.ts'
import { decideExcuses } from '../contract/excuses.ts'
import type { seeTeam } from '../contract/matters.ts'
import { reasonWords } from '../contract/reasons.ts'

type Excuse = OutputOf<typeof seeTeam>['excuses'][number]

/** Asked to be excused: agreed one by one or together. Vacant homes get a day on which it is asked anew. */
export function Excuses({ excuses }: { excuses: Excuse[] }) {
  const { say, t, then } = useWords()
  const { message } = App.useApp()
  const [ticked, setTicked] = useState<string[]>([])
  const [until, setUntil] = useState<string>()
  const [note, setNote] = useState('')
  const write = useWrite(decideExcuses, ['obligations', 'customers', 'staff.me'])
  const chosen = ticked.filter((id) => excuses.some((one) => one.id === id))
  const decide = (ids: string[], agree: boolean) =>
    write.mutate(
      { input: { ids, agree, until: until ?? null, ...(note.trim() ? { note: note.trim() } : {}) } },
      {
        onSuccess: ({ decided }) => {
          setTicked([])
          message.success(
            agree
              ? t(`同意免除 ${decided} 件。`, `${decided} excused.`)
              : t(`没有同意，${decided} 件照办。`, `Not agreed; ${decided} stay owed.`),
          )
        },
        onError: (error) => message.warning(saidBy(error)),
      },
    )
  return (
    <section className="kb-card" aria-label={t('免除待批', 'Excuses to decide')}>
      <div className="kb-row">
        <h2 className="kb-grow">
          {t(`免除待批 ${excuses.length} 件`, `${excuses.length} excuses to decide`)}
        </h2>
        <ExportButton what="excuses" />
        <Checkbox
          checked={chosen.length === excuses.length}
          indeterminate={chosen.length > 0 && chosen.length < excuses.length}
          onChange={(event) => setTicked(event.target.checked ? excuses.map(({ id }) => id) : [])}
        >
          {t('全选', 'All')}
        </Checkbox>
      </div>
      {excuses.map((one) => (
        <div
          key={one.id}
          className="kb-tick-row kb-wrap"
          style={{ borderTop: '1px solid var(--kb-line)', padding: '10px 0', alignItems: 'flex-start' }}
        >
          <Checkbox
            aria-label={`${one.room ?? ''} ${one.title}`}
            checked={chosen.includes(one.id)}
            onChange={(event) =>
              setTicked(event.target.checked ? [...chosen, one.id] : chosen.filter((id) => id !== one.id))
            }
          />
          <div className="kb-grow" style={{ minWidth: 220 }}>
            <p>
              <strong>{one.room}</strong> {one.customer} · <Policy>{one.title}</Policy>{' '}
              <span className="kb-muted">
                {t('制度', 'clause')} {one.clause}
              </span>
            </p>
            <p>
              {say(reasonWords(one.reason))}
              {one.note && then(one.note)}
            </p>
            <p className="kb-muted kb-small">
              {one.askedBy} <When at={one.askedAt} />
              {one.attempts > 0 && t(` · 打过 ${one.attempts} 次`, ` · ${many(one.attempts, 'attempt')}`)} ·{' '}
              <Due at={one.dueAt} />
            </p>
          </div>
          <Button size="small" disabled={write.isPending} onClick={() => decide([one.id], true)}>
            {t('同意', 'Agree')}
          </Button>
          <Button size="small" disabled={write.isPending} onClick={() => decide([one.id], false)}>
            {t('不同意', 'Refuse')}
          </Button>
        </div>
      ))}
      {chosen.length > 0 && (
        <div className="kb-bulk">
          <strong>{t(`选了 ${chosen.length} 件`, `${chosen.length} chosen`)}</strong>
          <span className="kb-muted">{t('免除到', 'until')}</span>
          <DayInput value={until} onChange={setUntil} label={t('免除到', 'Excused until')} />
          <Input
            style={{ width: 180 }}
            placeholder={t('说一句（可不填）', 'A word (optional)')}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
          <Button type="primary" loading={write.isPending} onClick={() => decide(chosen, true)}>
            {t('同意免除', 'Agree')}
          </Button>
          <Button loading={write.isPending} onClick={() => decide(chosen, false)}>
            {t('不同意', 'Refuse')}
          </Button>
        </div>
      )}
    </section>
  )
}
