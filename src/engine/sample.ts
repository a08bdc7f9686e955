/** Always the same answer for the same subject: a share of all, spread by their ids. */
export function inSample(id: string, share: unknown): boolean {
  if (typeof share !== 'number') return true
  let hash = 0x811c9dc5
  for (const letter of id) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193) >>> 0
  return hash / 2 ** 32 < share
}
