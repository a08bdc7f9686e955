import { App, Button, Input } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { stateWords } from '#modules/tickets/contract/words.ts'
import type { OutputOf } from '#platform/operation.ts'
import { Policy } from '#web/admin/Policy.tsx'
import { useHere, useMay, useMyself } from '#web/admin/session.ts'
import { Asked } from '#web/ui/Asked.tsx'
import { Empty } from '#web/ui/Empty.tsx'
import { saidBy } from '#web/ui/Failed.tsx'
import { PageHead } from '#web/ui/PageHead.tsx'
import { useRead, useWrite } from '#web/ui/query.ts'
import { When } from '#web/ui/When.tsx'
import { useWords } from '#web/ui/words.ts'
import {
  checkCorrection,
  correctionStates,
  dropCorrection,
  finishCorrection,
  seeCorrection,
} from '../contract.ts'

type Seen = OutputOf<typeof seeCorrection>

/** One correction: why, what, who, its matters, and whether it worked. */
export function Correction() {
  const { t, say } = useWords()
  const { id = '' } = useParams()
  const query = useRead(seeCorrection, { id }, { keep: true })
  return (
    <div className="kb-page">
      <Asked query={query} bones={10} height={40}>
        {(seen) => (
          <>
            <PageHead title={seen.title}>
              <span className="kb-mark">{say(correctionStates[seen.state])}</span>
            </PageHead>
            <div className="kb-ticket">
              <div className="kb-stack">
                <section className="kb-card">
                  <dl className="kb-facts">
                    <dt>{t('为什么会这样', 'Why it happens')}</dt>
                    <dd>{seen.analysis}</dd>
                    <dt>{t('现在怎么纠正', 'Mended now')}</dt>
                    <dd>{seen.corrective}</dd>
                    <dt>{t('怎么预防', 'Kept from coming')}</dt>
                    <dd>{seen.preventive}</dd>
                    {seen.doneAt && (
                      <>
                        <dt>{t('做了什么', 'What was done')}</dt>
                        <dd>
                          {seen.doneWords}{' '}
                          <span className="kb-muted">
                            <When at={seen.doneAt} />
                          </span>
                        </dd>
                      </>
                    )}
                    {seen.checkedAt && (
                      <>
                        <dt>{t('验证', 'Checked')}</dt>
                        <dd>
                          {seen.checkWords}{' '}
                          <span className="kb-muted">
                            {seen.checkedBy} <When at={seen.checkedAt} />
                          </span>
                        </dd>
                      </>
                    )}
                  </dl>
                </section>
                <NextStep key={seen.version} seen={seen} />
                <Matters seen={seen} />
              </div>
              <Facts seen={seen} />
            </div>
          </>
        )}
      </Asked>
    </div>
  )
}

function Facts({ seen }: { seen: Seen }) {
  const { t } = useWords()
  return (
    <section className="kb-card">
      <dl className="kb-facts">
        <dt>{t('问题', 'Problem')}</dt>
        <dd>
          <Policy>{[seen.kindTitle, seen.category, seen.cause].filter(Boolean).join(' · ')}</Policy>
        </dd>
        <dt>{t('项目', 'Project')}</dt>
        <dd>{seen.project}</dd>
        <dt>{t('谁做', 'Who')}</dt>
        <dd>{seen.owner}</dd>
        <dt>{t('到', 'By')}</dt>
        <dd>{seen.dueOn}</dd>
        <dt>{t('立项', 'Opened')}</dt>
        <dd>
          {seen.openedBy} <When at={seen.openedAt} />
        </dd>
        {seen.proof && (
          <>
            <dt>{t('有没有用', 'Did it work')}</dt>
            <dd>
              {seen.proof.daysAfter === 0
                ? t('刚做完，还看不出来', 'just done, too early to say')
                : t(
                    `做之前 ${seen.proof.daysAfter} 天 ${seen.proof.before} 件，做之后 ${seen.proof.daysAfter} 天 ${seen.proof.after} 件`,
                    `${seen.proof.before} in the ${seen.proof.daysAfter} days before, ${seen.proof.after} in those after`,
                  )}
            </dd>
          </>
        )}
        {seen.failed > 0 && (
          <>
            <dt>{t('没见效', 'Failed')}</dt>
            <dd>{t(`${seen.failed} 次`, `${seen.failed} times`)}</dd>
          </>
        )}
      </dl>
    </section>
  )
}

function NextStep({ seen }: { seen: Seen }) {
  const { t } = useWords()
  const { message } = App.useApp()
  const { id: me } = useMyself()
  const supervises = useMay('work.supervise')
  const [words, setWords] = useState('')
  const finish = useWrite(finishCorrection, ['corrections'])
  const check = useWrite(checkCorrection, ['corrections'])
  const drop = useWrite(dropCorrection, ['corrections'])
  const declined = { onError: (error: Error) => message.warning(saidBy(error)) }
  const input = { id: seen.id, version: seen.version, words: words.trim() }
  const checking = seen.state === 'done' && supervises && seen.ownerId !== me
  if (seen.state !== 'open' && !checking) return null
  const blank = !words.trim()
  return (
    <section className="kb-card kb-stack">
      <Input.TextArea
        rows={2}
        value={words}
        onChange={(event) => setWords(event.target.value)}
        maxLength={1000}
        aria-label={t('说明', 'Words')}
        placeholder={checking ? t('看到了什么', 'What you saw') : t('做了什么', 'What was done')}
      />
      <div className="kb-wrap">
        {checking ? (
          <>
            <Button
              type="primary"
              disabled={blank}
              loading={check.isPending}
              onClick={() => check.mutate({ input: { ...input, works: true } }, declined)}
            >
              {t('验证有效', 'It worked')}
            </Button>
            <Button
              disabled={blank}
              loading={check.isPending}
              onClick={() => check.mutate({ input: { ...input, works: false } }, declined)}
            >
              {t('没见效，接着做', 'It did not: go on')}
            </Button>
          </>
        ) : (
          <>
            <Button
              type="primary"
              disabled={blank}
              loading={finish.isPending}
              onClick={() => finish.mutate({ input }, declined)}
            >
              {t('做完了', 'It is done')}
            </Button>
            {supervises && (
              <Button
                disabled={blank}
                loading={drop.isPending}
                onClick={() => drop.mutate({ input }, declined)}
              >
                {t('不做了', 'Drop it')}
              </Button>
            )}
          </>
        )}
      </div>
    </section>
  )
}

function Matters({ seen }: { seen: Seen }) {
  const { t, say } = useWords()
  const here = useHere()
  return (
    <section className="kb-card kb-stack">
      <h2 style={{ margin: 0 }}>{t(`关联的 ${seen.tickets} 件`, `Matters: ${seen.tickets}`)}</h2>
      {seen.matters.length === 0 && <Empty>{t('还没有关联。', 'None linked yet.')}</Empty>}
      {seen.matters.map((one) => (
        <p key={one.id} style={{ margin: 0 }}>
          <Link to={here(`tickets/${one.id}`)}>{one.number}</Link> {one.room}{' '}
          <span className="kb-muted kb-small">
            {say(stateWords[one.state as keyof typeof stateWords])} · {one.words}
          </span>
        </p>
      ))}
    </section>
  )
}
