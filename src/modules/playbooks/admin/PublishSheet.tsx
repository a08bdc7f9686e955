import { Alert, App, Button, Input } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { useHere } from '#web/admin/session.ts'
import { saidBy } from '#web/ui/Failed.tsx'
import { useWrite } from '#web/ui/query.ts'
import { Sheet } from '#web/ui/Sheet.tsx'
import { many, useWords } from '#web/ui/words.ts'
import type { FindingShown } from '../contract/drafts.ts'
import { publishPlaybook } from '../contract/versions.ts'
import { Changes } from './Changes.tsx'

interface PublishProps {
  name: string
  revision: number
  /** Warnings of roles that nobody holds. */
  nobody: readonly FindingShown[]
  onClose(): void
}

/** The draft becomes the running version, with a reason. */
export function PublishSheet({ name, revision, nobody, onClose }: PublishProps) {
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
        <Changes name={name} />
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
