import { useEffect, useState } from 'react'
import type { InputOf } from '#platform/operation.ts'
import { keep, kept, letGo } from '#web/ui/store.ts'
import type { FoundPlace } from '../contract/desk.ts'
import type { fileTicket, previewTicket } from '../contract/filing.ts'
import type { channelWords } from '../contract/words.ts'
import type { remedies } from '../rules.ts'

/** What the agent has typed so far: kept on every key, so that no lost line takes a word with it. */
export interface Draft {
  text: string
  place?: FoundPlace | undefined
  channel: keyof typeof channelWords
  kind: string
  category?: string | undefined
  words: string
  urgent: boolean
  /** Words for a spot: 5栋1单元门口. */
  spot: string
  remedy?: (typeof remedies)[number] | undefined
  convenient: string
  callerName: string
  callerRelation: string
  callerPhone: string
  receivedAt?: string | undefined
  authorityNumber: string
  authorityDueAt?: string | undefined
  respondentId?: string | undefined
  /** The incident it is taken into as it is filed, with what is said of it. */
  incident?: { id: string; say: string } | undefined
  photos: Blob[]
}

export const empty: Draft = {
  text: '',
  channel: 'phone',
  kind: 'repair',
  words: '',
  urgent: false,
  spot: '',
  convenient: '',
  callerName: '',
  callerRelation: '',
  callerPhone: '',
  authorityNumber: '',
  photos: [],
}

const KEY = 'desk'

export function useDraft() {
  const [draft, setDraft] = useState<Draft>(empty)
  useEffect(() => {
    kept<Draft>(KEY).then((found) => found && setDraft({ ...empty, ...found.value }))
  }, [])
  const put = (change: Partial<Draft>) =>
    setDraft((before) => {
      const next = { ...before, ...change }
      keep(KEY, next)
      return next
    })
  const forget = () => {
    setDraft((before) => ({ ...empty, kind: before.kind }))
    letGo(KEY)
  }
  return { draft, put, forget }
}

export const placed = ({ place, spot }: Draft) =>
  place !== undefined && (place.unitId !== null || spot.trim() !== '' || place.customerId !== null)

export const ready = (draft: Draft) =>
  placed(draft) &&
  draft.words.trim() !== '' &&
  (draft.channel !== 'authority' || (draft.authorityNumber.trim() !== '' && Boolean(draft.authorityDueAt)))

/** The place, kind and urgency: what promises hang on. */
export function reportOf({
  place,
  kind,
  channel,
  category,
  urgent,
  spot,
  receivedAt,
  authorityNumber,
  authorityDueAt,
}: Draft): InputOf<typeof previewTicket> {
  const atHome = Boolean(place?.unitId) && spot.trim() === ''
  return {
    kind,
    channel,
    urgent,
    ...(category ? { category } : {}),
    ...(place && atHome ? { unitId: place.unitId! } : {}),
    ...(place && !atHome ? { projectId: place.projectId } : {}),
    ...(spot.trim() ? { place: spot.trim() } : {}),
    ...(place?.customerId ? { customerId: place.customerId } : {}),
    ...(receivedAt ? { receivedAt } : {}),
    ...(channel === 'authority' && authorityNumber.trim() && authorityDueAt
      ? { authority: { number: authorityNumber.trim(), dueAt: authorityDueAt } }
      : {}),
  }
}

/** `photoIds`: the draft's photos, uploaded. */
export function inputOf(draft: Draft, photoIds: string[]): InputOf<typeof fileTicket> {
  const { callerName: name, callerRelation: relation, callerPhone: phone } = draft
  const caller = {
    ...(name.trim() ? { name: name.trim() } : {}),
    ...(relation.trim() ? { relation: relation.trim() } : {}),
    ...(phone.trim() ? { phone: phone.trim() } : {}),
  }
  return {
    ...reportOf(draft),
    words: draft.words.trim(),
    photoIds,
    ...(draft.remedy ? { remedy: draft.remedy } : {}),
    ...(draft.convenient.trim() ? { convenient: draft.convenient.trim() } : {}),
    ...(Object.keys(caller).length > 0 ? { caller } : {}),
    ...(draft.respondentId ? { respondentId: draft.respondentId } : {}),
  }
}
