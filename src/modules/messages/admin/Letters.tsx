import { Select } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '#platform/operation.ts'
import { Asked } from '#web/ui/Asked.tsx'
import { now } from '#web/ui/clock.ts'
import { Empty } from '#web/ui/Empty.tsx'
import { Paper, Papers } from '#web/ui/Paper.tsx'
import { useRead } from '#web/ui/query.ts'
import { sayDueAt } from '#web/ui/say.ts'
import { useWords } from '#web/ui/words.ts'
import { listLetters } from '../contract/messages.ts'

type Letter = OutputOf<typeof listLetters>['letters'][number]

/** The letters that are owed, one to a page. */
export function Letters() {
  const { t, locale } = useWords()
  const [letter, setLetter] = useState<string>()
  const query = useRead(listLetters, letter ? { letter } : {}, { staleTime: 0, keep: true })
  const kinds = query.data?.kinds ?? []
  const first = query.data?.letters[0]?.dueAt
  return (
    <Papers
      title={t('要寄的信', 'Letters')}
      more={
        kinds.length > 1 && (
          <Select
            allowClear
            aria-label={t('哪一种信', 'Which letter')}
            style={{ minWidth: 200 }}
            placeholder={t('全部', 'All')}
            value={letter ?? null}
            onChange={(value) => setLetter(value ?? undefined)}
            options={kinds.map(({ letter: value, title, count }) => ({ value, label: `${title} ${count}` }))}
          />
        )
      }
    >
      <Asked query={query} bones={8}>
        {({ letters, more }) =>
          letters.length === 0 ? (
            <Empty>{t('现在没有要寄的信。', 'No letter is owed now.')}</Empty>
          ) : (
            <>
              <p className="kb-muted kb-no-print" style={{ paddingInline: 16 }}>
                {t(`${letters.length} 封。`, `${letters.length} letters. `)}
                {first &&
                  t(
                    `最早一封要在${sayDueAt(first, locale)}前寄。`,
                    `The first by ${sayDueAt(first, locale)}. `,
                  )}
                {more &&
                  t(
                    '只列前 100 封，寄完再印后面的。',
                    'Only the first hundred; print on when they are sent. ',
                  )}
                {t('寄出后在「今日」里点完成。', 'State each done on Today when it is sent.')}
              </p>
              {letters.map((each) => (
                <OneLetter key={each.obligationId} letter={each} />
              ))}
            </>
          )
        }
      </Asked>
    </Papers>
  )
}

function OneLetter({ letter }: { letter: Letter }) {
  const { t, listed, locale } = useWords()
  const paragraphs = letter.body.split(/\n{2,}/)
  const signed = paragraphs.length > 1 ? paragraphs.pop() : ''
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'Asia/Shanghai' }).format(now())
  return (
    <Paper letter>
      {letter.title && <h2>{letter.title}</h2>}
      {paragraphs.map((paragraph, at) => (
        <p key={paragraph} className={at === 0 ? undefined : 'kb-indented'}>
          {paragraph}
        </p>
      ))}
      <p className="kb-signed">
        {signed}
        {'\n'}
        {day}
      </p>
      <div className="kb-envelope">
        {t('寄往', 'To')} {[letter.customer, letter.room, letter.address].filter(Boolean).join(' · ')}
        {letter.enclosed.length > 0 && (
          <>
            <br />
            {t('附', 'Enclosed')} {listed(letter.enclosed)}
          </>
        )}
      </div>
    </Paper>
  )
}
