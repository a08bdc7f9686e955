import { App, Button, Select } from 'antd'
import { lazy, Suspense, useState } from 'react'
import type { OutputOf } from '#platform/operation.ts'
import { Bones } from '#web/ui/Bones.tsx'
import { saidBy } from '#web/ui/Failed.tsx'
import { useWrite } from '#web/ui/query.ts'
import { useWords } from '#web/ui/words.ts'
import { type readDraft, saveDraft } from '../contract/drafts.ts'
import { DraftHead } from './DraftHead.tsx'
import './playbooks.css'

const YamlEditor = lazy(async () => ({ default: (await import('./YamlEditor.tsx')).YamlEditor }))

type Draft = OutputOf<typeof readDraft>

/** The text form of a copy: what is wrong stands below in words, with its line. */
export function DraftText({ name, draft }: { name: string; draft: Draft }) {
  const { say, t } = useWords()
  const { message } = App.useApp()
  const [path, setPath] = useState('playbook.yaml')
  const [texts, setTexts] = useState(() => new Map(draft.files.map((file) => [file.path, file.text])))
  const [revision, setRevision] = useState(draft.revision)
  const [findings, setFindings] = useState(draft.findings)
  const [changed, setChanged] = useState(false)
  const [line, setLine] = useState<{ line: number } | null>(null)
  const write = useWrite(saveDraft, ['playbooks.read'])
  const save = () =>
    write.mutate(
      { input: { name, revision, path, text: texts.get(path) ?? '' } },
      {
        onSuccess: (saved) => {
          setRevision(saved.revision)
          setFindings(saved.findings)
          setChanged(false)
        },
        onError: (error) => message.warning(saidBy(error)),
      },
    )
  const errors = findings.filter((finding) => finding.severity === 'error').length
  return (
    <>
      <DraftHead
        name={name}
        version={draft.version}
        revision={revision}
        findings={findings}
        errors={errors}
        changed={changed}
      >
        <Select
          value={path}
          onChange={setPath}
          disabled={changed}
          options={[...texts.keys()].map((value) => ({ value, label: value }))}
          style={{ minWidth: 200 }}
          aria-label={t('文件', 'File')}
        />
        <Button loading={write.isPending} disabled={!changed} onClick={save}>
          {t('存稿并检查', 'Save and check')}
        </Button>
      </DraftHead>
      <div className="playbook-draft">
        <Suspense fallback={<Bones rows={14} />}>
          <YamlEditor
            key={path}
            text={texts.get(path) ?? ''}
            go={line}
            onChange={(text) => {
              setTexts((before) => new Map(before).set(path, text))
              setChanged(true)
            }}
            onSave={save}
          />
        </Suspense>
        <aside className="kb-card playbook-findings" aria-live="polite">
          <strong>
            {errors > 0
              ? t(`不能发布，还有 ${errors} 处要改`, `Cannot be published: ${errors} to correct`)
              : changed
                ? t('存稿后检查', 'Checked when saved')
                : t('没有错误，可以试跑和发布', 'No errors: rehearse and publish')}
          </strong>
          <ul>
            {findings.map((finding, at) => (
              <li key={at}>
                <button
                  type="button"
                  className="kb-plain kb-link"
                  onClick={() => setLine({ line: finding.line })}
                >
                  {finding.line > 0 ? t(`第 ${finding.line} 行`, `line ${finding.line}`) : ''} {finding.path}
                </button>
                <p className={finding.severity === 'error' ? 'kb-late kb-small' : 'kb-muted kb-small'}>
                  {say(finding.text)}
                </p>
              </li>
            ))}
          </ul>
        </aside>
      </div>
    </>
  )
}
