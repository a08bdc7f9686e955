/** One clause found in a paper. */
export interface FoundClause {
  id: string
  title: string
  text: string
  /** It asks nobody for anything, as far as its words tell. */
  statement: boolean
}

export interface FoundPaper {
  title: string
  clauses: FoundClause[]
}

/** How a numbered paragraph begins. The numbers of `whole` kinds stand for themselves, the others hang on what is above. */
const marks: { kind: string; whole: boolean; begins: RegExp }[] = [
  { kind: 'chapter', whole: true, begins: /^第\s*([零〇一二三四五六七八九十百\d]+)\s*[编章篇]\s*/u },
  {
    kind: 'article',
    whole: true,
    begins: /^第\s*([零〇一二三四五六七八九十百\d]+)\s*[条节款]\s*[、.．:：]?\s*/u,
  },
  {
    kind: 'decimal',
    whole: true,
    begins:
      /^(\d{1,2}(?:[.．]\d{1,2}){1,4})(?![\d%％])(?:[.．、)）]|\s|(?=\p{Script=Han}))\s*(?!(?:万|元|天|日|小时|分钟|周|个|米|平))/u,
  },
  { kind: 'han', whole: false, begins: /^([一二三四五六七八九十]{1,3})\s*[、.．]\s*/u },
  {
    kind: 'han-brackets',
    whole: false,
    begins: /^[(（]\s*([一二三四五六七八九十]{1,3})\s*[)）]\s*[、.．]?\s*/u,
  },
  { kind: 'number', whole: false, begins: /^(\d{1,2})\s*[、.．)）](?!\d)\s*/u },
  { kind: 'number-brackets', whole: false, begins: /^[(（]\s*(\d{1,2})\s*[)）]\s*/u },
  { kind: 'circle', whole: false, begins: /^([①-⑳])\s*/u },
]

const LONGEST_TITLE = 24

/**
 * Splits a paper into clauses by its own numbering: 第三条, 5.1.2, 一、（二）, 3., ①. A paragraph without a number goes on with
 * the clause above; what stands before the first is the title, then the preface. No word is left out.
 */
export function splitPaper(paper: string): FoundPaper {
  const lines = paper
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((line) =>
      line
        .normalize('NFC')
        .replace(/[\u00a0\u3000\t ]+/g, ' ')
        .trim(),
    )
    .filter((line) => line !== '')
  const clauses: FoundClause[] = []
  const above: { kind: string; number: string }[] = []
  const taken = new Set<string>()
  let title = ''
  let preface = ''
  for (const [at, line] of lines.entries()) {
    const mark = markOf(line)
    if (!mark) {
      const last = clauses.at(-1)
      if (last) last.text = joinText(last.text, line)
      else if (at === 0 && line.length <= 60) title = line
      else preface = joinText(preface, line)
      continue
    }
    const id = freeId(idOf(mark, above), taken)
    clauses.push({ id, ...titleAndText(line.slice(mark.length)), statement: false })
  }
  if (preface) clauses.unshift({ id: freeId('0', taken), title: '前言', text: preface, statement: true })
  for (const clause of clauses) clause.statement = !asksForSomething(`${clause.title}${clause.text}`)
  return { title, clauses }
}

interface Mark {
  kind: string
  whole: boolean
  number: string
  length: number
}

function markOf(line: string): Mark | undefined {
  for (const { kind, whole, begins } of marks) {
    const found = begins.exec(line)
    if (found) return { kind, whole, number: numberOf(found[1]!), length: found[0].length }
  }
  return undefined
}

/** Its number below those it hangs on: （二） under 三、 is 3.2. */
function idOf(mark: Mark, above: { kind: string; number: string }[]): string {
  if (mark.kind === 'chapter') {
    above.length = 0
    return `第${mark.number}章`
  }
  if (mark.whole) above.length = 0
  const same = above.findIndex((each) => each.kind === mark.kind)
  if (same >= 0) above.length = same
  above.push(mark)
  return above.map((each) => each.number).join('.')
}

function freeId(id: string, taken: Set<string>): string {
  let free = id
  for (let n = 2; taken.has(free); n++) free = `${id}-${n}`
  taken.add(free)
  return free
}

const digits = '零一二三四五六七八九'

function numberOf(text: string): string {
  if (/^[①-⑳]$/.test(text)) return String(text.charCodeAt(0) - 0x2460 + 1)
  if (/\d/.test(text)) return text.replaceAll('．', '.')
  const [, hundreds, tens, ones] = /^(?:(.?)百)?零?(?:(.?)十)?(.?)$/u.exec(text.replaceAll('〇', '零')) ?? []
  const value = (digit: string | undefined) =>
    digit === undefined ? 0 : digit === '' ? 1 : digits.indexOf(digit)
  return String(value(hundreds) * 100 + value(tens) * 10 + (ones ? digits.indexOf(ones) : 0))
}

function titleAndText(rest: string): Pick<FoundClause, 'title' | 'text'> {
  const [, head, tail] = /^([^：:，。；]{1,24})[：:](.*)$/u.exec(rest) ?? []
  if (head) return { title: head.trim(), text: tail!.trim() }
  const [, name, words] = /^(\S{1,12}) (.{4,})$/u.exec(rest) ?? []
  if (name && /^\p{Script=Han}+$/u.test(name)) return { title: name, text: words! }
  if (rest.length <= LONGEST_TITLE && !/[。；，]/u.test(rest))
    return { title: rest || '（无标题）', text: '' }
  const first = /^[^，。；：,;]+/u.exec(rest)?.[0] ?? rest
  return { title: first.slice(0, LONGEST_TITLE), text: rest }
}

const joinText = (text: string, line: string) => {
  const gap = /[\p{L}\p{N}]$/u.test(text) && /^[\w]/.test(line) ? ' ' : ''
  return text ? `${text}${gap}${line}` : line
}

const asking =
  /当天|当日|送上|应当|应[在于由及对将按]|必须|须|不得|需要?[在由对向]|负责|每[个月周年日季半逢]|及时|定期|立即|以内|之内|[\d一二三四五六七八九十两]+\s*个?(?:工作)?(?:天|日|周|月|小时|分钟|次)|达到|不低于|不少于|回访|拜访|上报|审批/u

const asksForSomething = (text: string) => asking.test(text)
