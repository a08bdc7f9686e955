import { Alert, App, Button, Input, Select } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import type { OutputOf } from '#platform/operation.ts'
import { useHere, useMay } from '#web/admin/session.ts'
import { Asked } from '#web/ui/Asked.tsx'
import { Bones } from '#web/ui/Bones.tsx'
import { Empty } from '#web/ui/Empty.tsx'
import { saidBy } from '#web/ui/Failed.tsx'
import { PageHead } from '#web/ui/PageHead.tsx'
import { useRead, useWrite } from '#web/ui/query.ts'
import { Sheet } from '#web/ui/Sheet.tsx'
import { many, useWords } from '#web/ui/words.ts'
import { listPlaybooks } from '../contract/documents.ts'
import { type FindingShown, readDraft, saveDraft } from '../contract/drafts.ts'
import { publishPlaybook } from '../contract/versions.ts'
import './playbooks.css'

const YamlEditor = lazy(async () => ({ default: (await import('./YamlEditor.tsx')).YamlEditor }))

type Draft = OutputOf<typeof readDraft>

/** The text form of a copy: what is wrong stands below in words, with its line; then rehearse, then publish. */
export function DraftPage() {
  const { t } = useWords()
  const { name = '' } = useParams()
  const here = useHere()
  const known = useRead(listPlaybooks, {})
  const begun = known.data?.playbooks.some((one) => one.name === name && one.draft !== null) ?? false
  const query = useRead(readDraft, { name }, { staleTime: Number.POSITIVE_INFINITY, enabled: begun })
  return (
    <div className="kb-page">
      <Asked query={known} bones={12}>
        {() =>
          begun ? (
            <Asked query={query} bones={12}>
              {(draft) => <Editing key={draft.version} name={name} draft={draft} />}
            </Asked>
          ) : (
            <Empty action={<Link to={here(`playbooks/${name}`)}>{t('回到制度', 'Back to the policy')}</Link>}>
              {t(
                '没有正在修改的稿子。在制度页点“拟修改”开始。',
                'There is no draft. “Change a copy” on the policy starts one.',
              )}
            </Empty>
          )
        }
      </Asked>
    </div>
  )
}

function Editing({ name, draft }: { name: string; draft: Draft }) {
  const { say, t } = useWords()
  const { message } = App.useApp()
  const here = useHere()
  const mayPublish = useMay('playbook.publish')
  const [path, setPath] = useState('playbook.yaml')
  const [texts, setTexts] = useState(() => new Map(draft.files.map((file) => [file.path, file.text])))
  const [revision, setRevision] = useState(draft.revision)
  const [findings, setFindings] = useState(draft.findings)
  const [changed, setChanged] = useState(false)
  const [line, setLine] = useState<{ line: number } | null>(null)
  const [publishing, setPublishing] = useState(false)
  const write = useWrite(saveDraft, [])
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
      <PageHead title={t(`拟修改 · 第 ${draft.version} 版`, `Draft · version ${draft.version}`)}>
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
        <Link to={here(`playbooks/${name}/rehearse?version=${draft.version}`)}>
          <Button disabled={changed}>{t('试跑', 'Rehearse')}</Button>
        </Link>
        {mayPublish && (
          <Button type="primary" disabled={changed || errors > 0} onClick={() => setPublishing(true)}>
            {t('发布', 'Publish')}
          </Button>
        )}
      </PageHead>
      {!mayPublish && (
        <p className="kb-muted" style={{ marginBottom: 12 }}>
          {t('改好后请经理或系统管理员来发布。', 'A manager or the administrator publishes it.')}
        </p>
      )}
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
      {publishing && (
        <Publish
          name={name}
          revision={revision}
          nobody={findings.filter((finding) => finding.code === 'role.nobody')}
          onClose={() => setPublishing(false)}
        />
      )}
    </>
  )
}

interface PublishProps {
  name: string
  revision: number
  /** Warnings of roles that nobody holds. */
  nobody: readonly FindingShown[]
  onClose(): void
}

function Publish({ name, revision, nobody, onClose }: PublishProps) {
  const { say, t } = useWords()
  const { message } = App.useApp()
  const go = useNavigate()
  const here = useHere()
  const [reason, setReason] = useState('')
  const write = useWrite(publishPlaybook, ['playbooks', 'proof'])
  return (
    <Sheet
      open
      title={t('发布新版本', 'Publish a new version')}
      onClose={onClose}
      footer={
        <Button
          type="primary"
          size="large"
          block
          loading={write.isPending}
          disabled={!reason.trim()}
          onClick={() =>
            write.mutate(
              { input: { name, revision, reason } },
              {
                onSuccess: ({ version, open }) => {
                  message.success(
                    t(
                      `第 ${version} 版开始运行。${open} 件未办的事留在原来的版本。`,
                      `Version ${version} runs. ${many(open, 'open matter')} stay${open === 1 ? 's on its' : ' on their'} version.`,
                    ),
                  )
                  go(here(`playbooks/${name}`))
                },
                onError: (error) => message.warning(saidBy(error)),
              },
            )
          }
        >
          {t('发布', 'Publish')}
        </Button>
      }
    >
      <div className="kb-stack">
        <p>
          {t(
            '从现在起，新发生的事按这一版开；已开的事留在原来的版本。',
            'From now on new facts open by this version; what is open stays on its own.',
          )}
        </p>
        {nobody.length > 0 && (
          <Alert
            type="warning"
            showIcon
            title={t('有岗位还没有人', 'Some roles have nobody')}
            description={nobody.map((finding) => <p key={finding.path}>{say(finding.text)}</p>)}
          />
        )}
        <Input.TextArea
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          placeholder={t('改了什么、为什么（必填）', 'What changed and why (required)')}
          rows={4}
          maxLength={400}
        />
      </div>
    </Sheet>
  )
}
