import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Address {
  province: string
  /** 市辖区 in a municipality, as the code book has it. */
  city: string
  district: string
  rest: string
  /** Six digits of the narrowest division found; '' when none. */
  adcode: string
  /** Codes of the divisions a bare name may mean (朝阳区 is in two cities), when nothing else settles it. */
  ambiguous?: string[]
}

interface Division {
  code: string
  name: string
  short: string
}

const PEOPLES =
  '蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|' +
  '仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|塔吉克|怒|鄂温克|裕固|保安|独龙|鄂伦春|普米|阿昌|各'
const AUTONOMOUS = new RegExp(`(?:(?:${PEOPLES})族?)*自治[州县旗区]$`)
// 上海路 is a road and 南京花园 an estate: a name without its 省, 市 or 区 is a place only where no such word follows.
const NOT_A_PLACE =
  /^(?:[市区县旗州]|[东南西北中]{0,2}[一二三四五六]?(?:路|街|大道|大街|巷|弄|胡同)|花园|小区|广场|大厦|新村|公寓|苑)/
const MUNICIPALITIES = new Set(['11', '12', '31', '50'])

// divisions.csv: code and name of provinces, cities and districts, under divisions.LICENSE.
const divisions = load()

/**
 * Reads a Chinese address from its start (words such as 我家的地址是 before it are passed over): province, city, district and
 * what follows. Missing levels are inferred where only one division fits: 徐汇区… is Shanghai. Short names (江苏淮安) count.
 * What cannot be read stays whole in `rest`; nothing is guessed between several fits.
 */
export function readAddress(text: string): Address {
  const typed = text.normalize('NFKC').replace(/\s+/g, '').slice(0, 500)
  for (let at = 0; at <= Math.min(12, typed.length - 1); at++) {
    const read = readFrom(typed.slice(at), at > 0)
    if (read) return read
  }
  return { province: '', city: '', district: '', rest: typed, adcode: '' }
}

function readFrom(text: string, fullNamesOnly: boolean): Address | null {
  const province = match(text, divisions.provinces, '', false)
  let left = province ? text.slice(province.length) : text
  const within = province?.division.code ?? ''
  if (province && MUNICIPALITIES.has(within))
    left = left.replace(new RegExp(`^${province.division.name}`), '')
  const city = match(left, divisions.cities, within, fullNamesOnly && !province)
  if (city) left = left.slice(city.length)
  const scope = city?.division.code ?? within
  if (city && left.startsWith('市辖区')) return found(left.slice(3), { code: `${scope}01`, name: '市辖区' })
  const district = match(left, divisions.districts, scope, !scope)
  if (district?.several)
    return province || city ? found(left, { code: scope }) : unsettled(text, district.several)
  if (district) return found(left.slice(district.length), district.division)
  return scope ? found(left, { code: scope }) : null
}

function found(rest: string, at: { code: string; name?: string }): Address {
  const province = divisions.byCode.get(at.code.slice(0, 2)) ?? ''
  const city = at.code.length >= 4 ? (divisions.byCode.get(at.code.slice(0, 4)) ?? '') : ''
  const district = at.code.length === 6 ? (at.name ?? '') : ''
  return { province, city, district, rest: rest.replace(/^[,,、\-/]+/, ''), adcode: at.code.padEnd(6, '0') }
}

function unsettled(text: string, several: Division[]): Address {
  return {
    province: '',
    city: '',
    district: '',
    rest: text,
    adcode: '',
    ambiguous: several.map(({ code }) => code),
  }
}

interface Match {
  division: Division
  length: number
  several?: Division[]
}

/** The longest name at the start of the text among divisions whose code begins with `within`. */
function match(
  text: string,
  names: Map<string, Division[]>,
  within: string,
  fullOnly: boolean,
): Match | null {
  for (let length = Math.min(15, text.length); length >= 2; length--) {
    const name = text.slice(0, length)
    const fits = (names.get(name) ?? []).filter(({ code }) => code.startsWith(within))
    const full = fits.filter((division) => division.name === name)
    const usable = full.length > 0 ? full : fullOnly || NOT_A_PLACE.test(text.slice(length)) ? [] : fits
    const [first] = usable
    if (!first) continue
    return usable.length > 1 ? { division: first, length, several: usable } : { division: first, length }
  }
  return null
}

function load() {
  const levels = {
    2: new Map<string, Division[]>(),
    4: new Map<string, Division[]>(),
    6: new Map<string, Division[]>(),
  }
  const byCode = new Map<string, string>()
  const lines = readFileSync(join(import.meta.dirname, 'divisions.csv'), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
  for (const line of lines) {
    const [code = '', name = ''] = line.split(',')
    byCode.set(code, name)
    // 市辖区, 县 and 省直辖县级行政区划 are headings of the code book: nobody's address begins with them.
    if (code.length === 4 && !/[市州盟]$|地区$/.test(name)) continue
    const division = { code, name, short: shortName(name, code) }
    const level = levels[code.length as 2 | 4 | 6]
    for (const key of new Set([name, division.short])) level.set(key, [...(level.get(key) ?? []), division])
  }
  return { provinces: levels[2], cities: levels[4], districts: levels[6], byCode }
}

function shortName(name: string, code: string): string {
  if (code.length === 2) return name.slice(0, /^(?:内蒙古|黑龙江)/.test(name) ? 3 : 2)
  const short = AUTONOMOUS.test(name)
    ? name.replace(AUTONOMOUS, '')
    : name.replace(/(?:省|市|地区|盟|新区|区|县|旗)$/, '')
  return short.length >= 2 ? short : name
}
