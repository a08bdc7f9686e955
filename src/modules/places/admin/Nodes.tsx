import { App, Button } from 'antd'
import { useState } from 'react'
import { currentTenant } from '#web/ui/call.ts'
import { sayDay } from '#web/ui/clock.ts'
import { Empty } from '#web/ui/Empty.tsx'
import { saidBy } from '#web/ui/Failed.tsx'
import { useWrite } from '#web/ui/query.ts'
import { When } from '#web/ui/When.tsx'
import { useWords } from '#web/ui/words.ts'
import { takeBackNode } from '../contract/nodes.ts'
import { RecordNode } from './RecordNode.tsx'
import type { SeenProject } from './seen.tsx'

/** Building nodes the project has reached: what buyers were told about. */
export function Nodes({ seen, may }: { seen: SeenProject; may: boolean }) {
  const { t, locale } = useWords()
  const { message } = App.useApp()
  const [recording, setRecording] = useState(false)
  const write = useWrite(takeBackNode, ['places', 'obligations', 'customers'])
  const takeBack = (id: string) =>
    write.mutate(
      { input: { id } },
      {
        onSuccess: ({ removed }) =>
          message.success(
            t(`撤回了，${removed} 件告知不发了。`, `Taken back; ${removed} notices will not be sent.`),
          ),
        onError: (error) => message.warning(saidBy(error)),
      },
    )
  return (
    <section className="kb-card" aria-label={t('工程节点', 'Building nodes')}>
      <div className="kb-row">
        <h2 className="kb-grow">{t('工程节点', 'Building nodes')}</h2>
        {may && (
          <Button size="small" onClick={() => setRecording(true)}>
            {t('记节点', 'Record a node')}
          </Button>
        )}
      </div>
      {seen.nodes.length === 0 && (
        <Empty>
          {t(
            '还没有记过。封顶、落架这样的节点，记下来就会按制度告诉客户。',
            'None recorded yet. Once recorded, customers are told as the policy says.',
          )}
        </Empty>
      )}
      {seen.nodes.map((node) => (
        <p
          key={node.id}
          className="kb-wrap"
          style={{ borderBottom: '1px solid var(--kb-line)', padding: '6px 0' }}
        >
          <span className="kb-grow" style={{ minWidth: 220 }}>
            <strong>{node.name}</strong> {sayDay(node.on, locale)}{' '}
            {node.photoId && (
              <a
                className="kb-link"
                href={`/api/staff/files/${node.photoId}?tenant=${currentTenant() ?? ''}`}
                target="_blank"
                rel="noreferrer"
              >
                {t('照片', 'Photo')}
              </a>
            )}
          </span>
          <span className="kb-muted">
            {node.by} <When at={node.at} />
          </span>
          {may && node.mayTakeBack && (
            <Button size="small" disabled={write.isPending} onClick={() => takeBack(node.id)}>
              {t('撤回', 'Take back')}
            </Button>
          )}
        </p>
      ))}
      {recording && <RecordNode project={seen.project} onClose={() => setRecording(false)} />}
    </section>
  )
}
