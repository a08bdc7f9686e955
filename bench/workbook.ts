import { createReadStream, createWriteStream, existsSync, statSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import type { Client } from 'pg'
import { receiptOf } from '#modules/files/keep-file.ts'
import { loadActor } from '#modules/staff/find-actor.ts'
import { perform } from '#platform/perform.ts'
import type { Opened } from '../src/start/system.ts'
import { forgetImport } from './forget.ts'
import { child, heard } from './measure.ts'
import { NOW, type Place, type Seeded } from './place.ts'

const HOMES = 100_000
const SURNAMES = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张']
const HEADER =
  '房号,姓名,手机,备用电话,身份,建筑面积,生日,邮箱,通讯地址,签约日期,交付日期,级别,关怀同意,备注'.split(',')
const MB = 1024 * 1024

/** A ledger of 100,000 homes with an owner each, about 20 MB packed; written once. */
async function ledger(directory: string): Promise<string> {
  const path = join(directory, '..', 'ledger.xlsx')
  if (existsSync(path)) return path
  const { default: ExcelJS } = await import('exceljs')
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({
    stream: createWriteStream(path),
    useSharedStrings: false,
  })
  const sheet = book.addWorksheet('业主台账')
  sheet.addRow(['云栖花园业主台账']).commit()
  sheet.addRow(HEADER).commit()
  let seed = 7
  const chance = (below: number) => {
    seed = (seed * 48_271) % 2_147_483_647
    return seed % below
  }
  const words = (length: number) =>
    Array.from({ length }, () => String.fromCodePoint(0x4e00 + chance(12_000))).join('')
  for (let n = 0; n < HOMES; n++) {
    const floor = 1 + (Math.floor(n / 8) % 25)
    const home = `${1 + Math.floor(n / 200)}-${1 + (Math.floor(n / 4) % 2)}-${floor}0${1 + (n % 4)}`
    const name = SURNAMES[chance(24)]! + words(2)
    const day = (year: number) => `${year}-${10 + chance(3)}-${10 + chance(18)}`
    sheet
      .addRow([
        home,
        name,
        `13${String(100_000_000 + n * 7)}`,
        `0571-8${String(1_000_000 + chance(8_000_000))}`,
        '业主',
        60 + chance(12_000) / 100,
        day(1960 + chance(40)),
        `a${n}@example.com`,
        `${words(6)}路${chance(900)}号`,
        day(2024),
        day(2025),
        ['金卡', '银卡', ''][chance(3)],
        ['是', '否', ''][chance(3)],
        words(44),
      ])
      .commit()
  }
  await book.commit()
  return path
}

interface Step {
  ms: number
  peak: number
  cpu: number
  database: number
}

/** The ledger through a worker of its own, while somebody keeps asking for lists. */
export async function importLedger(
  place: Place,
  { tenantId }: Seeded,
  { system }: Opened,
  owner: Client,
): Promise<void> {
  const path = await ledger(place.directory)
  const founders = await owner.query('select id from staff where tenant_id = $1 and name = $2', [
    tenantId,
    '罗辉',
  ])
  const actor = await loadActor(system.pool, tenantId, founders.rows[0].id, new Date(NOW))
  const ask = async (operation: string, input: unknown) =>
    (await perform(system, { operation, input, actor, now: NOW })) as { id: string }
  const { digest, size } = await system.files.put(createReadStream(path), 100 * MB)
  const receipt = receiptOf(system.vault, tenantId, actor.id, digest)
  const { id: projectId } = await ask('places.add-project', { name: `台账 ${Date.now()}` })
  const file = await ask('files.keep', { digest, size, name: 'ledger.xlsx', type: 'x', receipt })
  const { id } = await ask('imports.start', { fileId: file.id, projectId })
  const worker = child(
    'importer.ts',
    [place.directory, JSON.stringify(place.connection), tenantId, id],
    [
      // As src/main.ts starts a worker.
      '--heap-growing-percent=40',
    ],
  )
  await heard(worker)
  const waits: number[] = []
  let over = false
  const somebody = (async () => {
    while (!over) {
      const from = performance.now()
      await ask('customers.list', { limit: 50 })
      await ask('imports.see', { id })
      waits.push(performance.now() - from)
      await new Promise((go) => setTimeout(go, 200))
    }
  })()
  const work = async (operation: string): Promise<Step> => {
    worker.send({ operation })
    return heard<Step>(worker)
  }
  const read = await work('imports.read-file')
  await ask('imports.check', { id })
  const check = await work('imports.check-rows')
  await ask('imports.confirm', { id })
  const apply = await work('imports.apply-rows')
  over = true
  await somebody
  await forgetImport(owner, tenantId, id)
  waits.sort((one, other) => one - other)
  const said = ({ ms, cpu, database }: Step) =>
    `${(ms / 1000).toFixed(1)} s (of the processor ${cpu.toFixed(0)} s and ${database.toFixed(0)} s in the database)`
  console.log(
    `(m) ${(statSync(path).size / MB).toFixed(1)} MB, ${HOMES} homes and owners: read ${said(read)}, dry run ${said(check)}, import ${said(apply)}; ` +
      `worker at most ${[read, check, apply].map(({ peak }) => Math.round(peak)).join(', ')} MB; a list and the page meanwhile p50 ${waits[Math.floor(waits.length / 2)]!.toFixed(0)} ms, ` +
      `p99 ${waits[Math.floor(waits.length * 0.99)]!.toFixed(0)} ms   load ${loadavg()[0]!.toFixed(1)}`,
  )
}
