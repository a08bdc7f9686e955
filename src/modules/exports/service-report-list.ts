import { sql } from 'kysely'
import { type MeasureSeen, sayFigure } from '#modules/measures/contract.ts'
import { measuresSeen } from '#modules/measures/see-measures.ts'
import { monthOf } from '#modules/obligations/month.ts'
import type { Ctx } from '#platform/perform.ts'
import type { ExportFilter, ListToExport, Row } from './list-to-export.ts'

export const reportAsked = (ctx: Ctx, { report }: ExportFilter) => report ?? { month: monthOf(ctx, ctx.now) }

const figure = (name: 'value' | 'low' | 'high' | 'before' | 'yearAgo') => (row: Row) =>
  row[name] === null ? null : sayFigure(row.is as MeasureSeen['is'], Number(row[name]))

/** The measures of a month as a table. */
export const serviceReport: ListToExport = {
  columns: [
    [{ zh: '条款', en: 'Clause' }, 'clauses'],
    [{ zh: '指标', en: 'Measure' }, 'title'],
    [{ zh: '本月', en: 'This month' }, figure('value')],
    [{ zh: '分子', en: 'Numerator' }, 'hits'],
    [{ zh: '分母', en: 'Denominator' }, 'cases'],
    [{ zh: '95%区间从', en: '95% interval from' }, figure('low')],
    [{ zh: '到', en: 'To' }, figure('high')],
    [{ zh: '目标', en: 'Target' }, 'target'],
    [{ zh: '上月', en: 'Month before' }, figure('before')],
    [{ zh: '去年同月', en: 'A year ago' }, figure('yearAgo')],
  ],
  rows: async (ctx, filter) => {
    const { measures } = await measuresSeen(ctx, { ...reportAsked(ctx, filter), compare: true })
    const rows = measures
      .filter(({ formula }) => formula !== null)
      .map(({ clauses, before, yearAgo, against, ...row }) => ({
        ...row,
        clauses: clauses.join('、'),
        hits: row.hits ?? (against === null ? null : row.cases),
        cases: against ?? row.cases,
        before: before?.value ?? null,
        yearAgo: yearAgo?.value ?? null,
      }))
    return sql<Row>`select x.* from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as x(clauses text, title text, "is" text, value float8, hits int, cases float8, low float8, high float8, target text, before float8, "yearAgo" float8)`
  },
}
