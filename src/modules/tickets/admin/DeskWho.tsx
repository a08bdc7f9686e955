import { Button, Input } from 'antd'
import { Chips } from '#web/ui/Chips.tsx'
import { Field } from '#web/ui/Field.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { useRead } from '#web/ui/query.ts'
import { MomentInput } from '#web/ui/TimeInput.tsx'
import { useDebounced } from '#web/ui/use-place.ts'
import { useWords } from '#web/ui/words.ts'
import { type FoundPlace, findPlaces } from '../contract/desk.ts'
import { channelWords } from '../contract/words.ts'
import { looksLikePhone } from '../rules.ts'
import { Similar } from './Similar.tsx'
import type { Draft } from './useDraft.ts'

interface Props {
  draft: Draft
  put(change: Partial<Draft>): void
}

const ways = ['phone', 'walk-in', 'wechat', 'letter', 'mail', 'authority', 'media', 'inspection'] as const

/** 来电: the way in, one box for number, home or name, candidates by keys 1 to 9. */
export function DeskWho({ draft, put }: Props) {
  const { t, say } = useWords()
  const text = useDebounced(draft.text.trim(), 150)
  const query = useRead(findPlaces, { text }, { enabled: text !== '' && !draft.place, keep: true })
  const found = text === '' ? [] : (query.data?.found ?? [])
  const choose = (place: FoundPlace) => {
    put({
      place,
      ...(looksLikePhone(draft.text) ? { callerPhone: draft.text.trim() } : {}),
    })
    document.querySelector<HTMLElement>('#kb-desk-category input')?.focus()
  }
  return (
    <>
      <div className="kb-card kb-stack">
        <Chips
          label={t('怎么来的', 'How it came')}
          value={draft.channel}
          onChange={(channel) => put({ channel })}
          choices={ways.map((value) => ({ value, label: say(channelWords[value]) }))}
        />
        {draft.place ? (
          <ChosenPlace place={draft.place} change={() => put({ place: undefined, text: '', spot: '' })} />
        ) : (
          <>
            <Input
              id="kb-desk-who"
              size="large"
              autoFocus
              allowClear
              prefix={<Icon name="search" size={16} />}
              aria-label={t('谁 · 哪一户', 'Who, which home')}
              placeholder={t('号码、房号、姓名、首字母、项目', 'Number, home, name, initials, project')}
              value={draft.text}
              onChange={(event) => put({ text: event.target.value })}
              onKeyDown={(event) => {
                if (event.key === 'Enter' && found[0]) choose(found[0])
                if (event.altKey && /^[1-9]$/.test(event.key) && found[Number(event.key) - 1]) {
                  event.preventDefault()
                  choose(found[Number(event.key) - 1]!)
                }
              }}
            />
            {found.length > 0 && (
              <ol className="kb-desk-found" aria-label={t('是哪一位', 'Which one')}>
                {found.map((place, at) => (
                  <li key={`${place.customerId} ${place.unitId} ${place.projectId}`}>
                    <button type="button" className="kb-plain" onClick={() => choose(place)}>
                      <kbd>{at + 1}</kbd> <PlaceName place={place} />
                    </button>
                  </li>
                ))}
              </ol>
            )}
            {text !== '' && query.data && found.length === 0 && (
              <p className="kb-muted" role="status">
                {t(
                  '没有找到。输项目名，只记地点也可以。',
                  'Nothing found. Type the project: a place alone is enough.',
                )}
              </p>
            )}
          </>
        )}
        {draft.channel === 'authority' && <Authority draft={draft} put={put} />}
      </div>
      <Similar draft={draft} />
    </>
  )
}

function ChosenPlace({ place, change }: { place: FoundPlace; change(): void }) {
  const { t } = useWords()
  return (
    <div className="kb-row">
      <span className="kb-grow">
        <PlaceName place={place} />
      </span>
      <Button size="small" onClick={change}>
        {t('换一个', 'Change')}
      </Button>
    </div>
  )
}

function PlaceName({ place }: { place: FoundPlace }) {
  return (
    <>
      <strong>{place.customer ?? place.room ?? place.project}</strong>{' '}
      <span className="kb-muted">
        {[
          place.customer ? place.room : null,
          place.room || place.customer ? place.project : null,
          place.phone,
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </>
  )
}

function Authority({ draft, put }: Props) {
  const { t } = useWords()
  return (
    <>
      <Field label={t('转办单号', 'Number of the authority')} required>
        {(id) => (
          <Input
            id={id}
            maxLength={60}
            value={draft.authorityNumber}
            onChange={(event) => put({ authorityNumber: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('答复期限', 'To be answered by')} required>
        {(id) => (
          <MomentInput id={id} value={draft.authorityDueAt} onChange={(at) => put({ authorityDueAt: at })} />
        )}
      </Field>
    </>
  )
}
