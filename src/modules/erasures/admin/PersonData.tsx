import { Alert, App, Button } from 'antd'
import { useState } from 'react'
import { ExportButton } from '#modules/exports/admin/ExportButton.tsx'
import type { Words } from '#platform/operation.ts'
import { useMay } from '#web/admin/session.ts'
import { Asked } from '#web/ui/Asked.tsx'
import { useRead } from '#web/ui/query.ts'
import { WordsSheet } from '#web/ui/WordsSheet.tsx'
import { useWords } from '#web/ui/words.ts'
import { askErasure, previewErasure } from '../contract.ts'

/** What a person may ask about his data: a copy of all of it, and that it goes. */
export function PersonData({ id, name }: { id: string; name: string }) {
  const { t } = useWords()
  const mayTake = useMay('exports.take')
  const mayErase = useMay('customers.erase')
  const [erasing, setErasing] = useState(false)
  if (!mayTake && !mayErase) return null
  return (
    <section>
      <h3 style={{ marginBottom: 6 }}>{t('本人的要求', 'What he may ask for')}</h3>
      <div className="kb-wrap">
        <ExportButton what="person" filter={{ customerId: id }} label={t('全部资料', 'All that is kept')} />
        {mayErase && <Button onClick={() => setErasing(true)}>{t('申请删除', 'Ask for erasure')}</Button>}
      </div>
      {erasing && <AskErasure id={id} name={name} onClose={() => setErasing(false)} />}
    </section>
  )
}

function AskErasure({ id, name, onClose }: { id: string; name: string; onClose(): void }) {
  const { t, say } = useWords()
  const { message } = App.useApp()
  const query = useRead(previewErasure, { id }, { staleTime: 0 })
  return (
    <WordsSheet
      title={t(`删除个人信息 · ${name}`, `Erase · ${name}`)}
      action={t('申请删除', 'Ask for erasure')}
      label={t('谁、怎么提出的', 'Who asked, and how')}
      hint={t('这一行会留下，不要写姓名和电话。', 'This line stays: no names or numbers.')}
      most={200}
      danger
      blocked={query.data?.heldBack.length !== 0}
      operation={askErasure}
      touches={['erasures']}
      input={(reason) => ({ id, reason })}
      onDone={() => message.success(t('已申请，等另一位同事同意。', 'Asked. A colleague has to agree.'))}
      onClose={onClose}
    >
      <Asked query={query} bones={5}>
        {({ heldBack, goes, stays }) => (
          <>
            {heldBack.map((why) => (
              <Alert key={why.zh} type="warning" showIcon title={say(why)} />
            ))}
            <Said title={t('会删掉', 'What goes')} lines={goes} />
            <Said title={t('会留下，为什么', 'What stays, and why')} lines={stays} />
            <p className="kb-muted">
              {t(
                '要另一位同事同意。同意以后不能恢复。',
                'A colleague has to agree. Then nothing brings it back.',
              )}
            </p>
          </>
        )}
      </Asked>
    </WordsSheet>
  )
}

function Said({ title, lines }: { title: string; lines: readonly Words[] }) {
  const { say } = useWords()
  return (
    <div>
      <h3>{title}</h3>
      <ul style={{ paddingInlineStart: 20, margin: '6px 0 0' }}>
        {lines.map((line) => (
          <li key={line.zh}>{say(line)}</li>
        ))}
      </ul>
    </div>
  )
}
