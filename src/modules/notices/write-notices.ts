import { sql } from 'kysely'
import { newId } from '#platform/id.ts'
import type { Ctx } from '#platform/perform.ts'

export interface NewNotice {
  staffId?: string
  robotId?: string
  kind: 'morning' | 'afternoon' | 'at-once' | 'test'
  /** What it is about; the same person is told of one occasion once. */
  occasion: string
  /** Null: there is no way to reach him, and the row says so. */
  channel: string | null
  body: string
  notBefore: string
  until: string
}

/** Writes notices in one statement; an occasion that was told already stays as it is. */
export async function writeNotices(ctx: Ctx, notices: readonly NewNotice[]): Promise<string[]> {
  if (notices.length === 0) return []
  const rows = notices.map((each) => ({
    id: newId(Date.parse(ctx.now)),
    staff_id: each.staffId ?? null,
    robot_id: each.robotId ?? null,
    kind: each.kind,
    occasion: each.occasion,
    channel: each.channel,
    body: each.body,
    not_before: each.notBefore,
    until_at: each.until,
  }))
  const made = await sql<{ id: string }>`
    insert into notices (tenant_id, id, staff_id, robot_id, kind, occasion, channel, body, state, skip_reason, made_at, not_before, until_at)
    select ${ctx.tenantId}, x.id, x.staff_id, x.robot_id, x.kind, x.occasion, x.channel, x.body, case when x.channel is null then 'skipped' else 'queued' end,
      case when x.channel is null then 'no-way' end, ${ctx.now}::timestamptz, x.not_before, x.until_at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(id uuid, staff_id uuid, robot_id uuid, kind text, occasion text, channel text, body text,
      not_before timestamptz, until_at timestamptz)
    on conflict do nothing returning id`.execute(ctx.db)
  return made.rows.map((row) => row.id)
}
