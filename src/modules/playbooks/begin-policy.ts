import { sql } from 'kysely'
import type { Role } from '#engine/compiled.ts'
import type { Plain } from '#engine/tree.ts'
import type { Words } from '#platform/operation.ts'
import { type Ctx, implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { ownFile } from '../files/see-file.ts'
import { FileRefused, withFile } from '../imports/read-bytes.ts'
import { sayProblem } from '../imports/say-problem.ts'
import { beginPolicy, LONGEST_CLAUSE, paperProblems, splitPolicyPaper } from './contract/papers.ts'
import { saveVersion } from './drafts.ts'
import { setInText } from './edit-text.ts'
import { freeName } from './free-name.ts'
import { readPaper } from './read-paper.ts'
import { runningPlaybooks } from './running-playbooks.ts'
import { splitPaper } from './split-paper.ts'

export const splitPolicyPaperOperation = implement(splitPolicyPaper, async (ctx, input) => {
  const text = input.fileId ? await textOfFile(ctx, input.fileId) : (input.text ?? '')
  const { title, clauses } = splitPaper(text)
  if (clauses.length === 0) throw new Refusal('playbooks.paper_empty', {}, 'text')
  const long = clauses.find((clause) => clause.text.length > LONGEST_CLAUSE)
  if (long)
    throw new Refusal(
      'playbooks.clause_too_long',
      { id: long.id, count: long.text.length, most: LONGEST_CLAUSE },
      'text',
    )
  return { title, clauses, statements: clauses.filter((clause) => clause.statement).length }
})

async function textOfFile(ctx: Ctx, fileId: string): Promise<string> {
  const { digest } = await ownFile(ctx, fileId)
  try {
    return await withFile(ctx.files, digest, readPaper)
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error
    const own = (paperProblems as Record<string, Words>)[error.code]
    throw new Refusal(
      'playbooks.paper_unreadable',
      { why: own ?? sayProblem(error.code, error.values) },
      'fileId',
    )
  }
}

export const beginPolicyOperation = implement(beginPolicy, async (ctx, input) => {
  const seen = new Set<string>()
  for (const { id } of input.clauses) {
    if (seen.has(id)) throw new Refusal('playbooks.clause_twice', { id }, 'clauses')
    seen.add(id)
  }
  const name = await policyName(ctx, input.title)
  const roles = await firstRoles(ctx)
  const lead = roles.lead.name
  const header: [string, Plain][] = [
    ['playbook', name],
    ['title', input.title],
    ['locale', 'zh-CN'],
    ['time-zone', ctx.tenant.timeZone],
    [
      'document',
      {
        title: input.title,
        ...(input.number ? { number: input.number } : {}),
        version: '1',
        owner: lead,
        effective: ctx.now.slice(0, 10),
      },
    ],
    ['calendar', { hours: { 'mon-fri': ['09:00-18:00'] }, holidays: 'cn-state-council' }],
    ['counting', { 'start-day': 'not-counted', ends: 'end-of-day' }],
    [
      'defaults',
      {
        ladder: [
          { at: '1 day before due', tell: 'assignee' },
          { at: 'due', tell: lead },
        ],
        waive: { by: lead, reason: ['客户明确谢绝', '三次联系不上', '已由其他同事办妥', '情况变化不再需要'] },
      },
    ],
  ]
  let text = header.reduce((written, [key, value]) => setInText(written, [key], value), '')
  for (const { id, title, text: words, statement } of input.clauses)
    text = setInText(text, ['clauses', id], {
      title,
      ...(words ? { text: words } : {}),
      ...(statement ? { statement: 'yes' } : {}),
    })
  for (const role of [roles.lead, roles.front]) text = setInText(text, ['roles', role.name], plainRole(role))
  await sql`insert into playbooks (tenant_id, name, title) values (${ctx.tenantId}, ${name}, ${input.title})`.execute(
    ctx.db,
  )
  await saveVersion(ctx, name, { 'playbook.yaml': text })
  return { name }
})

type FirstRole = Pick<Role, 'name' | 'title' | 'scope' | 'superior' | 'publishes'>

/** Who works with customers and who leads them: as the company's running policies have it, else as most companies do. */
async function firstRoles(ctx: Ctx): Promise<{ front: FirstRole; lead: FirstRole }> {
  const known = (await runningPlaybooks(ctx)).flatMap(({ playbook }) => playbook.roles)
  const front = known.find(
    (role) => role.scope === 'own-grid' && known.some((each) => each.name === role.superior),
  )
  const lead = known.find((role) => role.name === front?.superior)
  if (front && lead)
    return {
      front,
      lead: {
        name: lead.name,
        title: lead.title,
        publishes: lead.publishes,
        ...(lead.scope ? { scope: lead.scope } : {}),
      },
    }
  return {
    front: {
      name: 'front-line',
      title: '客户管家',
      scope: 'own-grid',
      superior: 'team-lead',
      publishes: false,
    },
    lead: { name: 'team-lead', title: '客户管家主管', scope: 'project', publishes: true },
  }
}

const plainRole = ({ title, scope, superior, publishes }: FirstRole): Plain => ({
  title,
  ...(scope ? { scope } : {}),
  ...(superior ? { superior } : {}),
  ...(publishes ? { publishes: 'yes' } : {}),
})

async function policyName(ctx: Ctx, title: string): Promise<string> {
  const { rows } = await sql<{
    name: string
  }>`select name from playbooks where tenant_id = ${ctx.tenantId}`.execute(ctx.db)
  const taken = new Set(rows.map((row) => row.name))
  return freeName(title, (name) => taken.has(name))
}
