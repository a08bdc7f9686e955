import { publishedUntil } from '#engine/calendar-published.ts'
import { both, type Words } from '#platform/operation.ts'
import { type Ctx, implement } from '#platform/perform.ts'
import { localDayOf } from '../obligations/local-day.ts'
import { UNUSED_DAYS } from '../staff/contract/words.ts'
import { type HealthLine, seeHealth } from './contract.ts'

const DAY_MS = 86_400_000
/** A job that should have begun this long ago means that nobody works. */
const QUEUE_LATE_S = 120
const SLOW_MS = 100
const GIGABYTE = 1e9

interface Found {
  size: number
  waiting: number
  delay: number
  setAside: number
  failed: number
  sent: number
  unused: number
  installation: { name: string; value: Record<string, unknown> }[]
}

export const seeHealthOperation = implement(seeHealth, async (ctx, { secure }) => {
  const began = process.hrtime.bigint()
  await ctx.client.query('select 1')
  const answered = Number(process.hrtime.bigint() - began) / 1e6
  const found = await look(ctx)
  const lines = [
    database(found, answered),
    queue(found),
    setAside(found),
    sends(found),
    backup(ctx, found),
    drill(ctx, found),
    await disk(ctx),
    accounts(found),
    calendar(ctx),
    ...certificate(ctx),
    ...(secure === undefined ? [] : [address(secure)]),
  ]
  const worst = lines.some((line) => line.state === 'ill')
    ? 'ill'
    : lines.some((line) => line.state === 'look')
      ? 'look'
      : 'well'
  return { state: worst, lines, at: ctx.now } as const
})

async function look(ctx: Ctx): Promise<Found> {
  const { rows } = await ctx.client.query<Found>(
    `select pg_database_size(current_database()) as size,
      (select count(*) from jobs.job where state in ('created', 'retry') and start_after <= $2::timestamptz) as waiting,
      (select coalesce(extract(epoch from $2::timestamptz - min(start_after)), 0)::bigint from jobs.job where state in ('created', 'retry') and start_after <= $2::timestamptz) as delay,
      (select count(*) from set_aside_jobs where tenant_id = $1 and closed_at is null) as "setAside",
      (select count(*) from messages where tenant_id = $1 and state = 'failed' and claimed_at > $2::timestamptz - interval '1 day') as failed,
      (select count(*) from messages where tenant_id = $1 and sent_at > $2::timestamptz - interval '1 day') as sent,
      (select count(*) from staff where tenant_id = $1 and left_on is null and login_id is not null and coalesce(last_used_on, created_at::date) < $2::date - ${UNUSED_DAYS}) as unused,
      (select coalesce(json_agg(json_build_object('name', name, 'value', value)), '[]') from keban.installation where name in ('last-backup', 'last-drill')) as installation`,
    [ctx.tenantId, ctx.now],
  )
  return rows[0]!
}

const line = (
  name: HealthLine['name'],
  title: Words,
  state: HealthLine['state'],
  said: Words,
  todo: Words | null = null,
): HealthLine => ({
  name,
  title,
  state,
  said,
  todo: state === 'well' ? null : todo,
})

function database({ size }: Found, answered: number): HealthLine {
  const ms = answered.toFixed(answered < 10 ? 1 : 0)
  const megabytes = Math.round(size / 1e6)
  return line(
    'database',
    both('数据库', 'Database'),
    answered > SLOW_MS ? 'look' : 'well',
    both(`${ms} 毫秒回答，占 ${megabytes} MB`, `answers in ${ms} ms and holds ${megabytes} MB`),
    both(
      '数据库答得慢：看服务器忙不忙，磁盘还快不快。',
      'It answers slowly: see whether the machine is busy and the disk still fast.',
    ),
  )
}

const queue = ({ waiting, delay }: Found) =>
  line(
    'queue',
    both('后台工作', 'Background work'),
    delay > QUEUE_LATE_S ? 'ill' : 'well',
    waiting === 0
      ? both('没有排队的', 'nothing waits')
      : both(`${waiting} 件在排队，最久 ${delay} 秒`, `${waiting} wait, the longest ${delay} s`),
    both('没有人在做后台工作：看工作进程是否在运行。', 'Nobody does it: see whether the worker runs.'),
  )

const setAside = ({ setAside: count }: Found) =>
  line(
    'set-aside',
    both('没办成的工作', 'Work that failed'),
    count > 0 ? 'look' : 'well',
    count === 0 ? both('没有', 'none') : both(`${count} 件`, `${count}`),
    both(
      '到「没办成的工作」看原因，再试或不再办。',
      'See “Failed work” for the reasons, and try again or drop it.',
    ),
  )

const sends = ({ failed, sent }: Found) =>
  line(
    'sends',
    both('一天内的消息', 'Messages of a day'),
    failed > 0 ? 'look' : 'well',
    both(`发出 ${sent} 条，没发出 ${failed} 条`, `${sent} sent, ${failed} failed`),
    both('到「消息」看服务商怎么说。', 'See “Messages” for what the provider said.'),
  )

const told = ({ installation }: Found, name: string) => installation.find((each) => each.name === name)?.value
const ageInDays = (ctx: Ctx, at: unknown) =>
  typeof at === 'string' ? (Date.parse(ctx.now) - Date.parse(at)) / DAY_MS : null

