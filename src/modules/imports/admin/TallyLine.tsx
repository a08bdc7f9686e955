import { useWords } from '#web/ui/words.ts'
import type { Preview, Tally } from '../contract/runs.ts'

/** 共 n 行：新增 a，更新 b，跳过 c，有误 d，未导入 e. The five always add up. */
export function TallyLine({
  tally,
  leftOut = [],
  future = false,
}: {
  tally: Tally
  leftOut?: Preview['leftOut'] | undefined
  future?: boolean
}) {
  const { t, say: words, locale, listed } = useWords()
  const reasons = listed(leftOut.map(({ count, example }) => `${words(example)} ${count}`))
  const say = (count: number) => count.toLocaleString(locale)
  const will = future ? t('会', '') : ''
  return (
    <p style={{ margin: 0 }}>
      {t('共', 'Rows:')} <b>{say(tally.total)}</b> {t('行：', ' — ')}
      {will}
      {t('新增', 'new')} <b>{say(tally.created)}</b>，{t('更新', 'updated')} <b>{say(tally.updated)}</b>，
      {t('跳过', 'skipped')} <b>{say(tally.skipped)}</b>
      {t('（重复）', ' (duplicates)')}，
      <span className={tally.refused > 0 ? 'kb-late' : undefined}>
        {t('有误', 'wrong')} <b>{say(tally.refused)}</b>
      </span>
      ，{t('未导入', 'left out')} <b>{say(tally.leftOut)}</b>
      {reasons && t(`（${reasons}）`, ` (${reasons})`)}
    </p>
  )
}
