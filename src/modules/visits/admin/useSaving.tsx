import { useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useRef, useState } from 'react'
import type { Matter } from '#modules/obligations/contract/matters.ts'
import { appoint } from '#modules/obligations/contract/work.ts'
import type { InputOf, OutputOf } from '#platform/operation.ts'
import { call, Declined } from '#web/ui/call.ts'
import { now } from '#web/ui/clock.ts'
import { saidBy } from '#web/ui/Failed.tsx'
import { sendLater, useWaiting } from '#web/ui/outbox.ts'
import { sendPhoto } from '#web/ui/photos.ts'
import { touch } from '#web/ui/query.ts'
import { letGo } from '#web/ui/store.ts'
import { freshKey } from '#web/ui/tokens.ts'
import { useWords } from '#web/ui/words.ts'
import { type contactResults, recordContact, takeBackContact } from '../contract.ts'
import { forgetCall } from './called.tsx'
import type { Called, Target, Way } from './target.tsx'
import { meetsIt } from './WhatIsMet.tsx'

export interface Draft {
  by: Way | undefined
  result?: keyof typeof contactResults
  note: string
  next: 'none' | 'repair' | 'complaint' | 'need' | 'appointment'
  nextAt?: string | undefined
  happenedAt: string | undefined
  meets?: string[]
  /** By form and question. */
  answers?: Record<string, Record<string, unknown>>
  photos: Blob[]
}

export type Recorded = OutputOf<typeof recordContact>
type Input = InputOf<typeof recordContact>

export const draftKey = (target: Target) => `draft:${target.unitId ?? ''}:${target.customerId ?? ''}`

const touched = ['obligations', 'customers', 'places', 'staff.me']

/** Takes a record back within its ten minutes. */
export function useTakingBack() {
  const { message } = App.useApp()
  const { t } = useWords()
  const client = useQueryClient()
  return async (id: string) => {
    try {
      await call(takeBackContact, { id })
      message.success(t('撤回了，事情还在清单里。', 'Taken back; the matter is on the list again.'))
    } catch (error) {
      message.warning(saidBy(error))
    }
    touch(client, touched)
  }
}

/** The matter whose form goes with this record: one that it meets and that was not unticked. */
export const askedBy = (matters: readonly Matter[], draft: Draft) =>
  draft.result === 'reached'
    ? matters.find(
        (matter) =>
          matter.form !== null &&
          meetsIt(matter, draft.by, draft.result) &&
          (draft.meets?.includes(matter.id) ?? true),
      )
    : undefined

export function useSaving(target: Target, called: Called | undefined, onClose: () => void) {
  const { t } = useWords()
  const { message, modal } = App.useApp()
  const client = useQueryClient()
  const takeBack = useTakingBack()
  const [saving, setSaving] = useState(false)
  const [after, setAfter] = useState<Recorded>()
  const waiting = useWaiting().length
  const key = useRef(freshKey())

  const done = (recorded: Recorded) => {
    letGo(draftKey(target))
    forgetCall()
    touch(client, touched)
    if (recorded.suggest !== 'none') return setAfter(recorded)
    onClose()
    const met = recorded.met.map(({ title, inTime }) =>
      t(
        `「${title}」完成（${inTime ? '按时' : '逾期'}）`,
        `“${title}” is done (${inTime ? 'in time' : 'late'})`,
      ),
    )
    const mine = recorded.stillOpen.filter(({ id }) => target.matters.some((matter) => matter.id === id))
    const open = recorded.met.length === 0 ? mine[0] : undefined
    const still = open
      ? t(
          `「${open.title}」还在${open.why ? `（${open.why.zh}）` : ''}。`,
          `“${open.title}” is still open${open.why ? ` (${open.why.en})` : ''}.`,
        )
      : ''
    message.open({
      key: recorded.id,
      type: 'success',
      duration: 9,
      content: (
        <span>
          {t('记下了。', 'Saved. ')}
          {met.join(t('、', ', '))}
          {still} {recorded.lateEntry && <span className="kb-mark">{t('补录', 'Late entry')}</span>}{' '}
          <Button
            type="link"
            size="small"
            onClick={() => {
              message.destroy(recorded.id)
              takeBack(recorded.id)
            }}
          >
            {t('撤回', 'Take back')}
          </Button>
        </span>
      ),
    })
  }

  const send = async (input: Input, photos: Blob[]): Promise<void> => {
    let left = photos
    const photoIds: string[] = []
    try {
      for (const photo of photos) {
        photoIds.push(await sendPhoto(photo))
        left = left.slice(1)
      }
      const recorded = await call(
        recordContact,
        { ...input, ...(photoIds.length > 0 ? { photoIds } : {}) },
        { key: key.current },
      )
      if (input.result === 'postponed' && input.nextAt && recorded.stillOpen[0])
        await call(appoint, { id: recorded.stillOpen[0].id, at: input.nextAt }).catch(() => {})
      done(recorded)
    } catch (error) {
      if (error instanceof Declined && error.status === 0) {
        const label = [target.customer, target.room].filter(Boolean).join(' ')
        await sendLater({
          key: key.current,
          operation: recordContact.name,
          input: { ...input, photoIds },
          files: left.map((blob) => ({ field: 'photoIds', blob })),
          label,
        })
        await letGo(draftKey(target))
        onClose()
        message.info(
          t(
            `先存在手机里了（待发送 ${waiting + 1}）。连上网自动发，不会发两次。`,
            `Kept on this device (waiting ${waiting + 1}). It is sent once when there is a connection.`,
          ),
        )
      } else if (error instanceof Declined && error.code === 'contacts.just_now') {
        modal.confirm({
          title: error.message,
          okText: t('再记一条', 'Record another'),
          cancelText: t('不用了', 'No'),
          onOk: () => {
            key.current = freshKey()
            return send({ ...input, again: true, photoIds }, left)
          },
        })
      } else {
        key.current = freshKey()
        message.warning(saidBy(error))
      }
    }
  }

  const save = async (draft: Draft) => {
    const form = askedBy(target.matters, draft)?.form
    setSaving(true)
    await send(
      {
        ...(target.customerId ? { customerId: target.customerId } : {}),
        ...(target.unitId ? { unitId: target.unitId } : {}),
        by: draft.by!,
        result: draft.result!,
        ...(draft.note.trim() ? { note: draft.note.trim() } : {}),
        happenedAt: draft.happenedAt ?? called?.at ?? now().toISOString(),
        nextStep: draft.next,
        ...(draft.nextAt && (draft.next === 'appointment' || draft.result === 'postponed')
          ? { nextAt: draft.nextAt }
          : {}),
        ...(draft.meets && draft.result === 'reached' ? { meets: draft.meets } : {}),
        ...(form ? { answers: { [form]: draft.answers?.[form] ?? {} } } : {}),
      },
      draft.photos,
    )
    setSaving(false)
  }
  return { save, saving, after }
}
