import { type FormEvent, useState } from 'react'
import { Link, useLocation, useParams, useSearchParams } from 'react-router'
import { Answered } from '#web/portal/Answered.tsx'
import { useHere } from '#web/portal/me.ts'
import { Page } from '#web/portal/Page.tsx'
import { UrgentLine } from '#web/portal/UrgentLine.tsx'
import { Field } from '#web/ui/Field.tsx'
import { useRead } from '#web/ui/query.ts'
import { chooseLocale, useWords } from '#web/ui/words.ts'
import { seeEntrance } from '../contract/entering.ts'
import { ByPhone } from './ByPhone.tsx'
import { useEnter } from './useEnter.ts'

/** The entrance: a code by text, an invitation, or the way for whom nobody knows yet. No password anywhere. */
export function Enter() {
  const { t, locale } = useWords()
  const here = useHere()
  const { slug } = useParams()
  const { state } = useLocation()
  const [search] = useSearchParams()
  const query = useRead(seeEntrance, {})
  return (
    <main className="p-main p-main-plain">
      <Answered query={query}>
        {(entrance) => (
          <Page title={entrance.company}>
            <UrgentLine phone={entrance.emergencyPhone} />
            {entrance.demoPhone && (
              <p className="p-note">
                {t(
                  `演示：可以用 ${entrance.demoPhone} 试，短信不会真的发出，`,
                  `Demo: try ${entrance.demoPhone}; no text really leaves, `,
                )}
                <a href={`/${slug}/demo-sent`} target="_blank" rel="noreferrer">
                  {t('在这里看验证码', 'the code is shown here')}
                </a>
              </p>
            )}
            {entrance.bySms && !search.get('invitation') && <ByPhone />}
            <ByInvitation first={!entrance.bySms || Boolean(search.get('invitation'))} />
            <Link className="p-button" to={here('unknown-number')} state={state}>
              {t('我的号码没登记', 'My number is not on record')}
            </Link>
            <div className="p-wrap">
              <Link className="p-link" to={here('how-to-complain')}>
                {t('怎么投诉', 'How to complain')}
              </Link>
              <Link className="p-link" to={here('privacy')}>
                {t('我们怎么用您的信息', 'How we use your data')}
              </Link>
              <button
                type="button"
                className="p-link"
                lang={locale === 'en' ? 'zh-CN' : 'en'}
                onClick={() => chooseLocale(locale === 'en' ? 'zh-CN' : 'en')}
              >
                {locale === 'en' ? '中文' : 'English'}
              </button>
            </div>
          </Page>
        )}
      </Answered>
    </main>
  )
}

function ByInvitation({ first }: { first: boolean }) {
  const { t } = useWords()
  const enter = useEnter()
  const [search] = useSearchParams()
  const [code, setCode] = useState(search.get('invitation') ?? '')
  const [open, setOpen] = useState(first)
  const [refused, setRefused] = useState('')
  const [busy, setBusy] = useState(false)
  if (!open)
    return (
      <button type="button" className="p-button" onClick={() => setOpen(true)}>
        {t('我有管家给的邀请码', 'I have an invitation code')}
      </button>
    )
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    setRefused('')
    await enter({ invitation: code }).catch((error: Error) => setRefused(error.message))
    setBusy(false)
  }
  return (
    <form className="p-card p-stack" onSubmit={submit}>
      <Field label={t('邀请码', 'Invitation code')} error={refused}>
        {(id) => (
          <input
            id={id}
            className="p-input p-code"
            autoCapitalize="characters"
            autoComplete="off"
            maxLength={20}
            value={code}
            onChange={(event) => setCode(event.target.value.toUpperCase())}
          />
        )}
      </Field>
      <button
        type="submit"
        className="p-button p-button-first p-button-wide"
        disabled={busy || code.replace(/[^0-9A-Z]/g, '').length < 6}
      >
        {t('进入', 'Enter')}
      </button>
    </form>
  )
}
