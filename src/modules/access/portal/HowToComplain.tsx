import { Answered } from '#web/portal/Answered.tsx'
import { useHere } from '#web/portal/me.ts'
import { Page } from '#web/portal/Page.tsx'
import { dial, UrgentLine } from '#web/portal/UrgentLine.tsx'
import { useRead } from '#web/ui/query.ts'
import { useWords } from '#web/ui/words.ts'
import { seeHowToComplain } from '../contract/help-lines.ts'

/** For anybody, signed in or not: where to complain, how long we take, whom to turn to next. */
export function HowToComplain() {
  const { t, say } = useWords()
  const here = useHere()
  const query = useRead(seeHowToComplain, {})
  return (
    <main className="p-main p-main-plain">
      <Page title={t('怎么投诉', 'How to complain')} back={here()}>
        <Answered query={query}>
          {({ company, emergencyPhone, servicePhone, serviceHours, ways, promises, outside }) => (
            <>
              <UrgentLine phone={emergencyPhone} />
              <section className="p-card">
                <h2>{t('先找我们', 'First with us')}</h2>
                <p>{company}</p>
                {servicePhone && <Called name={t('服务电话', 'Service line')} phone={servicePhone} />}
                {serviceHours && <p className="kb-muted">{serviceHours}</p>}
                {ways.length > 0 && (
                  <p>
                    {t('也可以：', 'Or by: ')}
                    <span lang="zh-CN">
                      {ways.map(({ title, hours }) => (hours ? `${title}（${hours}）` : title)).join('、')}
                    </span>
                  </p>
                )}
              </section>
              {promises.length > 0 && (
                <section className="p-card">
                  <h2>{t('多久答复', 'How long we take')}</h2>
                  <div className="p-rows">
                    {promises.map(({ title, within }) => (
                      <div key={title} className="p-row">
                        <span className="p-grow" lang="zh-CN">
                          {title}
                        </span>
                        <span>{say(within)}</span>
                      </div>
                    ))}
                  </div>
                </section>
              )}
              <section className="p-card">
                <h2>{t('不满意，还可以找', 'Not content? Turn to')}</h2>
                {outside.length === 0 ? (
                  <Called name={t('政务服务便民热线', 'Government service line')} phone="12345" />
                ) : (
                  outside.map(({ name, phone }) => <Called key={name} name={name} phone={phone} />)
                )}
              </section>
            </>
          )}
        </Answered>
      </Page>
    </main>
  )
}

function Called({ name, phone }: { name: string; phone: string }) {
  return (
    <p className="p-row">
      <span className="p-grow">{name}</span>
      {phone && (
        <a className="p-link" href={dial(phone)}>
          {phone}
        </a>
      )}
    </p>
  )
}
