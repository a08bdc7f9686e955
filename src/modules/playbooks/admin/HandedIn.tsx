import { Alert, App, Button, Input } from 'antd'
import { useState } from 'react'
import { useMay } from '#web/admin/session.ts'
import { saidBy } from '#web/ui/Failed.tsx'
import { useRead, useWrite } from '#web/ui/query.ts'
import { Sheet } from '#web/ui/Sheet.tsx'
import { When } from '#web/ui/When.tsx'
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
  const { message } = App.useApp()
  const [words, setWords] = useState('')
  const write = useWrite(handBack, ['playbooks.changes'])
  return (
    <Sheet
      open
      title={t('退回稿子', 'Hand the draft back')}
      onClose={onClose}
      footer={
        <Button
          type="primary"
          block
          disabled={words.trim().length < 2}
          loading={write.isPending}
          onClick={() =>
            write.mutate(
              { input: { name, revision, words: words.trim() } },
              { onSuccess: onClose, onError: (error) => message.warning(saidBy(error)) },
            )
          }
        >
          {t('退回', 'Hand back')}
        </Button>
      }
    >
      <Input.TextArea
        value={words}
        onChange={(event) => setWords(event.target.value)}
        placeholder={t('哪里要改（必填）', 'What is to change (required)')}
        rows={4}
        maxLength={400}
      />
    </Sheet>
  )
}
