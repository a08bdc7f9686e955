import { Input } from 'antd'
import { useState } from 'react'
import { useRead } from '#web/ui/query.ts'
import { useDebounced } from '#web/ui/use-place.ts'
import { useWords } from '#web/ui/words.ts'
import { listQueue } from '../contract/lists.ts'
import { stateWords } from '../contract/words.ts'
import type { State } from '../rules.ts'

interface Props {
  not: string
  value: string | undefined
  onChange(id: string): void
}

/** Another ticket by its number, home or words. */
export function ChooseTicket({ not, value, onChange }: Props) {
  const { t, say } = useWords()
  const [text, setText] = useState('')
  const asked = useDebounced(text.trim())
  const query = useRead(
    listQueue,
    { which: 'open', text: asked, limit: 10 },
    { enabled: asked !== '', keep: true },
  )
  const found = asked ? (query.data?.tickets ?? []).filter((ticket) => ticket.id !== not) : []
  return (
    <div className="kb-stack">
      <Input
        autoFocus
        allowClear
        placeholder={t('编号、房号或说了什么', 'Number, home or words')}
        aria-label={t('找另一件', 'Find the other one')}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <div role="radiogroup" aria-label={t('哪一件', 'Which one')} className="kb-stack">
        {found.map((ticket) => (
          <button
            key={ticket.id}
            type="button"
            role="radio"
            className="kb-chip"
            style={{ textAlign: 'start' }}
            aria-checked={ticket.id === value}
            onClick={() => onChange(ticket.id)}
          >
            {ticket.number} {[ticket.room ?? ticket.place, ticket.category].filter(Boolean).join(' ')}{' '}
            <span className="kb-small">
              {say(stateWords[ticket.state as State])} · {ticket.words.slice(0, 40)}
            </span>
          </button>
        ))}
      </div>
    </div>
  )
}
