import { Link } from 'react-router'
import { changeMyConsent, listMyConsents } from '#modules/customers/contract/my-consents.ts'
import { consentPurposes } from '#modules/customers/contract/words.ts'
import { MyRecord } from '#modules/dossiers/portal/MyRecord.tsx'
import { Answered } from '#web/portal/Answered.tsx'
import { useHere } from '#web/portal/me.ts'
import { Page } from '#web/portal/Page.tsx'
import { useRead, useWrite } from '#web/ui/query.ts'
import { When } from '#web/ui/When.tsx'
import { useWords } from '#web/ui/words.ts'
import { AskAboutMyData } from './AskAboutMyData.tsx'
import { MyCopy } from './MyCopy.tsx'

/** What is kept about me, what I agreed to, and what I can ask for. */
export function MyData() {
  const { t } = useWords()
  const here = useHere()
  return (
    <Page title={t('我的信息', 'My data')} back={here('my-home')}>
      <MyRecord />
      <Consents />
      <MyCopy />
      <AskAboutMyData />
      <Link className="p-link" to={here('privacy')}>
        {t('我们怎么用您的信息', 'How we use your data')}
      </Link>
    </Page>
  )
}

function Consents() {
  const { t, say } = useWords()
  const query = useRead(listMyConsents, {})
  const write = useWrite(changeMyConsent, ['customers.list-my-consents', 'exports.see-my-copy'])
  return (
    <section className="p-card" aria-labelledby="my-consents">
      <h2 id="my-consents">{t('我同意过什么', 'What I agreed to')}</h2>
      <p className="kb-muted">
        {t(
          '报修、通知这些合同里的服务不用您另外同意。',
          'Services of the contract, as repairs and notices, need no further yes.',
        )}
      </p>
      <Answered query={query}>
        {({ consents }) => (
          <div className="p-rows">
            {consents.map(({ purpose, given, at, how, textVersion, outdated, words }) => (
              <div key={purpose} className="p-row" style={{ flexWrap: 'wrap' }}>
                <div className="p-grow" style={{ minWidth: '12rem' }}>
                  <strong>{say(consentPurposes[purpose])}</strong>
                  <p className="p-small">{say(words)}</p>
                  <p className="kb-muted p-small">
                    {given === null
                      ? t('没有问过您', 'You were never asked')
                      : outdated
                        ? t(
                            '文字改过了，请再选一次。您以前同意过 ',
                            'The words have changed; please answer again. You agreed before ',
                          )
                        : given
                          ? t('已同意 ', 'Agreed ')
                          : t('没有同意 ', 'Not agreed ')}
                    {at && <When at={at} />}
                    {how && (
                      <>
                        {' · '}
                        <span lang="zh-CN">{how}</span>
                      </>
                    )}
                    {textVersion && ` · ${t('文本', 'text')} ${textVersion}`}
                  </p>
                </div>
                <button
                  type="button"
                  className="p-button"
                  disabled={write.isPending}
                  aria-label={`${given && !outdated ? t('撤回', 'Withdraw') : t('同意', 'Agree')} ${say(consentPurposes[purpose])}`}
                  onClick={() => write.mutate({ input: { purpose, given: outdated || !given } })}
                >
                  {given && !outdated ? t('撤回', 'Withdraw') : t('同意', 'Agree')}
                </button>
              </div>
            ))}
          </div>
        )}
      </Answered>
      {write.error && (
        <p className="p-refused" role="alert">
          {write.error.message}
        </p>
      )}
    </section>
  )
}
