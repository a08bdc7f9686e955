import { sql } from 'kysely'
import { both, type OutputOf, type Words } from '#platform/operation.ts'
import { type Ctx, implement } from '#platform/perform.ts'
import { localDayOf } from '../obligations/local-day.ts'
import { runningPlaybooks } from '../playbooks/running-playbooks.ts'
import { unheldRoles } from '../playbooks/unheld-roles.ts'
import { seeChecklist } from './contract.ts'

type Step = OutputOf<typeof seeChecklist>['steps'][number]

interface Counts {
  projects: number
  homes: number
  staff: number
  homesWithoutSteward: number
  customers: number
  homesWithoutOwner: number
  consents: number
  undecided: number
  history: number
  rehearsals: number
  drafts: number
  open: number
  firstDue: string | null
}

/** Each step with what there is and what is missing, so that a person alone gets from nothing to the first real day. */
export const seeChecklistOperation = implement(seeChecklist, async (ctx) => {
  const counts = await countsOf(ctx)
  const running = await runningPlaybooks(ctx)
  const unheld = await unheldRoles(ctx, ...running.map(({ playbook }) => playbook))
  const clauses = running.flatMap(({ playbook }) => playbook.clauses)
  const uncarried = clauses.filter((clause) => !clause.statement && clause.carriedBy.length === 0).length
  const today = localDayOf(ctx.now, ctx.tenant.timeZone)
  const steps = [
    company(ctx),
    places(counts),
    people(counts, unheld.length),
    grids(counts),
    owners(counts),
    consents(counts),
    history(counts),
    policy(counts, running.length, clauses.length, uncarried),
    rehearsal(counts),
  ]
  const ready = steps.every((step) => step.state !== 'open')
  return { steps: [...steps, goLive(ctx, counts, ready, today)], goLiveOn: ctx.tenant.goLiveOn }
})

const step = (
  name: Step['name'],
  done: boolean,
  count: number,
  there: Words,
  missing: Words | null = null,
): Step => ({
  name,
  state: done ? 'done' : 'open',
  count,
  there,
  missing: done ? null : missing,
})

const company = (ctx: Ctx) =>
  step(
    'company',
    true,
    1,
    both(
      `${ctx.tenant.name}，启用日 ${ctx.tenant.goLiveOn}`,
      `${ctx.tenant.name}, live from ${ctx.tenant.goLiveOn}`,
    ),
  )

const places = ({ projects, homes }: Counts) =>
  step(
    'places',
    projects > 0 && homes > 0,
    homes,
    both(`${projects} 个项目，${homes} 户房屋`, `${projects} projects, ${homes} homes`),
    projects === 0
      ? both('先新建一个项目。', 'Add a project first.')
      : both(
          '项目里还没有房屋：按规则生成，或随业主一起导入。',
          'There are no homes yet: make them by rule, or import them with their owners.',
        ),
  )

const people = ({ staff }: Counts, unheld: number) =>
  step(
    'people',
    staff > 1 && unheld === 0,
    staff,
    both(`${staff} 位在职人员`, `${staff} people at work`),
    staff > 1
      ? both(`${unheld} 个岗位有事要办，还没有人。`, `${unheld} roles owe something and nobody holds them.`)
      : both('除了你还没有别人。', 'There is nobody but you.'),
  )

const grids = ({ homes, homesWithoutSteward }: Counts) =>
  step(
    'grids',
    homes > 0 && homesWithoutSteward === 0,
    homes - homesWithoutSteward,
    both(`${homes - homesWithoutSteward} 户有管家`, `${homes - homesWithoutSteward} homes have a steward`),
    homes === 0
      ? both('有了房屋才能分片。', 'Homes come first.')
      : both(
          `${homesWithoutSteward} 户还没有管家，这些户的事没有人看见。`,
          `${homesWithoutSteward} homes have no steward: nobody sees what is owed there.`,
        ),
  )

const owners = ({ customers, homesWithoutOwner }: Counts) =>
  step(
    'owners',
    customers > 0,
    customers,
    both(
      `${customers} 位客户${homesWithoutOwner > 0 ? `；${homesWithoutOwner} 户还没有登记业主` : ''}`,
      `${customers} customers${homesWithoutOwner > 0 ? `; ${homesWithoutOwner} homes without an owner` : ''}`,
    ),
    both('还没有客户：导入业主台账。', 'There are no customers yet: import the list of owners.'),
  )

