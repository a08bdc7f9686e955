// Two-character surnames still borne today; a name of two characters never begins with one of them.
const COMPOUND_SURNAMES = new Set(
  (
    '欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 ' +
    '仲孙 钟离 长孙 宇文 司徒 鲜于 司空 闾丘 子车 亓官 司寇 巫马 公西 颛孙 壤驷 公良 漆雕 乐正 宰父 谷梁 拓跋 夹谷 轩辕 令狐 段干 ' +
    '百里 呼延 东郭 南门 羊舌 微生 梁丘 左丘 东门 西门 南荣 第五 欧陽 司馬 東方 諸葛 尉遲 長孫'
  ).split(' '),
)

const HAN = /\p{Script=Han}/u
const ALL_HAN = /^[\p{Script=Han}〇]+$/u
const TITLE = /(?:女士|先生|小姐|太太|老师|阿姨|叔叔)$/u

/**
 * The form of a name by which it is compared and kept unique: full width folded, invisible characters and spaces between
 * Chinese characters removed, one kind of middle dot, Latin letters in lower case with single spaces.
 * @param name as typed or imported; any length
 * @returns '' when nothing readable is left
 */
export function normaliseName(name: string): string {
  const folded = name
    .normalize('NFKC')
    .replace(/[\u0000-\u001F\u007F\u00AD\u200B-\u200F\u2028-\u202E\u2060\uFEFF]/g, ' ')
    .replace(/[•‧∙⋅・･․]/g, '·')
    .trim()
  if (!HAN.test(folded)) return folded.replace(/\s+/g, ' ').toLowerCase()
  return folded
    .replace(/\s*·\s*/g, '·')
    .replace(/(?<=\p{Script=Han})\s+|\s+(?=\p{Script=Han})/gu, '')
    .replace(/\s+/g, ' ')
    .replace(/(?<=\p{Script=Han})[.．](?=\p{Script=Han})/gu, '·')
    .toLowerCase()
}

/**
 * Surname and given name. Chinese: one character, or two where it is a compound surname and something follows.
 * Names with a middle dot (阿依古丽·买买提) and single words have no surname. Latin: the last word.
 */
export function splitName(name: string): { surname: string; given: string } {
  const folded = name.normalize('NFKC').trim().replace(/\s+/g, ' ')
  const plain = HAN.test(folded) ? folded.replace(/ /g, '') : folded
  if (/[·•・]/.test(plain)) return { surname: '', given: plain }
  if (ALL_HAN.test(plain)) {
    const characters = [...plain]
    const head = characters.slice(0, 2).join('')
    const length = characters.length > 2 && COMPOUND_SURNAMES.has(head) ? 2 : characters.length > 1 ? 1 : 0
    return { surname: characters.slice(0, length).join(''), given: characters.slice(length).join('') }
  }
  const cut = plain.lastIndexOf(' ')
  if (cut < 0 || HAN.test(plain)) return { surname: '', given: plain }
  return { surname: plain.slice(cut + 1), given: plain.slice(0, cut) }
}

/** True for 欧阳, 尉迟 and their like: of such a name the first two characters are the surname. */
export function isCompoundSurname(text: string): boolean {
  return COMPOUND_SURNAMES.has(text)
}

/**
 * The two-character pieces of a name under which a search of two characters finds it, without repeats; of a name of one
 * character that character. Works on the normalised form, so 王 芳 and 王芳 give the same.
 */
export function nameBigrams(name: string): string[] {
  const characters = [...normaliseName(name).replace(/[\s·]/g, '')]
  if (characters.length < 2) return characters
  return [...new Set(characters.slice(1).map((character, at) => characters[at] + character))]
}

/**
 * How we address a customer: 王女士, 欧阳先生, Ms Doe. Without a known sex, or of a name without a surname, the whole name.
 * A name typed with its title (王女士) keeps it.
 */
export function salutation(name: string, sex: 'female' | 'male' | null): string {
  const shown = name.normalize('NFKC').trim().replace(/\s+/g, ' ')
  if (TITLE.test(shown)) return shown
  const { surname } = splitName(shown)
  if (!sex || !surname) return shown
  if (ALL_HAN.test(surname)) return surname + (sex === 'female' ? '女士' : '先生')
  return `${sex === 'female' ? 'Ms' : 'Mr'} ${surname}`
}

/** A name without the title typed behind it, and the sex that title tells: 王芳女士 → 王芳, female. */
export function withoutTitle(name: string): { name: string; sex: 'female' | 'male' | null } {
  const title = TITLE.exec(name.trim())?.[0]
  if (!title) return { name: name.trim(), sex: null }
  const rest = name.trim().slice(0, -title.length).trim()
  // 王女士 is all we know of her: taking the title away would leave a surname as if it were a name.
  if ([...rest].length < 2 || isCompoundSurname(rest)) return { name: name.trim(), sex: sexOf(title) }
  return { name: rest, sex: sexOf(title) }
}

/**
 * The people named in one cell: 王芳/李雷, 王芳、李雷, 王芳 李雷 (two names of two or three characters), 王芳和李雷 is one.
 * Smith, John is one as well.
 * @returns one entry when the cell names one person, none for an empty cell
 */
export function splitPeople(text: string): string[] {
  const folded = text.normalize('NFKC').replace(/[\u200B-\u200F\uFEFF]/g, '')
  const [, last, first] = /^([\p{Script=Latin}'-]+), ?([\p{Script=Latin}'. -]+)$/u.exec(folded.trim()) ?? []
  if (last && first) return [`${first} ${last}`]
  const parts = folded
    .split(/[/、,;，；|&＆\\\n\r]+/u)
    .map((part) => part.trim().replace(/\s+/g, ' '))
    .filter(Boolean)
  return parts.flatMap((part) => {
    const words = part.split(' ')
    const oneEach = words.length > 1 && words.every((word) => /^\p{Script=Han}{2,4}$/u.test(word))
    const onePerson =
      isCompoundSurname(words[0] ?? '') || words.some((word) => /^(?:女士|先生|小姐|太太)$/.test(word))
    return oneEach && !onePerson
      ? words
      : [HAN.test(part) ? part.replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '') : part]
  })
}

function sexOf(title: string): 'female' | 'male' | null {
  if (title === '先生' || title === '叔叔') return 'male'
  return title === '老师' ? null : 'female'
}
