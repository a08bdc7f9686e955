import type { Words } from '#platform/operation.ts'
import { useWords } from '#web/ui/words.ts'

const words: Record<string, Words> = {
  watch: { zh: '重点关注', en: 'Attention' },
  vacant: { zh: '空置', en: 'Vacant' },
  excuse: { zh: '已申请免除', en: 'Excuse asked' },
  complaint: { zh: '未结投诉', en: 'Open complaint' },
  occupant: { zh: '租户', en: 'Tenant' },
  cover: { zh: '代', en: 'Covering' },
}

/** At most two marks stand beside a name; what changes how one speaks comes first. */
export function Marks({ marks }: { marks: readonly string[] }) {
  const { say } = useWords()
  return marks.slice(0, 2).map((mark) => (
    <span
      key={mark}
      className={mark === 'complaint' || mark === 'watch' ? 'kb-mark kb-mark-strong' : 'kb-mark'}
    >
      {words[mark] ? say(words[mark]) : mark}
    </span>
  ))
}
