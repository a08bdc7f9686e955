import { Button, Segmented } from 'antd'
import { type ReactNode, useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { useHere, useMay } from '#web/admin/session.ts'
import { PageHead } from '#web/ui/PageHead.tsx'
import { useWords } from '#web/ui/words.ts'
import type { FindingShown } from '../contract/drafts.ts'
import { HandedIn } from './HandedIn.tsx'
import { HandInSheet } from './HandInSheet.tsx'
import { PublishSheet } from './PublishSheet.tsx'

interface Props {
  name: string
  version: number
  revision: number
  findings: readonly FindingShown[]
  errors: number
  /** Something is typed and not saved. */
  changed?: boolean
  children?: ReactNode
}

/** Sentences and text are two views of one draft; from both one rehearses and publishes. */
export function DraftHead({ name, version, revision, findings, errors, changed = false, children }: Props) {
  const { t } = useWords()
  const here = useHere()
  const mayPublish = useMay('playbook.publish')
  const [asking, setAsking] = useState<'publish' | 'hand-in' | null>(null)
  const [search, setSearch] = useSearchParams()
  return (
    <>
      <PageHead title={t(`拟修改 · 第 ${version} 版`, `Draft · version ${version}`)}>
        <Segmented
          value={search.get('view') ?? 'sentences'}
          disabled={changed}
          onChange={(view) => setSearch(view === 'text' ? { view } : {})}
          options={[
            { value: 'sentences', label: t('句子', 'Sentences') },
            { value: 'text', label: t('文本', 'Text') },
          ]}
        />
        {children}
        <Link to={here(`playbooks/${name}/rehearse?version=${version}`)}>
          <Button disabled={changed}>{t('试跑', 'Rehearse')}</Button>
        </Link>
        <Button
          type="primary"
          disabled={changed || errors > 0}
          onClick={() => setAsking(mayPublish ? 'publish' : 'hand-in')}
        >
          {mayPublish ? t('发布', 'Publish') : t('送审', 'Hand in')}
        </Button>
      </PageHead>
      <HandedIn name={name} revision={revision} />
      {asking === 'hand-in' && (
        <HandInSheet name={name} revision={revision} onClose={() => setAsking(null)} />
      )}
      {asking === 'publish' && (
        <PublishSheet
          name={name}
          revision={revision}
          nobody={findings.filter((finding) => finding.code === 'role.nobody')}
          onClose={() => setAsking(null)}
        />
      )}
    </>
  )
}
