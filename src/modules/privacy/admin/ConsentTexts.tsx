import { Button } from 'antd'
import { useState } from 'react'
import { consentPurposes } from '#modules/customers/contract/words.ts'
import type { OutputOf } from '#platform/operation.ts'
import { Asked } from '#web/ui/Asked.tsx'
import { PageHead } from '#web/ui/PageHead.tsx'
import { useRead } from '#web/ui/query.ts'
import { When } from '#web/ui/When.tsx'
import { useWords } from '#web/ui/words.ts'
import { listConsentTexts } from '../contract/consent-texts.ts'
import { PublishText } from './PublishText.tsx'

type Texts = OutputOf<typeof listConsentTexts>['purposes'][number]

/** What people agree to, with every version there was. */
export function ConsentTexts() {
  const { t } = useWords()
  const query = useRead(listConsentTexts, {})
  const [changing, setChanging] = useState<Texts>()
  return (
    <div className="kb-page" style={{ maxWidth: 860 }}>
      <PageHead title={t('告知书', 'Consent texts')} />
      <Asked query={query} bones={6}>
        {({ purposes }) => (
          <div className="kb-stack" style={{ gap: 16 }}>
            {purposes.map((texts) => (
              <OnePurpose key={texts.purpose} texts={texts} onPublish={() => setChanging(texts)} />
            ))}
          </div>
        )}
      </Asked>
      {changing && (
        <PublishText
          purpose={changing.purpose}
          current={changing.versions[0]!}
          onClose={() => setChanging(undefined)}
        />
      )}
    </div>
  )
}

function OnePurpose({ texts, onPublish }: { texts: Texts; onPublish(): void }) {
  const { t, say } = useWords()
  const { purpose, versions, people } = texts
  const [current, ...older] = versions
  return (
    <section className="kb-card kb-stack" style={{ gap: 8, padding: 16 }}>
      <div className="kb-row">
        <h2 className="kb-grow">{say(consentPurposes[purpose])}</h2>
        <Button onClick={onPublish}>{t('发布新版', 'Publish a version')}</Button>
      </div>
      <p style={{ margin: 0, whiteSpace: 'pre-line' }}>{say(current!.words)}</p>
      <p className="kb-muted kb-small" style={{ margin: 0 }}>
        <Version version={current!} /> · {t(`${people.agreed} 人同意`, `${people.agreed} agree`)}
        {people.older > 0 &&
          t(
            `，其中 ${people.older} 人同意的是旧文字，或没有记版本`,
            `, ${people.older} of them to older words, or without a version`,
          )}
        {people.anew > 0 && (
          <span className="kb-soon">
            {t(`；${people.anew} 人要重新问`, `; ${people.anew} are to be asked anew`)}
          </span>
        )}
      </p>
      {older.length > 0 && (
        <details>
          <summary>{t(`以前的 ${older.length} 版`, `${older.length} earlier`)}</summary>
          {older.map((version) => (
            <div key={version.version} style={{ marginTop: 8 }}>
              <p style={{ margin: 0, whiteSpace: 'pre-line' }}>{say(version.words)}</p>
              <p className="kb-muted kb-small" style={{ margin: 0 }}>
                <Version version={version} />
              </p>
            </div>
          ))}
        </details>
      )}
    </section>
  )
}

function Version({ version: { version, publishedAt, by } }: { version: Texts['versions'][number] }) {
  const { t } = useWords()
  return (
    <>
      {t(`第 ${version} 版`, `Version ${version}`)}{' '}
      {publishedAt ? (
        <>
          {by} <When at={publishedAt} />
        </>
      ) : (
        t('系统自带', 'as it came')
      )}
    </>
  )
}
