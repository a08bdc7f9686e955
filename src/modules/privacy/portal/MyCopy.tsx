import { useState } from 'react'
import { seeMyCopy } from '#modules/exports/contract.ts'
import { Answered } from '#web/portal/Answered.tsx'
import { useRead } from '#web/ui/query.ts'
import { useWords } from '#web/ui/words.ts'

/** Everything that is kept about me, in words, part by part; read here, no file needed. */
export function MyCopy() {
  const { t, locale } = useWords()
  const [open, setOpen] = useState(false)
  const query = useRead(seeMyCopy, { language: locale }, { enabled: open })
  return (
    <section className="p-card" aria-labelledby="my-copy">
      <h2 id="my-copy">{t('你们存了我什么', 'What you keep about me')}</h2>
      {!open && (
        <button type="button" className="p-button" onClick={() => setOpen(true)}>
          {t('看全部', 'Show all of it')}
        </button>
      )}
      {open && (
        <Answered query={query}>
          {({ lines, more }) => (
            <>
              {[...new Set(lines.map(({ part }) => part))].map((part) => (
                <details key={part} style={{ padding: '0.4rem 0' }}>
                  <summary style={{ minHeight: '2.75rem', cursor: 'pointer' }}>
                    {part} {lines.filter((line) => line.part === part).length}
                  </summary>
                  {lines
                    .filter((line) => line.part === part)
                    .map(({ item, says, at }, nth) => (
                      <p key={nth} className="p-small">
                        {[item, says, at].filter(Boolean).join(' · ')}
                      </p>
                    ))}
                </details>
              ))}
              {more && (
                <p className="kb-muted p-small">
                  {t('还有更多，请申请一份完整的。', 'There is more: ask for a full copy.')}
                </p>
              )}
            </>
          )}
        </Answered>
      )}
    </section>
  )
}
