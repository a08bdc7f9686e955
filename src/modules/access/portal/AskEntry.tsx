import { type FormEvent, useEffect, useState } from 'react'
import { Link, useLocation } from 'react-router'
import { Answered } from '#web/portal/Answered.tsx'
import { useHere } from '#web/portal/me.ts'
import { Page } from '#web/portal/Page.tsx'
import { UrgentLine } from '#web/portal/UrgentLine.tsx'
import { sayMoment } from '#web/ui/clock.ts'
import { Field } from '#web/ui/Field.tsx'
import { useRead, useWrite } from '#web/ui/query.ts'
import { keep, kept, letGo } from '#web/ui/store.ts'
import { freshKey } from '#web/ui/tokens.ts'
import { useWords } from '#web/ui/words.ts'
import { askEntry, seeEntrance } from '../contract/entering.ts'

const DRAFT = 'portal:unknown-number'
const empty = { name: '', phone: '', projectId: '', place: '', note: '', kind: '' }

/** Where the code hangs that led here. */
const placeScanned = (state: unknown) =>
  new URLSearchParams((state as { wanted?: string } | null)?.wanted?.split('?')[1]).get('place') ?? ''

/** No dead end: who is not on record says where he lives, and is called within a day. */
export function AskEntry() {
  const { t, locale } = useWords()
  const here = useHere()
  const { state } = useLocation()
  const query = useRead(seeEntrance, {})
  const [draft, setDraft] = useState(empty)
  const [key] = useState(freshKey)
  const write = useWrite(askEntry)
  useEffect(() => {
    const scanned = placeScanned(state)
    kept<typeof empty>(DRAFT).then((found) => {
      if (found || scanned) setDraft({ ...empty, ...found?.value, ...(scanned ? { place: scanned } : {}) })
    })
  }, [state])
  const change = (part: Partial<typeof empty>) => {
    const next = { ...draft, ...part }
    setDraft(next)
    keep(DRAFT, next)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const { projectId, note, kind, ...rest } = draft
    write.mutate(
      {
        input: {
          ...rest,
          ...(projectId ? { projectId } : {}),
          ...(note ? { note } : {}),
          ...(kind ? { kind } : {}),
        },
        key,
      },
      { onSuccess: () => letGo(DRAFT) },
    )
  }
  const ready =
    (!draft.kind || draft.note.trim()) &&
    draft.name.trim() &&
    draft.place.trim() &&
    draft.phone.replace(/\D/g, '').length >= 8
  return (
    <main className="p-main p-main-plain">
      <Page title={t('我的号码没登记', 'My number is not on record')} back={here('enter')}>
        <Answered query={query}>
          {({ emergencyPhone, projects, kinds }) => (
            <>
              <UrgentLine phone={emergencyPhone} />
              {write.data ? (
                <section className="p-card p-stack" role="status">
                  <h2>
                    {write.data.number
                      ? t(`已收到，编号 ${write.data.number}`, `We have it, number ${write.data.number}`)
                      : t('已收到', 'We have it')}
                  </h2>
                  {write.data.number && (
                    <p>
                      {t(
                        '您的号码还没登记，不影响处理。',
                        'That your number is not on record holds nothing up.',
                      )}
                    </p>
                  )}
                  <p>
                    {t(
                      `管家最晚 ${sayMoment(write.data.dueAt, 'zh-CN')} 打这个号码跟您确认，确认后用验证码就能进。`,
                      `Your steward calls this number by ${sayMoment(write.data.dueAt, locale)} to confirm; after that a code lets you in.`,
                    )}
                  </p>
                  <Link className="p-button" to={here('enter')}>
                    {t('好', 'Good')}
                  </Link>
                </section>
              ) : (
                <form className="p-card p-stack" onSubmit={submit}>
                  <Field label={t('您的姓名', 'Your name')} required>
                    {(id) => (
                      <input
                        id={id}
                        className="p-input"
                        autoComplete="name"
                        maxLength={40}
                        value={draft.name}
                        onChange={(event) => change({ name: event.target.value })}
                      />
                    )}
                  </Field>
                  <Field label={t('手机号', 'Mobile number')} required>
                    {(id) => (
                      <input
                        id={id}
                        className="p-input"
                        type="tel"
                        autoComplete="tel"
                        maxLength={30}
                        value={draft.phone}
                        onChange={(event) => change({ phone: event.target.value })}
                      />
                    )}
                  </Field>
                  {projects.length > 1 && (
                    <Field label={t('哪个小区', 'Which estate')}>
                      {(id) => (
                        <select
                          id={id}
                          className="p-input"
                          value={draft.projectId}
                          onChange={(event) => change({ projectId: event.target.value })}
                        >
                          <option value="">{t('请选择', 'Choose')}</option>
                          {projects.map((project) => (
                            <option key={project.id} value={project.id}>
                              {project.name}
                            </option>
                          ))}
                        </select>
                      )}
                    </Field>
                  )}
                  <Field
                    label={t('房号', 'Home')}
                    required
                    hint={t('例如 3栋1单元1202', 'For example 3-1-1202')}
                  >
                    {(id) => (
                      <input
                        id={id}
                        className="p-input"
                        maxLength={60}
                        value={draft.place}
                        onChange={(event) => change({ place: event.target.value })}
                      />
                    )}
                  </Field>
                  {kinds.length > 0 && (
                    <Field label={t('要报什么事', 'What to report')}>
                      {(id) => (
                        <select
                          id={id}
                          className="p-input"
                          value={draft.kind}
                          onChange={(event) => change({ kind: event.target.value })}
                        >
                          <option value="">{t('没有，只登记号码', 'Nothing, only my number')}</option>
                          {kinds.map(({ name, title }) => (
                            <option key={name} value={name} lang="zh-CN">
                              {title}
                            </option>
                          ))}
                        </select>
                      )}
                    </Field>
                  )}
                  <Field
                    label={
                      draft.kind
                        ? t('发生了什么', 'What has happened')
                        : t('想说的（可不填）', 'Anything else (optional)')
                    }
                    required={Boolean(draft.kind)}
                  >
                    {(id) => (
                      <textarea
                        id={id}
                        className="p-input"
                        maxLength={2000}
                        value={draft.note}
                        onChange={(event) => change({ note: event.target.value })}
                      />
                    )}
                  </Field>
                  <p className="kb-muted p-small">
                    {t(
                      '只用来核对您是不是这套房的人、办您报的事。',
                      'Used only to check that the home is yours and to see to what you report. ',
                    )}
                    <Link to={here('privacy')}>{t('我们怎么用您的信息', 'How we use your data')}</Link>
                  </p>
                  {write.error && (
                    <p className="p-refused" role="alert">
                      {write.error.message}
                    </p>
                  )}
                  <button
                    type="submit"
                    className="p-button p-button-first p-button-wide"
                    disabled={!ready || write.isPending}
                  >
                    {t('提交', 'Send')}
                  </button>
                </form>
              )}
            </>
          )}
        </Answered>
      </Page>
    </main>
  )
}
