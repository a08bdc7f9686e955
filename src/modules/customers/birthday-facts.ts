/** What the engine is told of a birthday. */
export interface BirthdayRow {
  birthday: string | null
  lunar_month: number | null
  lunar_day: number | null
}

const two = (value: number) => String(value).padStart(2, '0')

/** Where only the moon's day is kept, the sun's stands for "known"; a leap month counts as the ordinary one of its number. */
export function birthdayFacts(row: BirthdayRow): { birthday: string | null; birthdayLunar?: string } {
  if (!row.lunar_month || !row.lunar_day) return { birthday: row.birthday }
  return {
    birthday: row.birthday ?? '1904-01-01',
    birthdayLunar: `${two(row.lunar_month)}-${two(row.lunar_day)}`,
  }
}
