/** What a visit comes to, in fen. */
export const totalOf = (lines: readonly { count: number; fen: number }[], labourFen: number): number =>
  lines.reduce((sum, { count, fen }) => sum + count * fen, labourFen)

/** `18050` → `180.50`, `18000` → `180`. */
export const yuan = (fen: number): string =>
  fen % 100 === 0 ? String(fen / 100) : `${Math.trunc(fen / 100)}.${String(fen % 100).padStart(2, '0')}`

/** `180`, `180.5`, `180.50` → fen; null for anything else. */
export function readYuan(text: string): number | null {
  const found = /^(\d{1,6})(?:\.(\d{1,2}))?$/.exec(text.normalize('NFKC').trim())
  return found ? Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0')) : null
}
