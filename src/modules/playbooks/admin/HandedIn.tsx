import { Alert, Button } from 'antd'
import { useState } from 'react'
import { useMay } from '#web/admin/session.ts'
import { useRead } from '#web/ui/query.ts'
import { When } from '#web/ui/When.tsx'
import { WordsSheet } from '#web/ui/WordsSheet.tsx'
import { useWords } from '#web/ui/words.ts'
import { handBack, seeChanges } from '../contract/handing-in.ts'

/** Where a draft stands between who wrote it and who publishes it. */
export function HandedIn({ name, revision }: { name: string; revision: number }) {
  const { t } = useWords()
  const mayPublish = useMay('playbook.publish')
  const [returning, setReturning] = useState(false)
  const { data } = useRead(seeChanges, { name }, { staleTime: 0 })
  const said = data?.asked ?? data?.returned
  if (!said)
    return mayPublish ? null : (
      <p className="kb-muted" style={{ marginBottom: 12 }}>
        {t('改好后送审，由能发布的同事发布。', 'Hand it in when it is right; a colleague publishes it.')}
      </p>
    )
  return (
    <>
      <Alert
        style={{ marginBottom: 12 }}
        type={data?.asked ? 'info' : 'warning'}
        showIcon
        title={
          data?.asked
            ? t(`${said.by}送审`, `Handed in by ${said.by}`)
            : t(`${said.by}退回`, `Handed back by ${said.by}`)
        }
        description={
          <>
            {said.words}{' '}
            <span className="kb-muted">
              <When at={said.at} />
            </span>
          </>
        }
        action={
          data?.asked &&
          mayPublish && (
            <Button size="small" onClick={() => setReturning(true)}>
              {t('退回', 'Hand back')}
            </Button>
          )
        }
      />
      {returning && <HandBack name={name} revision={revision} onClose={() => setReturning(false)} />}
    </>
  )
}

function HandBack({ name, revision, onClose }: { name: string; revision: number; onClose(): void }) {
  const { t } = useWords()
  return (
    <WordsSheet
      title={t('退回稿子', 'Hand the draft back')}
      action={t('退回', 'Hand back')}
      label={t('哪里要改', 'What is to change')}
      rows={4}
      most={400}
      operation={handBack}
      touches={['playbooks.changes']}
      input={(words) => ({ name, revision, words })}
      onClose={onClose}
    />
  )
}
