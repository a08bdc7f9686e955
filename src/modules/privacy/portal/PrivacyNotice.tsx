import { seeEntrance } from '#modules/access/contract/entering.ts'
import { Answered } from '#web/portal/Answered.tsx'
import { useHere } from '#web/portal/me.ts'
import { Page } from '#web/portal/Page.tsx'
import { dial } from '#web/portal/UrgentLine.tsx'
import { useRead } from '#web/ui/query.ts'
import { useWords } from '#web/ui/words.ts'
import { catalogue } from '../contract/catalogue.ts'
import { bases } from '../contract/words.ts'

/** For anybody: what is kept, what for, on which basis, how long, and what one may ask for. The list is the one the tables are held against. */
export function PrivacyNotice() {
  const { t, say } = useWords()
  const here = useHere()
  const query = useRead(seeEntrance, {}, { staleTime: 600_000 })
  return (
    <main className="p-main p-main-plain">
      <Page title={t('我们怎么用您的信息', 'How we use your data')} back={here()}>
        <Answered query={query}>
          {({ company, servicePhone }) => (
            <p>
              {t(
                `${company}只为下面写的事用您的信息。`,
                `${company} uses your data only for what stands below.`,
              )}
              {t(
                '您可以在“我的信息”里看存了什么、撤回同意，要复制件、更正、删除或解释',
                'Under “My data” you see what is kept, withdraw a consent, and ask for a copy, a correction, erasure or an explanation',
              )}
              {servicePhone ? (
                <>
                  {t('；也可以打 ', '; or call ')}
                  <a href={dial(servicePhone)}>{servicePhone}</a>
                  {t('。', '.')}
                </>
              ) : (
                t('。', '.')
              )}
            </p>
          )}
        </Answered>
        {catalogue
          .filter(({ about }) => about === 'customer')
          .map(({ what, purpose, basis, keptFor }) => (
            <section key={what.en} className="p-card">
              <h2>{say(what)}</h2>
              <p>
                {t('用来：', 'For: ')}
                {say(purpose)}
              </p>
              <p className="kb-muted p-small">
                {say(bases[basis])} · {t('保存：', 'kept: ')}
                {say(keptFor)}
              </p>
            </section>
          ))}
      </Page>
    </main>
  )
}
