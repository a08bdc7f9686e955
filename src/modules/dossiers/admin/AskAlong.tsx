import { App, Button } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '#platform/operation.ts'
import { useMay } from '#web/admin/session.ts'
import { call, Declined } from '#web/ui/call.ts'
import { dayOf, sayDay } from '#web/ui/clock.ts'
import { saidBy } from '#web/ui/Failed.tsx'
import { maySendLater, sendLater } from '#web/ui/outbox.ts'
import { queries, touch, useRead } from '#web/ui/query.ts'
import { freshKey } from '#web/ui/tokens.ts'
import { useWords } from '#web/ui/words.ts'
import { answerFact, seeDossier } from '../contract/dossier.ts'
import { ValueInput } from './ValueInput.tsx'

type Fact = OutputOf<typeof seeDossier>['facts'][number]
type Answer = Parameters<typeof call<typeof answerFact.input, typeof answerFact.output>>[1]['answer']

maySendLater(answerFact)

interface Props {
  customerId: string
  customer: string
  /** After an answer the next question; without it one question is enough. */
  more?: boolean
}

/** By the way: the first thing we do not know of this person, or have not heard for too long. */
export function AskAlong({ customerId, customer, more = false }: Props) {
  const { t } = useWords()
  const may = useMay('customers.change')
  const query = useRead(seeDossier, { id: customerId }, { enabled: may })
  const [put, setPut] = useState<string[]>([])
  const [said, setSaid] = useState('')
  const next = query.data?.facts.find(
    ({ name, state }) => (state === 'missing' || state === 'stale') && !put.includes(name),
  )
  if (!may) return null
  const over = said && (!more || !next)
  if (over)
    return (
      <p className="kb-muted" aria-live="polite">
        {said}
      </p>
    )
  if (!next) return null
  return (
    <Question
      key={next.name}
      fact={next}
      customerId={customerId}
      customer={customer}
      onPut={(words) => {
        setPut((before) => [...before, next.name])
        setSaid(words ?? t('好，下次再问。', 'Well, another time.'))
      }}
    />
  )
}

interface QuestionProps {
  fact: Fact
  customerId: string
  customer: string
  onPut(words?: string): void
}

function Question({ fact, customerId, customer, onPut }: QuestionProps) {
  const { t, say, locale } = useWords()
  const { message } = App.useApp()
  const [value, setValue] = useState('')
  const [saving, setSaving] = useState(false)
  const give = async (answer: Answer) => {
    const input = { id: customerId, field: fact.name, answer }
    const key = freshKey()
    setSaving(true)
    try {
      const { askAgainOn } = await call(answerFact, input, { key })
      touch(queries, ['dossiers', 'customers'])
      onPut(
        askAgainOn
          ? t(
              `记下了，${sayDay(askAgainOn, 'zh-CN')}以前不再问这一项。`,
              `Kept; not asked again before ${sayDay(askAgainOn, locale)}.`,
            )
          : t(`「${fact.title.zh}」记进档案了。`, `“${fact.title.en}” is in the record.`),
      )
    } catch (error) {
      if (error instanceof Declined && error.status === 0) {
        await sendLater({ key, operation: answerFact.name, input, files: [], label: customer })
        onPut(t('先存在手机里了，连上网自动发。', 'Kept on this device; sent when there is a connection.'))
      } else message.warning(saidBy(error))
    }
    setSaving(false)
  }
  return (
    <section className="kb-card kb-stack" style={{ gap: 8 }} aria-label={t('顺便问一下', 'By the way')}>
      <p>
        <span className="kb-muted">{t('顺便问一下：', 'By the way: ')}</span>
        <strong>{say(fact.question)}</strong>
      </p>
      {fact.state === 'stale' && fact.value && (
        <p className="kb-muted kb-small">
          {fact.heardAt
            ? t(
                `${sayDay(dayOf(fact.heardAt), 'zh-CN')}记的是“${fact.value.zh}”，还对吗？`,
                `On ${sayDay(dayOf(fact.heardAt), locale)} it was “${fact.value.en}”. Does it still hold?`,
              )
            : t(`记的是“${fact.value.zh}”，还对吗？`, `It was “${fact.value.en}”. Does it still hold?`)}
        </p>
      )}
      <ValueInput field={fact} value={value} onChange={setValue} />
      <div className="kb-wrap">
        <Button
          disabled={!value.trim()}
          loading={saving}
          onClick={() => give({ is: 'told', value: value.trim() })}
        >
          {t('记进档案', 'Into the record')}
        </Button>
        {fact.state === 'stale' && fact.value && (
          <Button disabled={saving} onClick={() => give({ is: 'same' })}>
            {t('没变', 'Still so')}
          </Button>
        )}
        <Button type="text" disabled={saving} onClick={() => give({ is: 'declined' })}>
          {t('不愿说', 'Would not say')}
        </Button>
        <Button type="text" disabled={saving} onClick={() => onPut()}>
          {t('下次', 'Later')}
        </Button>
      </div>
    </section>
  )
}
