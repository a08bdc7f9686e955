import type { z } from 'zod'
import { Policy } from '#web/admin/Policy.tsx'
import { useWords } from '#web/ui/words.ts'
import type { wording } from '../contract/filing.ts'

/** 口径: what the company answers to such a matter, what is asked on the phone, what the customer does at once. */
export function Wording({ wording: { say, ask, atOnce } }: { wording: z.infer<typeof wording> }) {
  const { t } = useWords()
  return (
    <section className="kb-strip kb-stack" style={{ gap: 6 }} aria-label={t('口径', 'What we say')}>
      {atOnce && (
        <p>
          <strong>{t('先请客户', 'At once')}</strong> <Policy>{atOnce}</Policy>
        </p>
      )}
      {say && (
        <p>
          <strong>{t('口径', 'We say')}</strong> <Policy>{say}</Policy>
        </p>
      )}
      {ask.length > 0 && (
        <ol style={{ paddingInlineStart: 20, margin: 0 }} aria-label={t('要问的', 'To ask')}>
          {ask.map((question) => (
            <li key={question}>
              <Policy>{question}</Policy>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}
