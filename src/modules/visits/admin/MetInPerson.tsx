import { App, Button, Input } from 'antd'
import { useState } from 'react'
import { searchCustomers } from '#modules/customers/contract/lists.ts'
import type { HomeRow } from '#modules/obligations/contract/matters.ts'
import { call, Declined } from '#web/ui/call.ts'
import { now } from '#web/ui/clock.ts'
import { saidBy } from '#web/ui/Failed.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { sendLater } from '#web/ui/outbox.ts'
import { queries, touch, useRead } from '#web/ui/query.ts'
import { Sheet } from '#web/ui/Sheet.tsx'
import { freshKey } from '#web/ui/tokens.ts'
import { useDebounced } from '#web/ui/use-place.ts'
import { useWords } from '#web/ui/words.ts'
import { recordContact } from '../contract.ts'
import { useRecording } from './Recording.tsx'
import type { Target } from './target.tsx'
import { useTakingBack } from './useSaving.tsx'

/** Nine owners in the lobby in four minutes: type 902, one tap, next. Works without a line for homes of today's list. */
export function MetInPerson({ homes, onClose }: { homes: readonly HomeRow[]; onClose(): void }) {
  const { t } = useWords()
  const { message } = App.useApp()
  const { record } = useRecording()
  const takeBack = useTakingBack()
  const [text, setText] = useState('')
  const [met, setMet] = useState<{ id: string | null; who: string; count: number }[]>([])
  const typed = text.trim()
  const asked = useDebounced(typed)
  const found = useRead(searchCustomers, { text: asked, limit: 8 }, { enabled: asked !== '', keep: true })
  const near = homes.filter(
    ({ room, customer, customerId }) =>
      typed !== '' &&
      customerId &&
      `${room ?? ''}${customer ?? ''}`.replaceAll('-', '').includes(typed.replaceAll('-', '')),
  )
  const known = new Set(near.map(({ customerId }) => customerId))
  const targets: Target[] = [
    ...near.slice(0, 6),
    ...(asked === '' ? [] : (found.data?.customers ?? []))
      .filter(({ id }) => !known.has(id))
      .map(({ id, room, name, phone }) => ({
        customerId: id,
        unitId: null,
        room,
        customer: name,
        phone,
        matters: [],
      })),
  ]
  const whoOf = ({ room, customer }: Target) => [room, customer].filter(Boolean).join(' ')
  const meet = async (target: Target, again = false): Promise<void> => {
    const input = {
      customerId: target.customerId!,
      ...(target.unitId ? { unitId: target.unitId } : {}),
      by: 'face' as const,
      result: 'reached' as const,
      happenedAt: now().toISOString(),
      ...(again ? { again } : {}),
    }
    const key = freshKey()
    const done = (id: string | null, count: number) => {
      setMet((before) => [{ id, who: whoOf(target), count }, ...before])
      setText('')
    }
    try {
      const recorded = await call(recordContact, input, { key })
      touch(queries, ['obligations', 'customers'])
      done(recorded.id, recorded.met.length)
    } catch (error) {
      if (error instanceof Declined && error.status === 0) {
        await sendLater({ key, operation: recordContact.name, input, files: [], label: whoOf(target) })
        done(null, 0)
      } else if (error instanceof Declined && error.code === 'contacts.just_now' && !again)
        return meet(target, true)
      else message.warning(saidBy(error))
    }
  }
  return (
    <Sheet open title={t('当面碰到', 'Met in person')} onClose={onClose}>
      <div className="kb-stack">
        <Input
          size="large"
          autoFocus
          allowClear
          prefix={<Icon name="search" />}
          placeholder={t('房号或姓名，比如 902', 'Home or name, as 902')}
          aria-label={t('碰到了谁', 'Whom you met')}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onPressEnter={() => targets.length === 1 && meet(targets[0]!)}
        />
        {targets.map((target) => (
          <div key={target.customerId} className="kb-row">
            <span className="kb-grow">
              <strong>{target.room}</strong> {target.customer}
              {target.matters.length > 0 && (
                <span className="kb-muted kb-small">
                  {' '}
                  {t(`欠 ${target.matters.length} 件`, `${target.matters.length} owed`)}
                </span>
              )}
            </span>
            <Button onClick={() => meet(target)}>{t('聊好了', 'Talked')}</Button>
            <Button
              type="text"
              onClick={() => {
                onClose()
                record(target, 'face')
              }}
            >
              {t('细记', 'More')}
            </Button>
          </div>
        ))}
        {asked !== '' && found.data && targets.length === 0 && (
          <p className="kb-muted">
            {t('没有找到，换个房号或姓名。', 'Nothing found. Try another home or name.')}
          </p>
        )}
        {met.map((one, index) => (
          <p key={`${one.who}${index}`} className="kb-row kb-muted">
            <Icon name="check" size={16} />
            <span className="kb-grow">
              {one.who}
              {one.id === null
                ? t('：先存在手机里了', ': kept on this device')
                : one.count > 0
                  ? t(`：记下了，完成 ${one.count} 件`, `: saved, ${one.count} met`)
                  : t('：记下了', ': saved')}
            </span>
            {one.id && (
              <Button
                type="link"
                size="small"
                onClick={() => {
                  setMet((before) => before.filter((other) => other !== one))
                  takeBack(one.id!)
                }}
              >
                {t('撤回', 'Take back')}
              </Button>
            )}
          </p>
        ))}
      </div>
    </Sheet>
  )
}
