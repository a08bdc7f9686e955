/** The 95 % interval of a share by Wilson's score, from 0 to 1; null without cases. */
export function wilson(hits: number, cases: number): { low: number; high: number } | null {
  if (cases === 0) return null
  const z = 1.959964
  const share = hits / cases
  const spread =
    (z * Math.sqrt((share * (1 - share)) / cases + (z * z) / (4 * cases * cases))) / (1 + (z * z) / cases)
  const middle = (share + (z * z) / (2 * cases)) / (1 + (z * z) / cases)
  return { low: Math.max(0, middle - spread), high: Math.min(1, middle + spread) }
}
