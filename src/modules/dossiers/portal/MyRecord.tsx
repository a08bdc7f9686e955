import { type FormEvent, useState } from 'react'
import type { OutputOf } from '#platform/operation.ts'
import { Answered } from '#web/portal/Answered.tsx'
import { Field } from '#web/ui/Field.tsx'
import { useRead, useWrite } from '#web/ui/query.ts'
import { useWords } from '#web/ui/words.ts'
import { askMyChange, changeStates, seeMyRecord } from '../contract/changes.ts'

type Record = OutputOf<typeof seeMyRecord>
type OneField = Record['fields'][number]

/** A field of the policy has one title, in the policy's language. */
const ownLanguage = ({ zh, en }: OneField['title']) => (zh === en ? 'zh-CN' : undefined)

/** What is on record of me, field by field; what is wrong I ask to have changed. */
export function MyRecord() {
  const { t, say } = useWords()
  const query = useRead(seeMyRecord, {})
  const [changing, setChanging] = useState<string>()
  return (
    <section className="p-card" aria-labelledby="my-record">
      <h2 id="my-record">{t('我的资料', 'My record')}</h2>
      <p className="kb-muted">
        {t(
          '不对的、换了的，在这里改；管家核对后生效。',
          'Ask for changes here; your steward checks them first.',
        )}
      </p>
      <Answered query={query}>
        {({ fields, changes }) => (
          <div className="p-rows">
            {fields.map((field) => {
              const waiting = changes.find(({ field: of, state }) => of === field.name && state === 'open')
              return (
                <div key={field.name} className="p-row" style={{ flexWrap: 'wrap' }}>
                  <div className="p-grow" style={{ minWidth: '10rem', overflowWrap: 'anywhere' }}>
                    <span className="kb-muted p-small" lang={ownLanguage(field.title)}>
                      {say(field.title)}
                    </span>
                    <p>{field.value ? say(field.value) : t('没有填', 'Not given')}</p>
                    {waiting?.after && (
                      <p className="kb-muted p-small">
                        {t(
                          `您申请改成“${waiting.after.zh}”，等答复`,
                          `You asked for “${waiting.after.en}”; to be answered`,
                        )}
                      </p>
                    )}
                  </div>
                  {!waiting && changing !== field.name && (
                    <button
                      type="button"
                      className="p-button"
                      aria-label={`${t('改', 'Change')} ${say(field.title)}`}
                      onClick={() => setChanging(field.name)}
                    >
                      {t('改', 'Change')}
                    </button>
                  )}
                  {changing === field.name && (
                    <ChangeForm field={field} onClose={() => setChanging(undefined)} />
                  )}
                </div>
              )
            })}
            <Decided changes={changes.filter(({ state }) => state !== 'open')} />
          </div>
        )}
      </Answered>
    </section>
  )
}

function ChangeForm({ field, onClose }: { field: OneField; onClose(): void }) {
  const { t, say } = useWords()
  const [value, setValue] = useState('')
  const write = useWrite(askMyChange, ['dossiers'])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (value.trim())
      write.mutate({ input: { field: field.name, value: value.trim() } }, { onSuccess: onClose })
  }
  const choices =
    field.kind === 'yesno'
      ? [
          { value: '是', said: { zh: '是', en: 'Yes' } },
          { value: '否', said: { zh: '否', en: 'No' } },
        ]
      : field.kind === 'many'
        ? []
        : field.choices
  return (
    <form className="p-stack" style={{ flexBasis: '100%' }} onSubmit={submit}>
      <Field label={t(`${field.title.zh}改成`, `New ${field.title.en.toLowerCase()}`)}>
        {(id) =>
          choices.length > 0 ? (
            <select
              id={id}
              className="p-input"
              value={value}
              onChange={(event) => setValue(event.target.value)}
            >
              <option value="" disabled>
                {t('请选', 'Choose')}
              </option>
              {choices.map((each) => (
                <option key={each.value} value={each.value}>
                  {say(each.said)}
                </option>
              ))}
            </select>
          ) : (
            <input
              id={id}
              className="p-input"
              type={field.kind === 'date' ? 'date' : 'text'}
              inputMode={field.name === 'phone' ? 'tel' : field.kind === 'number' ? 'decimal' : 'text'}
              maxLength={200}
              value={value}
              onChange={(event) => setValue(event.target.value)}
            />
          )
        }
      </Field>
      {write.error && (
        <p className="p-refused" role="alert">
          {write.error.message}
        </p>
      )}
      <div className="p-row">
        <button type="submit" className="p-button" disabled={!value.trim() || write.isPending}>
          {t('申请改', 'Ask for it')}
        </button>
        <button type="button" className="p-link" onClick={onClose}>
          {t('不改了', 'Leave it')}
        </button>
      </div>
    </form>
  )
}

function Decided({ changes }: { changes: Record['changes'] }) {
  const { say } = useWords()
  return changes.slice(0, 5).map((one) => (
    <div key={one.id} style={{ padding: '0.6rem 0' }}>
      <p>
        <strong>{say(one.title)}</strong> · {say(changeStates[one.state])}
        {one.after && <span className="kb-muted"> {say(one.after)}</span>}
      </p>
      {one.answer && <p className="p-note p-lines">{one.answer}</p>}
    </div>
  ))
}
