import { WithTitles } from '#web/admin/Policy.tsx'
import { Asked } from '#web/ui/Asked.tsx'
import { sayDay } from '#web/ui/clock.ts'
import { useRead } from '#web/ui/query.ts'
import { When } from '#web/ui/When.tsx'
import { useWords } from '#web/ui/words.ts'
import { seeDossier } from '../contract/dossier.ts'
import { factStates } from '../contract/words.ts'

/** What is wanted of this person by now, what of it is known, and since when. */
export function Freshness({ customerId }: { customerId: string }) {
  const { t, say, locale } = useWords()
  const query = useRead(seeDossier, { id: customerId })
  if (query.data?.facts.length === 0) return null
  return (
    <section aria-label={t('档案完整度', 'How complete the record is')}>
      <Asked query={query} bones={2}>
        {({ facts }) => (
          <>
            <h3 style={{ marginBottom: 6 }}>
              {t('想知道的', 'Wanted')}{' '}
              <span className="kb-muted">
                {facts.filter(({ state }) => state === 'known').length}/{facts.length}
              </span>
            </h3>
            <dl className="kb-facts">
              {facts.map((fact) => (
                <div key={fact.name} style={{ display: 'contents' }}>
                  <dt>
                    <WithTitles text={say(fact.title)} />
                  </dt>
                  <dd>
                    {fact.value && (
                      <>
                        <WithTitles text={say(fact.value)} />{' '}
                      </>
                    )}
                    {fact.state !== 'known' && (
                      <span className={fact.state === 'declined' ? 'kb-muted' : 'kb-late'}>
                        {say(factStates[fact.state])}{' '}
                      </span>
                    )}
                    <span className="kb-faint kb-small">
                      {fact.state !== 'missing' && fact.heardAt && (
                        <>
                          <When at={fact.heardAt} /> {fact.heardBy}
                        </>
                      )}
                      {fact.state === 'declined' &&
                        fact.askAgainOn &&
                        t(
                          `，${sayDay(fact.askAgainOn, 'zh-CN')}以前不问`,
                          `, not asked before ${sayDay(fact.askAgainOn, locale)}`,
                        )}
                    </span>
                  </dd>
                </div>
              ))}
            </dl>
          </>
        )}
      </Asked>
    </section>
  )
}
