import type { Words } from '#platform/operation.ts'
import { useWords } from '#web/ui/words.ts'
import type { HomeRow } from '../contract/matters.ts'

const words: Record<string, Words> = {
  watch: { zh: '重点关注', en: 'Attention' },
  vacant: { zh: '空置', en: 'Vacant' },
  excuse: { zh: '已申请免除', en: 'Excuse asked' },
  complaint: { zh: '未结投诉', en: 'Open complaint' },
  occupant: { zh: '租户', en: 'Tenant' },
}

/** At most two marks stand beside a name; what changes how one speaks comes first. */
export function Marks({ marks, cover }: Pick<HomeRow, 'marks' | 'cover'>) {
  const { say, t } = useWords()
  const saidOf = (mark: string) => {
    if (mark === 'cover' && cover)
      return cover.of ? t(`代 ${cover.of}`, `for ${cover.of}`) : t(`${cover.by} 代`, `${cover.by} covers`)
    return words[mark] ? say(words[mark]) : mark
  }
  return marks.slice(0, 2).map((mark) => (
    <span
      key={mark}
      className={mark === 'complaint' || mark === 'watch' ? 'kb-mark kb-mark-strong' : 'kb-mark'}
    >
      {saidOf(mark)}
    </span>
  ))
}
