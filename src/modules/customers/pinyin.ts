import { pinyin, polyphonic } from 'pinyin-pro'
import { isCompoundSurname } from './names.ts'

// More readings than this help nobody's search and would let one odd name fill the index.
const MOST_READINGS = 12

export interface NamePinyin {
  full: string
  initials: string
  /** Every sensible spelling for search, `full` first: 单 is shan as a surname, but people also type dan. */
  fulls: string[]
  allInitials: string[]
}

/**
 * Pinyin of a name without tones: 王芳 → wangfang, wf. The surname is read as a surname (单 shan, 仇 qiu, 解 xie, 曾 zeng),
 * characters with several readings yield each, ü is written v with u beside it. Latin letters and digits stay, in lower case.
 * Heavy (a dictionary of readings): for the server only.
 */
export function pinyinOf(name: string): NamePinyin {
  const text = name
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()
  const characters = [...text]
  if (characters.length === 0) return { full: '', initials: '', fulls: [], allInitials: [] }
  const main = pinyin(text, { toneType: 'none', type: 'array', surname: 'head', v: true })
  const other = polyphonic(text, { toneType: 'none', type: 'array' })
  // A compound surname has one reading; its characters' other readings (欧 ou, 尉 wei) would only mislead.
  const settled = isCompoundSurname(characters.slice(0, 2).join('')) ? 2 : 0
  const readings = characters.map((character, at) => {
    const first = main[at] ?? character
    const all = at < settled ? [first] : [first, ...(other[at] ?? []).map((each) => each.replace('ü', 'v'))]
    return [...new Set(all.flatMap((each) => (each.includes('v') ? [each, each.replace('v', 'u')] : [each])))]
  })
  const fulls = combine(readings)
  const allInitials = combine(readings.map((each) => [...new Set(each.map((one) => one.slice(0, 1)))]))
  return { full: fulls[0] ?? '', initials: allInitials[0] ?? '', fulls, allInitials }
}

function combine(readings: string[][]): string[] {
  let spelled = ['']
  for (const each of readings) {
    // Later characters vary fastest, so a cut keeps the usual reading of the surname.
    spelled = spelled.flatMap((head) => each.map((tail) => head + tail)).slice(0, MOST_READINGS)
  }
  return [...new Set(spelled)]
}
