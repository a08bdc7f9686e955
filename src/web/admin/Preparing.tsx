import { useWords } from '#web/ui/words.ts'
import type { AtDoor } from './door.ts'
import { Threshold } from './Threshold.tsx'

export function Preparing({ progress }: { progress: NonNullable<AtDoor['preparing']> }) {
  const { t } = useWords()
  const { done = 0, total = 0, step = '' } = progress
  const steps: Record<string, string> = {
    company: t('建公司，发布制度', 'The company and its policy'),
    homes: t('房屋和业主', 'Homes and owners'),
    year: t('过一年', 'A year goes by'),
  }
  const share = total > 0 ? Math.min(100, Math.round((done / total) * 100)) : 0
  return (
    <Threshold
      title={t('正在准备演示数据', 'Preparing the demo')}
      sub={t('好了会自己打开登录页，不用刷新。', 'The sign-in page opens by itself when ready.')}
    >
      <div
        role="progressbar"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={share}
        aria-label={t('进度', 'Progress')}
        style={{ height: 8, borderRadius: 4, background: 'var(--kb-bone)', overflow: 'hidden' }}
      >
        <div style={{ height: '100%', width: `${share}%`, background: 'var(--kb-accent)' }} />
      </div>
      <p className="kb-muted" style={{ marginTop: 12 }} aria-live="polite">
        {steps[step] ?? t('开始', 'Starting')} · {share}%
      </p>
    </Threshold>
  )
}
