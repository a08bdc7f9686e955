import { App, Button, Input, Upload } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { sendFile } from '#modules/files/admin/files.tsx'
import type { InputOf, OutputOf } from '#platform/operation.ts'
import { useHere } from '#web/admin/session.ts'
import { saidBy } from '#web/ui/Failed.tsx'
import { Field } from '#web/ui/Field.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { PageHead } from '#web/ui/PageHead.tsx'
import { useWrite } from '#web/ui/query.ts'
import { Toggle } from '#web/ui/Toggle.tsx'
import { many, useWords } from '#web/ui/words.ts'
import { beginPolicy, splitPolicyPaper } from '../contract/papers.ts'
import './playbooks.css'

type Split = OutputOf<typeof splitPolicyPaper>
type Clause = Split['clauses'][number]

/** A paper policy becomes clauses by its own numbering; then each is carried out by sentences. */
export function NewPolicy() {
  const [split, setSplit] = useState<Split | null>(null)
  return (
    <div className="kb-page">
      {split ? <Review split={split} onBack={() => setSplit(null)} /> : <Paper onSplit={setSplit} />}
    </div>
  )
}

function Paper({ onSplit }: { onSplit(split: Split): void }) {
  const { t } = useWords()
  const { message } = App.useApp()
  const [text, setText] = useState('')
  const write = useWrite(splitPolicyPaper)
  const split = async (input: InputOf<typeof splitPolicyPaper>) => {
    try {
      onSplit(await write.mutateAsync({ input }))
    } catch (error) {
      message.warning(saidBy(error as Error))
    }
  }
  return (
    <>
      <PageHead title={t('新制度', 'A new policy')} />
      <div className="kb-stack" style={{ maxWidth: 860 }}>
        <p>
          {t(
            '把制度正文粘贴进来，或选一个 Word 文件。按它自己的编号（第三条、5.1.2、一、（二））拆成条款，一个字不丢。',
            'Paste the policy, or choose a Word file. It is split into clauses by its own numbering (第三条, 5.1.2, 一、（二）); no word is lost.',
          )}
        </p>
        <Upload.Dragger
          accept=".docx,.txt,.md"
          maxCount={1}
          showUploadList={false}
          customRequest={({ file }) => {
            sendFile(file as File)
              .then((fileId) => split({ fileId }))
              .catch((error) => message.warning(saidBy(error)))
          }}
        >
          <p>
            {t(
              '选 Word（.docx）或文本文件，也可以拖到这里',
              'Choose a Word (.docx) or text file, or drop it here',
            )}
          </p>
        </Upload.Dragger>
        <Field label={t('或粘贴正文', 'Or paste the words')}>
          {(id) => (
            <Input.TextArea
              id={id}
              rows={14}
              value={text}
              maxLength={400_000}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Field>
        <div>
          <Button
            type="primary"
            size="large"
            disabled={!text.trim()}
            loading={write.isPending}
            onClick={() => split({ text })}
          >
            {t('拆成条款', 'Split into clauses')}
          </Button>
        </div>
      </div>
    </>
  )
}

function Review({ split, onBack }: { split: Split; onBack(): void }) {
  const { t } = useWords()
  const { message } = App.useApp()
  const go = useNavigate()
  const here = useHere()
  const [title, setTitle] = useState(split.title)
  const [clauses, setClauses] = useState(split.clauses)
  const write = useWrite(beginPolicy, ['playbooks'])
  const put = (at: number, change: Partial<Clause>) =>
    setClauses(clauses.map((each, index) => (index === at ? { ...each, ...change } : each)))
  /** What was no clause of its own goes on the end of the one above. */
  const joinAbove = (at: number) => {
    const { title: name, text } = clauses[at]!
    const more = text.startsWith(name) ? text : [name, text].filter(Boolean).join('：')
    setClauses(
      clauses.flatMap((each, index) =>
        index === at
          ? []
          : index === at - 1
            ? [{ ...each, text: `${each.text}${each.text ? '\n' : ''}${more}` }]
            : [each],
      ),
    )
  }
  const statements = clauses.filter((clause) => clause.statement).length
  return (
    <>
      <PageHead title={t('核对条款', 'Check the clauses')}>
        <Button onClick={onBack}>{t('重来', 'Start over')}</Button>
        <Button
          type="primary"
          disabled={!title.trim()}
          loading={write.isPending}
          onClick={() =>
            write.mutate(
              { input: { title, clauses } },
              {
                onSuccess: ({ name }) => go(here(`playbooks/${name}/draft`)),
                onError: (error) => message.warning(saidBy(error)),
              },
            )
          }
        >
          {t('建成制度', 'Make it a policy')}
        </Button>
      </PageHead>
      <div className="kb-stack">
        <Field label={t('制度名称', 'Name of the policy')} required>
          {(id) => (
            <Input id={id} value={title} maxLength={60} onChange={(event) => setTitle(event.target.value)} />
          )}
        </Field>
        <p aria-live="polite">
          {t(
            `共 ${clauses.length} 条：${clauses.length - statements} 条要有人做，${statements} 条只是声明。`,
            `${many(clauses.length, 'clause')}: ${clauses.length - statements} ask for something, ${statements} only state something.`,
          )}
        </p>
        <div>
          {clauses.map((clause, at) => (
            <div key={at} className="playbook-paper">
              <Input
                value={clause.id}
                maxLength={40}
                onChange={(event) => put(at, { id: event.target.value })}
                aria-label={t('编号', 'Number')}
              />
              <Input
                value={clause.title}
                maxLength={80}
                onChange={(event) => put(at, { title: event.target.value })}
                aria-label={t('标题', 'Title')}
              />
              <Input.TextArea
                value={clause.text}
                autoSize={{ minRows: 1, maxRows: 8 }}
                maxLength={4000}
                onChange={(event) => put(at, { text: event.target.value })}
                aria-label={t('条文', 'Words')}
              />
              <Toggle on={clause.statement} onChange={(statement) => put(at, { statement })}>
                {t('仅声明', 'A statement')}
              </Toggle>
              <Button
                type="text"
                disabled={at === 0}
                icon={<Icon name="close" size={16} />}
                onClick={() => joinAbove(at)}
                title={t('不是单独一条，并到上一条', 'Not a clause of its own: join it to the one above')}
                aria-label={t(`把 ${clause.id} 并到上一条`, `Join ${clause.id} to the one above`)}
              />
            </div>
          ))}
        </div>
      </div>
    </>
  )
}
