import { Alert, Button } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '#platform/operation.ts'
import { saidBy } from '#web/ui/Failed.tsx'
import { useWrite } from '#web/ui/query.ts'
import { Sheet } from '#web/ui/Sheet.tsx'
import { sayExactly } from '#web/ui/say.ts'
import { useWords } from '#web/ui/words.ts'
import { auditActions, brokenLines, verifyAudit } from '../contract.ts'

/** Recomputes the whole log and says whether it is as it was written. */
export function VerifyAudit() {
  const { t } = useWords()
  const verify = useWrite(verifyAudit, ['audit'])
  const [open, setOpen] = useState(false)
  const ask = () => {
    setOpen(true)
    verify.mutate({ input: {} })
  }
  return (
    <>
      <Button onClick={ask}>{t('核对', 'Verify')}</Button>
      <Sheet open={open} title={t('核对操作记录', 'Verify the audit log')} onClose={() => setOpen(false)}>
        {verify.isPending && <p className="kb-muted">{t('正在逐行核对……', 'Verifying line by line…')}</p>}
        {verify.error && <Alert type="error" showIcon title={saidBy(verify.error)} />}
        {verify.data && <Verified result={verify.data} />}
      </Sheet>
    </>
  )
}

function Verified({ result }: { result: OutputOf<typeof verifyAudit> }) {
  const { t, say } = useWords()
  const { broken, lines, digest } = result
  const actions: Record<string, { zh: string; en: string }> = auditActions
  const which = broken?.number
    ? t(`第 ${broken.number} 行`, `line ${broken.number}`)
    : t('有一行没有编号', 'a line without a number')
  return (
    <div className="kb-stack" style={{ gap: 16 }}>
      {broken ? (
        <Alert
          type="error"
          showIcon
          title={t(
            `${which}：${brokenLines[broken.what].zh}。后面的没有再核对。`,
            `${which}: ${brokenLines[broken.what].en}. What follows was not verified.`,
          )}
          description={
            broken.at &&
            [
              sayExactly(broken.at),
              actions[broken.action!] ? say(actions[broken.action!]!) : broken.action,
            ].join(' · ')
          }
        />
      ) : (
        <Alert
          type="success"
          showIcon
          title={t(
            `共 ${lines} 行，没有少的、改过的、插进来的、换了位置的。`,
            `${lines} lines: none missing, changed, put in or moved.`,
          )}
        />
      )}
      <div>
        <div className="kb-muted">{t('最后一行的校验值', 'Digest of the last line')}</div>
        <code style={{ overflowWrap: 'anywhere' }}>{digest}</code>
        <p className="kb-muted kb-small">
          {t(
            '抄下来或打印出来：以后核对时，导出里这一行的校验值必须一样。',
            'Write it down or print it: a later export must show the same digest for this line.',
          )}
        </p>
      </div>
    </div>
  )
}
