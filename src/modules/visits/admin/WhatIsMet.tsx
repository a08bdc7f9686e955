import type { Matter } from '#modules/obligations/contract/matters.ts'
import { useWords } from '#web/ui/words.ts'
import type { contactResults } from '../contract.ts'
import type { Way } from './target.tsx'

type Result = keyof typeof contactResults

/** Whether a record of this kind meets a matter; the server has the last word. */
export function meetsIt(
  matter: Matter,
  by: Way | undefined,
  result: Result | undefined,
): 'yes' | 'not-reached' | 'in-person' | 'otherwise' {
  const contact = matter.meets.includes('contact.recorded')
  const visit = matter.meets.includes('visit.made')
  if (!contact && !visit) return 'otherwise'
  if (result !== 'reached') return 'not-reached'
  return contact || by === 'visit' || by === 'face' ? 'yes' : 'in-person'
}

interface Props {
  matters: Matter[]
  by: Way | undefined
  result: Result | undefined
  /** Absent: all that the result meets. */
  chosen: string[] | undefined
  onChange(ids: string[]): void
}

export function WhatIsMet({ matters, by, result, chosen, onChange }: Props) {
  const { t } = useWords()
  if (matters.length === 0 || result === undefined) return null
  const possible = matters.filter((matter) => meetsIt(matter, by, result) === 'yes').map(({ id }) => id)
  const ticked = (chosen ?? possible).filter((one) => possible.includes(one))
  const why = {
    yes: '',
    'not-reached': t('没聊上，这件事还在', 'Not reached: stays open'),
    'in-person': t('要上门，电话不算', 'Needs a visit; a call does not count'),
    otherwise: t('要单独办成，联系不算', 'Is done in its own way; a contact does not count'),
  }
  return (
    <fieldset style={{ border: 0, padding: 0, margin: 0 }}>
      <legend className="kb-label">{t('完成哪几件', 'Which matters this meets')}</legend>
      {matters.map((matter) => {
        const verdict = meetsIt(matter, by, result)
        return (
          <label key={matter.id} className="kb-tick">
            <input
              type="checkbox"
              checked={ticked.includes(matter.id)}
              disabled={verdict !== 'yes'}
              onChange={(event) =>
                onChange(
                  event.target.checked ? [...ticked, matter.id] : ticked.filter((one) => one !== matter.id),
                )
              }
            />
            <span>
              {matter.title} {verdict !== 'yes' && <span className="kb-muted kb-small">{why[verdict]}</span>}
            </span>
          </label>
        )
      })}
    </fieldset>
  )
}
