/** The local midnights in [from, until), as instants. */
export function midnightsBetween(from: string, until: string, timeZone: string): string[] {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' })
  const midnights: string[] = []
  const HOUR = 3_600_000
  for (let at = Math.ceil(Date.parse(from) / (HOUR / 4)) * (HOUR / 4); at < Date.parse(until); ) {
    const [, time] = format.format(new Date(at)).split(' ')
    const [hours, minutes] = time!.split(':').map(Number)
    if (hours === 0 && minutes === 0) {
      midnights.push(new Date(at).toISOString())
      at += 22 * HOUR
    } else at += Math.max(HOUR / 4, (23 - hours!) * HOUR - minutes! * 60_000)
  }
  return midnights
}
