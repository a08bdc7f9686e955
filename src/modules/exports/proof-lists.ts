import { sql } from 'kysely'
import { reasonWords } from '#modules/obligations/contract/reasons.ts'
import { monthOf } from '#modules/obligations/month.ts'
import { outcomes } from '#modules/proof/contract.ts'
import { proofSeen } from '#modules/proof/see-proof.ts'
import { allMatters, type Found, sayMatter } from '#modules/proof/see-rows.ts'
import type { Words } from '#platform/operation.ts'
import type { Ctx } from '#platform/perform.ts'
import { count, home, moment, project, said } from './columns.ts'
import type { ExportFilter, ListToExport, Row, Show } from './list-to-export.ts'

const asked = (ctx: Ctx, { proof }: ExportFilter) => ({
  by: 'clause' as const,
  month: monthOf(ctx, ctx.now),
  ...proof,
})

const share = (name: string) => (row: Row) =>
  row[name] === null ? null : `${(Number(row[name]) * 100).toFixed(1)}%`

/** The figures as on the screen, the sum first. */
export const proof: ListToExport = {
  columns: [
    [{ zh: '编号', en: 'Number' }, (row) => (row.by === 'clause' ? String(row.key ?? '') || null : null)],
    [{ zh: '内容', en: 'What' }, titleOf],
    [{ zh: '落实', en: 'Carried by' }, (row, show) => (row.who ? show.say(row.who as Words) : null)],
    [{ zh: '应办', en: 'Owed' }, count('owed')],
    [outcomes['in-time'], count('inTime')],
    [outcomes['late-done'], count('lateDone')],
    [outcomes['late-open'], count('lateOpen')],
    [outcomes.waived, count('waived')],
    [outcomes.lapsed, count('lapsed')],
    [outcomes['not-due'], count('notDue')],
    [{ zh: '按时率', en: 'Kept in time' }, share('rate')],
    [{ zh: '目标', en: 'Target' }, 'target'],
    [{ zh: '95%区间从', en: '95% interval from' }, share('low')],
    [{ zh: '到', en: 'To' }, share('high')],
    [{ zh: '上月按时率', en: 'Month before' }, share('rateBefore')],
    [{ zh: '补录', en: 'Entered late' }, count('lateEntry')],
    [{ zh: '批量', en: 'In bulk' }, count('inBulk')],
    [{ zh: '没接通', en: 'No answer' }, count('noAnswer')],
  ],
  rows: async (ctx, filter) => {
    const input = asked(ctx, filter)
    const { total, before, rows } = await proofSeen(ctx, input)
    const all = [{ ...total, rateBefore: before.rate, sum: true }, ...rows]
    return sql<Row>`select x.* from jsonb_to_recordset(${JSON.stringify(all.map((row) => ({ ...row, by: input.by })))}::jsonb)
      as x("by" text, sum boolean, key text, title text, who jsonb, target text, rate float8, low float8, high float8, "rateBefore" float8, owed int, "inTime" int, "lateDone" int,
        "lateOpen" int, waived int, lapsed int, "notDue" int, "lateEntry" int, "inBulk" int, "noAnswer" int)`
  },
}

function titleOf(row: Row, show: Show): string {
  if (row.sum) return show.say({ zh: '合计', en: 'All' })
  if (row.title) return String(row.title)
  return show.say(row.key ? { zh: '系统', en: 'The system' } : { zh: '系统或没有人', en: 'System or nobody' })
}

/** The matters behind a figure, each with how it was done and by whom. */
export const proofRows: ListToExport = {
  columns: [
    [{ zh: '客户', en: 'Customer' }, 'customer'],
    [home, 'room'],
    [project, 'project'],
    [{ zh: '条款', en: 'Clause' }, 'clause'],
    [{ zh: '事项', en: 'Matter' }, (row, show) => show.ruleTitle(row)],
    [{ zh: '事实', en: 'The fact' }, (row, show) => matter(row, show, 'fact')],
    [{ zh: '事实时间', en: 'When it happened' }, moment('trigger_at')],
    [{ zh: '应办期限', en: 'Due' }, moment('dueAt')],
    [{ zh: '办成时间', en: 'Done' }, moment('metAt')],
    [{ zh: '记录时间', en: 'Recorded' }, moment('recordedAt')],
    [{ zh: '谁办', en: 'By' }, 'who'],
    [{ zh: '怎么办的', en: 'How' }, (row, show) => matter(row, show, 'how')],
    [{ zh: '结果', en: 'Result' }, said('outcome', outcomes)],
    [{ zh: '原因', en: 'Reason' }, reasonOf],
    [
      { zh: '补录', en: 'Entered late' },
      (row, show) => (row.lateEntry ? show.say({ zh: '是', en: 'yes' }) : null),
    ],
  ],
  rows: (ctx, filter) => allMatters(ctx, asked(ctx, filter)),
}

function matter(row: Row, show: Show, what: 'fact' | 'how'): string | null {
  const words = sayMatter(row as unknown as Found)[what]
  return words && show.say(words)
}

function reasonOf(row: Row, show: Show): string | null {
  return row.reason ? show.say(reasonWords(String(row.reason), row.outcome !== 'waived')) : null
}
