import { App, Button, Popconfirm } from 'antd'
import { useState } from 'react'
import { useMay } from '#web/admin/session.ts'
import { Asked } from '#web/ui/Asked.tsx'
import { Empty } from '#web/ui/Empty.tsx'
import { saidBy } from '#web/ui/Failed.tsx'
import { useRead, useWrite } from '#web/ui/query.ts'
import { useWords } from '#web/ui/words.ts'
import { listNumbers, numberSorts, removeNumber } from '../contract/numbers.ts'
import { KeepNumber, type Kept } from './KeepNumber.tsx'

/** Whom to call when something is wrong, project by project; one press dials on a phone. */
export function Numbers() {
  const { t } = useWords()
  const may = useMay('work.supervise')
  const [keeping, setKeeping] = useState<Kept | 'new' | null>(null)
  const query = useRead(listNumbers, {}, { keep: true })
  return (
    <div className="kb-stack">
      {may && (
        <div>
          <Button type="primary" onClick={() => setKeeping('new')}>
            {t('记一个电话', 'Keep a number')}
          </Button>
        </div>
      )}
      <Asked query={query} bones={6} height={40}>
        {({ projects }) =>
          projects.length === 0 ? (
            <Empty>
              {t(
                '还没有应急电话。先记上消防、救护、值班和抢修的。',
                'None is kept yet. Begin with fire, ambulance, duty desk and repairs.',
              )}
            </Empty>
          ) : (
            projects.map(({ projectId, project, numbers }) => (
              <section key={projectId} className="kb-card kb-stack" aria-label={project}>
                <h2 style={{ margin: 0 }}>{project}</h2>
                {numbers.map((number) => (
                  <Line key={number.id} number={{ ...number, projectId }} may={may} change={setKeeping} />
                ))}
              </section>
            ))
          )
        }
      </Asked>
      {keeping && <KeepNumber number={keeping === 'new' ? null : keeping} onClose={() => setKeeping(null)} />}
    </div>
  )
}

function Line({ number, may, change }: { number: Kept; may: boolean; change(number: Kept): void }) {
  const { t, say } = useWords()
  const { message } = App.useApp()
  const write = useWrite(removeNumber, ['registers.numbers'])
  const remove = () =>
    write.mutate({ input: { id: number.id } }, { onError: (error) => message.warning(saidBy(error)) })
  return (
    <div className="kb-wrap">
      <span className="kb-mark">{say(numberSorts[number.sort])}</span>
      <span className="kb-grow">
        {number.name} <a href={`tel:${number.phone.replace(/[^\d+]/g, '')}`}>{number.phone}</a>{' '}
        <span className="kb-muted">
          {number.hours} {!number.published && t('只给同事看', 'for colleagues only')}
        </span>
      </span>
      {may && (
        <>
          <Button size="small" onClick={() => change(number)}>
            {t('改', 'Change')}
          </Button>
          <Popconfirm title={t('去掉这个电话？', 'Take this number out?')} onConfirm={remove}>
            <Button size="small" loading={write.isPending}>
              {t('去掉', 'Remove')}
            </Button>
          </Popconfirm>
        </>
      )}
    </div>
  )
}
