import type { Writable } from 'node:stream'
import type { FileChild } from 'docx'
import { type Report, sayFigure, sayParts } from '#modules/measures/contract.ts'
import { stateWords } from '#modules/tickets/contract/words.ts'
import type { Words } from '#platform/operation.ts'

type Docx = typeof import('docx')
type Say = (words: Words) => string

const FONT = { ascii: 'Arial', eastAsia: 'SimSun', hAnsi: 'Arial' }
const A4 = {
  size: { width: 11906, height: 16838 },
  margin: { top: 1134, bottom: 1134, left: 1134, right: 1134 },
}

/** The month's report as a Word file to go on with: figures in, a paragraph for each matter, how everything is counted. */
export async function writeServiceReport(
  out: Writable,
  report: Report,
  say: Say,
  lastLine: string,
): Promise<number> {
  const docx = await import('docx')
  const counted = report.measures.filter(({ formula }) => formula !== null)
  const file = new docx.Document({
    creator: report.company,
    title: titleOf(report, say),
    styles: { default: { document: { run: { font: FONT, size: 21 } } } },
    sections: [
      {
        properties: { page: A4 },
        footers: {
          default: new docx.Footer({ children: [paragraph(docx, lastLine, { size: 16, color: '808080' })] }),
        },
        children: [
          heading(docx, titleOf(report, say), 'TITLE'),
          paragraph(docx, standing(report, say), { color: '606060' }),
          heading(docx, say({ zh: '一、指标', en: '1. Measures' }), 'HEADING_1'),
          measuresTable(docx, counted, say),
          heading(docx, say({ zh: '二、重要和未结事项', en: '2. Grave and open matters' }), 'HEADING_1'),
          ...mattersOf(docx, report, say),
          heading(docx, say({ zh: '三、口径', en: '3. How it is counted' }), 'HEADING_1'),
          ...counted.map((measure) => paragraph(docx, formulaLine(measure, say), { size: 18 })),
        ],
      },
    ],
  })
  out.end(await docx.Packer.toBuffer(file))
  return counted.length
}

const titleOf = ({ company, project, month }: Report, say: Say) =>
  say({
    zh: `${project ?? company}客服月报（${month.slice(0, 4)}年${Number(month.slice(5))}月）`,
    en: `Service report of ${project ?? company}, ${month}`,
  })

function standing({ closed, running }: Report, say: Say): string {
  if (closed)
    return say({
      zh: `已封账，第 ${closed.version} 版，${closed.by}`,
      en: `Closed, version ${closed.version}, by ${closed.by}`,
    })
  return running
    ? say({ zh: '本月还没过完，数字会变', en: 'The month is running; the figures will change' })
    : say({ zh: '还没封账，数字会变', en: 'Not closed yet; the figures will change' })
}

const heading = (
  { Paragraph, HeadingLevel, TextRun }: Docx,
  text: string,
  level: 'TITLE' | 'HEADING_1' | 'HEADING_2',
) =>
  new Paragraph({
    heading: HeadingLevel[level],
    spacing: { before: 240, after: 120 },
    keepNext: true,
    children: [
      new TextRun({
        text,
        font: FONT,
        color: '000000',
        bold: true,
        size: { TITLE: 36, HEADING_1: 28, HEADING_2: 23 }[level],
      }),
    ],
  })

const paragraph = ({ Paragraph, TextRun }: Docx, text: string, run: { size?: number; color?: string } = {}) =>
  new Paragraph({
    spacing: { after: 100 },
    children: [new TextRun({ text: plain(text), font: FONT, ...run })],
  })

/** Control characters that XML cannot hold are dropped. */
const plain = (text: string) => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')

function measuresTable(docx: Docx, measures: Report['measures'], say: Say): FileChild {
  const heads = [
    { zh: '指标', en: 'Measure' },
    { zh: '本月', en: 'Month' },
    { zh: '件数', en: 'Made of' },
    { zh: '95% 区间', en: '95% interval' },
    { zh: '目标', en: 'Target' },
    { zh: '上月', en: 'Before' },
    { zh: '去年同月', en: 'A year ago' },
  ].map(say)
  const rows = measures.map((measure) => {
    const { is, title, value, low, high, target, before, yearAgo } = measure
    const interval = low === null ? '–' : `${Math.round(low * 100)}–${Math.round(high! * 100)}%`
    return [
      title,
      sayFigure(is, value),
      sayParts(measure) || '–',
      interval,
      target ?? '–',
      sayFigure(is, before?.value ?? null),
      sayFigure(is, yearAgo?.value ?? null),
    ]
  })
  const { Table, TableRow, TableCell, WidthType } = docx
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    columnWidths: [3000, 1100, 1300, 1200, 1100, 1000, 1000],
    rows: [heads, ...rows].map(
      (cells, at) =>
        new TableRow({
          tableHeader: at === 0,
          cantSplit: true,
          children: cells.map((text) => new TableCell({ children: [paragraph(docx, text, { size: 18 })] })),
        }),
    ),
  })
}

function mattersOf(docx: Docx, { matters, more }: Report, say: Say): FileChild[] {
  if (matters.length === 0) return [paragraph(docx, say({ zh: '没有。', en: 'None.' }))]
  const told = matters.flatMap((matter) => {
    const state = stateWords[matter.state as keyof typeof stateWords]
    const line = [
      matter.number,
      matter.kindTitle,
      matter.severity,
      matter.project,
      matter.room,
      state && say(state),
    ]
    return [
      heading(docx, line.filter((part) => part).join(' · '), 'HEADING_2'),
      paragraph(docx, matter.words, { color: '404040' }),
      paragraph(
        docx,
        matter.paragraph?.words ??
          say({ zh: '（这里写原因、进展和教训）', en: '(cause, progress and lesson here)' }),
      ),
    ]
  })
  const rest = say({ zh: `还有 ${more} 件没有列出。`, en: `${more} more are not listed.` })
  return more > 0 ? [...told, paragraph(docx, rest)] : told
}

function formulaLine({ title, formula }: Report['measures'][number], say: Say): string {
  const { numerator, denominator, period, leftOut, version } = formula!
  const made = numerator ? `${say(numerator)} ÷ ${say(denominator)}` : say(denominator)
  return `${title}：${made}。${say(period)}；${say({ zh: '不算', en: 'left out: ' })}${say(leftOut)}。v${version}`
}
