import type { Matter } from '#modules/obligations/contract/matters.ts'
import { Policy } from '#web/admin/Policy.tsx'
import { useWords } from '#web/ui/words.ts'
import { type contactResults, whyNotMet } from '../contract.ts'
import type { Way } from './target.tsx'

type Result = keyof typeof contactResults

/** Whether a record of this kind meets a matter; the server has the last word. */
export const meetsIt = (matter: Matter, by: Way | undefined, result: Result | undefined): boolean =>
  whyNotMet(matter, by, result) === null

interface Props {
  matters: Matter[]
  by: Way | undefined
  result: Result | undefined
  /** Absent: all that the result meets. */
  chosen: string[] | undefined
  onChange(ids: string[]): void
}

export function WhatIsMet({ matters, by, result, chosen, onChange }: Props) {
  const { say, t } = useWords()
  if (matters.length === 0 || result === undefined) return null
  const possible = matters.filter((matter) => meetsIt(matter, by, result)).map(({ id }) => id)
  const ticked = (chosen ?? possible).filter((one) => possible.includes(one))
  return (
    <fieldset style={{ border: 0, padding: 0, margin: 0 }}>
      <legend className="kb-label">{t('完成哪几件', 'Which matters this meets')}</legend>
      {matters.map((matter) => {
        const why = whyNotMet(matter, by, result)
        return (
          <label key={matter.id} className="kb-tick">
            <input
              type="checkbox"
              checked={ticked.includes(matter.id)}
              disabled={why !== null}
              onChange={(event) =>
                onChange(
                  event.target.checked ? [...ticked, matter.id] : ticked.filter((one) => one !== matter.id),
                )
              }
            />
            <span>
              <Policy>{matter.title}</Policy> {why && <span className="kb-muted kb-small">{say(why)}</span>}
            </span>
          </label>
        )
      })}
    </fieldset>
  )
}