function backup(ctx: Ctx, found: Found): HealthLine {
  const last = told(found, 'last-backup')
  const age = ageInDays(ctx, last?.at)
  const lost = Number(last?.lost ?? 0)
  return line(
    'backup',
    both('备份', 'Backup'),
    age === null || age > 7 || lost > 0 ? 'ill' : age > 1.5 ? 'look' : 'well',
    age === null
      ? both('还没有备份过', 'there is none')
      : both(
          `上次 ${localDayOf(String(last!.at), ctx.tenant.timeZone)}，${last!.rows} 行`,
          `the last on ${localDayOf(String(last!.at), ctx.tenant.timeZone)}, ${last!.rows} rows`,
        ),
    lost > 0
      ? both(`上次备份有 ${lost} 个文件找不到内容。`, `The last one missed the content of ${lost} files.`)
      : both(
          '在服务器上运行 npm run -s backup -- --to <新文件夹>，每天一次。',
          'Run npm run -s backup -- --to <new folder> on the server, daily.',
        ),
  )
}

function drill(ctx: Ctx, found: Found): HealthLine {
  const last = told(found, 'last-drill')
  const age = ageInDays(ctx, last?.at)
  return line(
    'drill',
    both('恢复演练', 'Restore drill'),
    last?.equal === false ? 'ill' : age === null || age > 95 ? 'look' : 'well',
    age === null
      ? both('还没有演练过', 'none was held')
      : last!.equal
        ? both(
            `${localDayOf(String(last!.at), ctx.tenant.timeZone)} 演练过，${last!.tables} 张表都对得上`,
            `held on ${localDayOf(String(last!.at), ctx.tenant.timeZone)}: ${last!.tables} tables agreed`,
          )
        : both('上次演练对不上', 'the last one did not agree'),
    both(
      '每季度一次：npm run -s drill -- --from <备份文件夹>。',
      'Once a quarter: npm run -s drill -- --from <folder of a backup>.',
    ),
  )
}

async function disk(ctx: Ctx): Promise<HealthLine> {
  const { free, size } = await ctx.host.disk()
  const share = free / size
  const room = (free / GIGABYTE).toFixed(1)
  return line(
    'disk',
    both('磁盘', 'Disk'),
    share < 0.05 || free < GIGABYTE ? 'ill' : share < 0.15 || free < 5 * GIGABYTE ? 'look' : 'well',
    both(`还有 ${room} GB，占 ${Math.round(share * 100)}%`, `${room} GB free, ${Math.round(share * 100)}%`),
    both(
      '快满了：清掉旧备份，或换大的磁盘；满了以后什么都记不下来。',
      'Nearly full: remove old backups or take a larger disk. Nothing is recorded on a full one.',
    ),
  )
}

const accounts = ({ unused }: Found) =>
  line(
    'accounts',
    both('没人用的账号', 'Unused accounts'),
    unused > 0 ? 'look' : 'well',
    unused === 0
      ? both(`${UNUSED_DAYS} 天内都有人用`, `all used within ${UNUSED_DAYS} days`)
      : both(`${unused} 个账号 ${UNUSED_DAYS} 天没用过`, `${unused} not used for ${UNUSED_DAYS} days`),
    both(
      '到「人员与分片」看是谁：离职的停用，其余的问一声。',
      'See “Staff” who they are: close leavers, ask the others.',
    ),
  )

function certificate(ctx: Ctx): HealthLine[] {
  const ends = ctx.host.certificateEnds()
  if (ends === null) return []
  const left = Math.floor((Date.parse(ends) - Date.parse(ctx.now)) / DAY_MS)
  const day = localDayOf(ends, ctx.tenant.timeZone)
  return [
    line(
      'certificate',
      both('证书', 'Certificate'),
      left < 7 ? 'ill' : left < 30 ? 'look' : 'well',
      left < 0
        ? both(`${day} 已过期`, `ended on ${day}`)
        : both(`到 ${day}，还有 ${left} 天`, `until ${day}, ${left} days`),
      both('换上新证书文件即可，不用重启。', 'Put the new file in its place; no restart is needed.'),
    ),
  ]
}

function calendar(ctx: Ctx): HealthLine {
  const until = publishedUntil(ctx.tenant.publishedDays)
  const today = localDayOf(ctx.now, ctx.tenant.timeZone)
  return line(
    'calendar',
    both('日历', 'Calendar'),
    today > until ? 'ill' : today >= `${until.slice(0, 4)}-11-01` ? 'look' : 'well',
    both(`放假安排已知到 ${until}`, `days off are known until ${until}`),
    both('到「日历与期限试算」发布明年的放假安排。', 'Publish the days of next year under “Calendar”.'),
  )
}

const address = (secure: boolean) =>
  line(
    'address',
    both('网址', 'Address'),
    secure ? 'well' : 'look',
    secure ? both('https', 'https') : both('http，没有加密', 'plain http'),
    both(
      '手机拍照定位与离线不可用；在前面放一个带证书的代理，见运行手册。',
      'Photos with a place and work without a line are not possible on phones; put a proxy with a certificate in front, see the operations guide.',
    ),
  )
