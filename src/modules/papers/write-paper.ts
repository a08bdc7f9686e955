import type { TableRow } from 'docx'
import type { Words } from '#platform/operation.ts'
import type { Paper, PaperRow } from './contract.ts'

type Docx = typeof import('docx')
type Say = (words: Words) => string

const FONT = { ascii: 'Arial', eastAsia: 'SimSun', hAnsi: 'Arial' }
const TITLE_FONT = { ascii: 'Arial', eastAsia: 'SimHei', hAnsi: 'Arial' }
/** Twentieths of a point: A4 with margins of 20 mm, and a line of writing by hand. */
const A4 = {
  size: { width: 11906, height: 16838 },
  margin: { top: 1134, bottom: 1134, left: 1134, right: 1134 },
}
const LINE = 400
const WIDTH = 9638
const COLUMNS = [1500, 3319, 1500, 3319]

/** A paper as a Word file, to be filled in by hand or on the screen. */
export async function writePaper(paper: Paper, say: Say): Promise<Buffer> {
  const docx = await import('docx')
  const children = Array.from({ length: paper.copies }, (_, copy) => [
    ...headOf(docx, paper, say, copy),
    new docx.Table({
      width: { size: WIDTH, type: docx.WidthType.DXA },
      columnWidths: COLUMNS,
      rows: lines(paper.rows).map((row) => rowOf(docx, row, say)),
    }),
    text(docx, `${paper.company}　${paper.printedBy}　${paper.printedAt}`, { size: 16, color: '606060' }),
  ]).flat()
  return docx.Packer.toBuffer(
    new docx.Document({
      creator: paper.company,
      title: say(paper.title),
      styles: { default: { document: { run: { font: FONT, size: 21 } } } },
      sections: [{ properties: { page: A4 }, children }],
    }),
  )
}

function headOf(docx: Docx, paper: Paper, say: Say, copy: number) {
  const whose = paper.copies === 1 ? '' : copy === 0 ? say(ours) : say(theirs)
  return [
    new docx.Paragraph({
      alignment: docx.AlignmentType.CENTER,
      spacing: { before: copy === 0 ? 0 : 480, after: 160 },
      children: [new docx.TextRun({ text: say(paper.title), bold: true, size: 32, font: TITLE_FONT })],
    }),
    text(docx, [paper.company, paper.project, whose].filter(Boolean).join('　'), { size: 18 }),
  ]
}

const ours: Words = { zh: '（存根联）', en: '(our copy)' }
const theirs: Words = { zh: '（客户联）', en: '(customer’s copy)' }

/** Halves find their other half; one alone takes the line. */
export function lines(rows: readonly PaperRow[]): PaperRow[][] {
  const made: PaperRow[][] = []
  for (const row of rows) {
    const last = made.at(-1)
    if (row.half && last?.length === 1 && last[0]!.half) last.push(row)
    else made.push([row])
  }
  return made
}

function rowOf(docx: Docx, row: readonly PaperRow[], say: Say): TableRow {
  const alone = row.length === 1
  return new docx.TableRow({
    cantSplit: true,
    height: { value: LINE * Math.max(...row.map((each) => each.lines)), rule: docx.HeightRule.ATLEAST },
    children: row.flatMap((each) => [
      cell(docx, say(each.label), COLUMNS[0]!, 1, true),
      cell(docx, each.value, alone ? WIDTH - COLUMNS[0]! : COLUMNS[1]!, alone ? 3 : 1, false),
    ]),
  })
}

const cell = (docx: Docx, value: string, width: number, columnSpan: number, label: boolean) =>
  new docx.TableCell({
    width: { size: width, type: docx.WidthType.DXA },
    columnSpan,
    verticalAlign: label ? docx.VerticalAlign.CENTER : docx.VerticalAlign.TOP,
    ...(label ? { shading: { fill: 'F2F2F2' } } : {}),
    children: value.split('\n').map((line) => text(docx, line, { bold: label })),
  })

const text = (
  { Paragraph, TextRun }: Docx,
  value: string,
  run: { size?: number; color?: string; bold?: boolean } = {},
) =>
  new Paragraph({
    spacing: { before: 40, after: 40 },
    children: [new TextRun({ text: plain(value), font: FONT, ...run })],
  })

/** Control characters that XML cannot hold are dropped. */
const plain = (value: string) => value.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
