import { worded } from '#modules/playbooks/admin/shown.ts'
import type { OutputOf } from '#platform/operation.ts'
import { Policy } from '#web/admin/Policy.tsx'
import { Asked } from '#web/ui/Asked.tsx'
import { useRead } from '#web/ui/query.ts'
import { Sheet } from '#web/ui/Sheet.tsx'
import { saySpan } from '#web/ui/say.ts'
import { Due, When } from '#web/ui/When.tsx'
import { useWords } from '#web/ui/words.ts'
import { seeWhy } from '../contract/matters.ts'
import { reasonWords } from '../contract/reasons.ts'
import { eventWords } from './eventWords.tsx'
import { Attempts, WhyLine } from './Why.tsx'

/** 为什么要做: the fact, the clause, the count to the due time, and who hears of it when. */
export function WhyOwed({ id, onClose }: { id: string; onClose(): void }) {
  const { t, say, then, listed, aside } = useWords()
  const query = useRead(seeWhy, { id })
  const roleOf = ({ role, roleTitle }: OutputOf<typeof seeWhy>) =>
    roleTitle ?? (role === 'system' ? t('系统自动', 'the system') : t('指定的人', 'somebody named'))
  return (
    <Sheet open title={t('为什么要做', 'Why is this owed')} onClose={onClose}>
      <Asked query={query} bones={5}>
        {(why) => (
          <div className="kb-stack" style={{ gap: 18 }}>
            <div>
              <h2>
                <Policy>{why.matter.title}</Policy>
              </h2>
              <p>
                <WhyLine matter={why.matter} />
              </p>
              <p className="kb-muted">
                <Attempts matter={why.matter} />
              </p>
            </div>
            {why.clauseText && (
              <blockquote
                style={{
                  margin: 0,
                  padding: '10px 14px',
                  background: 'var(--kb-raised)',
                  borderLeft: '3px solid var(--kb-line-strong)',
                }}
              >
                <Policy>{why.clauseText}</Policy>
                <footer className="kb-muted kb-small">
                  {t('制度', 'Clause')} {why.matter.clause} <Policy>{why.matter.clauseTitle}</Policy> ·{' '}
                  {t(`第 ${why.matter.version} 版`, `version ${why.matter.version}`)}
                </footer>
              </blockquote>
            )}
            <dl className="kb-facts">
              <dt>{t('期限', 'Due')}</dt>
              <dd>
                <Due at={why.matter.dueAt} closed={why.matter.closedAt !== null} />{' '}
                {why.dueText.zh && <span className="kb-muted">{aside(say(why.dueText)).trimStart()}</span>}
              </dd>
              {why.matter.windowStart && (
                <>
                  <dt>{t('可以从', 'From')}</dt>
                  <dd>
                    <When at={why.matter.windowStart} />
                  </dd>
                </>
              )}
              <dt>{t('谁来办', 'Who')}</dt>
              <dd>
                {why.matter.owedByName ?? t('还没有人', 'nobody yet')}{' '}
                <span className="kb-muted">{aside(roleOf(why)).trimStart()}</span>
              </dd>
              {why.parameters.map((parameter) => (
                <Parameter key={parameter.name} {...parameter} />
              ))}
              <dt>{t('触发', 'Began')}</dt>
              <dd>
                <When at={why.triggeredAt} />
              </dd>
            </dl>
            {why.assumed.length > 0 && (
              <div>
                <h3>{t('制度没写明，按这样算', 'The policy is silent; assumed')}</h3>
                {worded(why.assumed).length === 0 && (
                  <p className="kb-muted">
                    {t('这里的时间或范围是我们的理解。', 'The time or the extent is our reading.')}
                  </p>
                )}
                {worded(why.assumed).map((one) => (
                  <p key={one} className="kb-muted">
                    {one}
                  </p>
                ))}
              </div>
            )}
            {why.ladder.length > 0 && (
              <div>
                <h3>{t('到时候告诉谁', 'Who hears of it')}</h3>
                {why.ladder.map((rung) => (
                  <p key={rung.at} className={rung.done ? 'kb-muted' : undefined}>
                    <When at={rung.at} /> → {listed(rung.tell.filter(Boolean))}{' '}
                    {rung.done && t('（已告诉）', '(told)')}
                  </p>
                ))}
              </div>
            )}
            {why.story.length > 0 && (
              <div>
                <h3>{t('经过', 'Story')}</h3>
                {why.story.map((step) => (
                  <p key={`${step.at}${step.kind}`}>
                    <span className="kb-muted">
                      <When at={step.at} />
                    </span>{' '}
                    {step.who} {say(eventWords(step.kind))}
                    {typeof step.values.reason === 'string' && then(say(reasonWords(step.values.reason)))}
                  </p>
                ))}
              </div>
            )}
          </div>
        )}
      </Asked>
    </Sheet>
  )
}

function Parameter({ title, value }: { title: string; value: string }) {
  const { locale } = useWords()
  return (
    <>
      <dt>{title}</dt>
      <dd>{saySpan(value, locale)}</dd>
    </>
  )
}
