import { expect, test } from 'vitest'
import { shippedDays } from '#engine/calendar-published.ts'
import { readNotice } from './rules.ts'

const notice = `关于2026年部分节假日安排的通知
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。`

test('a notice as it is published gives exactly the days that are shipped for its year', () => {
  const read = readNotice(notice)
  const shipped = shippedDays(2026)!
  expect(read.year).toBe(2026)
  expect(read.off).toEqual([...shipped.off].sort())
  expect(read.work).toEqual([...shipped.work].sort())
  expect(read.unread).toEqual([])
})

test('a holiday that begins in the year before, and a day that does not exist', () => {
  expect(readNotice('2027年元旦：2026年12月31日（周四）至2027年1月2日放假。2月30日上班。')).toEqual({
    year: 2027,
    off: ['2026-12-31', '2027-01-01', '2027-01-02'],
    work: [],
    unread: ['2月30日上班'],
  })
})

test('without a year nothing is guessed; what has dates and says neither rest nor work is shown', () => {
  expect(readNotice('5月1日放假').year).toBeNull()
  expect(readNotice('5月1日放假。6月2日开放日。', 2027)).toEqual({
    year: 2027,
    off: ['2027-05-01'],
    work: [],
    unread: ['6月2日开放日'],
  })
})