const consents = ({ customers, consents: given, undecided }: Counts) =>
  step(
    'consents',
    given > 0,
    given,
    both(
      `${given} 位表过态${undecided > 0 ? `；${undecided} 位没有，不会收到关怀和营销` : ''}`,
      `${given} have said yes or no${undecided > 0 ? `; ${undecided} have not and receive no care or marketing` : ''}`,
    ),
    customers === 0
      ? both('有了客户再登记同意。', 'Customers come first.')
      : both(
          '还没有人表过态：随导入带上“同意关怀”一列，或在下次联系时问。',
          'Nobody has said anything yet: bring a column of consent with the import, or ask at the next contact.',
        ),
  )

const history = ({ history: contacts }: Counts): Step => ({
  ...step(
    'history',
    contacts > 0,
    contacts,
    both(`启用日前的联系 ${contacts} 次`, `${contacts} contacts before going live`),
  ),
  ...(contacts > 0
    ? {}
    : {
        state: 'optional',
        missing: both(
          '可以没有。有的话，「久未见过」从真实的日子算起。',
          'May be left out. With it, “longest unvisited” counts from real days.',
        ),
      }),
})

const policy = ({ drafts }: Counts, running: number, clauses: number, uncarried: number) =>
  step(
    'policy',
    running > 0,
    running,
    both(
      `${running} 份在运行，共 ${clauses} 条${uncarried > 0 ? `；${uncarried} 条还没有落实方式` : ''}`,
      `${running} running with ${clauses} clauses${uncarried > 0 ? `; ${uncarried} carried out by nothing yet` : ''}`,
    ),
    drafts > 0
      ? both(`有 ${drafts} 份稿子还没发布。`, `${drafts} drafts are not published.`)
      : both('采用一份制度包，或把纸上的制度放进来。', 'Adopt a pack, or bring in your paper.'),
  )

const rehearsal = ({ rehearsals }: Counts) =>
  step(
    'rehearsal',
    rehearsals > 0,
    rehearsals,
    both(`试跑过 ${rehearsals} 次`, `${rehearsals} rehearsals`),
    both(
      '先拿明年试跑一遍，看每人每周有多少事。',
      'Rehearse next year first: how much work falls on whom each week.',
    ),
  )

function goLive(ctx: Ctx, { open, firstDue }: Counts, ready: boolean, today: string): Step {
  const { goLiveOn } = ctx.tenant
  const live = goLiveOn <= today
  const due = firstDue ? localDayOf(firstDue, ctx.tenant.timeZone) : null
  return step(
    'go-live',
    live && ready,
    open,
    both(
      `${open} 件待办${due ? `，最早 ${due} 到期` : ''}`,
      `${open} open matters${due ? `, the first due on ${due}` : ''}`,
    ),
    live
      ? both('前面还有没做完的，见上。', 'Something above is not done yet.')
      : both(
          `${goLiveOn} 启用；在那以前的事是历史，不会变成待办。`,
          `Goes live on ${goLiveOn}: what lies before is history and opens nothing.`,
        ),
  )
}

async function countsOf(ctx: Ctx): Promise<Counts> {
  const own = sql`tenant_id = ${ctx.tenantId}`
  const { rows } = await sql<Counts>`select
      (select count(*) from projects where ${own}) as projects,
      (select count(*) from units where ${own}) as homes,
      (select count(*) from staff where ${own} and left_on is null) as staff,
      (select count(*) from units where ${own} and steward_id is null) as "homesWithoutSteward",
      (select count(*) from customers where ${own} and merged_into is null) as customers,
      (select count(*) from units u where u.tenant_id = ${ctx.tenantId} and not exists (select from holdings h where h.tenant_id = u.tenant_id and h.unit_id = u.id and h.role = 'owner' and h.ended_on is null)) as "homesWithoutOwner",
      (select count(distinct customer_id) from consents where ${own} and purpose = 'care') as consents,
      (select count(*) from customers c where c.tenant_id = ${ctx.tenantId} and c.merged_into is null and not exists (select from consents g where g.tenant_id = c.tenant_id and g.customer_id = c.id and g.purpose = 'care')) as undecided,
      (select count(*) from contacts where ${own} and happened_at < (${ctx.tenant.goLiveOn}::date::timestamp at time zone ${ctx.tenant.timeZone})) as history,
      (select count(*) from rehearsals where ${own} and state = 'done') as rehearsals,
      (select count(*) from playbook_versions where ${own} and state = 'draft') as drafts,
      (select count(*) from obligations where ${own} and state = 'open' and not parent) as open,
      (select min(due_at) from obligations where ${own} and state = 'open' and not parent) as "firstDue"`.execute(
    ctx.db,
  )
  return rows[0]!
}
