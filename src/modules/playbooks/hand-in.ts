import { sql } from 'kysely'
import { blockByName } from '#engine/blocks/all-blocks.ts'
import { compareTrees, type TreeChange } from '#engine/compare-trees.ts'
import { at, type Branch, textAt, textsOf } from '#engine/tree.ts'
import { both } from '#platform/operation.ts'
import { type Ctx, implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { ringAtOnce } from '../obligations/ring-at-once.ts'
import { whoMay } from '../staff/who-may.ts'
import { handBack, handIn, seeChanges } from './contract/handing-in.ts'
import { draftOf } from './drafts.ts'
import { refuseErrors } from './publish-playbook.ts'
import { readPackTree } from './read-pack.ts'

interface Version {
  version: number
  state: string
  running: boolean
  files: Record<string, string>
  asked: { by: string; id: string; at: string; words: string } | null
  returned: { by: string; id: string; at: string; words: string } | null
}

/** The version of this number; without one the running version, or the draft. */
async function versionOf(
  ctx: Ctx,
  name: string,
  which: number | 'running' | 'draft',
): Promise<Version | undefined> {
  const wanted =
    which === 'running'
      ? sql`v.version = p.running`
      : which === 'draft'
        ? sql`v.state = 'draft'`
        : sql`v.version = ${which}`
  const { rows } =
    await sql<Version>`select v.version, v.state, v.files, v.version is not distinct from p.running as running,
      case when v.asked_revision = v.revision then json_build_object('by', a.name, 'id', a.id, 'at', v.asked_at, 'words', v.asked_words) end as asked,
      case when v.returned_at is not null then json_build_object('by', r.name, 'id', r.id, 'at', v.returned_at, 'words', v.returned_words) end as returned
    from playbook_versions v join playbooks p on p.tenant_id = v.tenant_id and p.name = v.playbook
    left join staff a on a.tenant_id = v.tenant_id and a.id = v.asked_by left join staff r on r.tenant_id = v.tenant_id and r.id = v.returned_by
    where v.tenant_id = ${ctx.tenantId} and v.playbook = ${name} and ${wanted}`.execute(ctx.db)
  return rows[0]
}

const EMPTY: Branch = { kind: 'map', entries: new Map(), line: 1, column: 1 }

function changesBetween(first: Version | undefined, second: Version) {
  const trees = [first, second].map((version) =>
    version ? readPackTree(new Map(Object.entries(version.files))).tree : EMPTY,
  ) as [Branch, Branch]
  const shown = compareTrees(...trees).map((change) => ({
    change: change.change,
    ...named(change, trees),
    values: change.values.map(({ path, was, now }) => ({ key: path.join('.'), was, now })),
  }))
  return [...shown, ...textChanges(first?.files ?? {}, second.files)]
}

function named({ block, entry }: TreeChange, trees: readonly Branch[]) {
  const known = blockByName.get(block)
  const of = (key: string) =>
    trees.map((tree) => at(tree, block, entry ?? '', key)).findLast((node) => node !== undefined)
  const title = entry && (textAt(of('title')) ?? entry)
  return {
    block: known ? both(known.zh, known.en) : both('制度本身', 'The policy itself'),
    title: title ? (block === 'clauses' ? `${entry} ${title}` : title) : block,
    clauses: block === 'clauses' ? [entry!] : textsOf(of('clause')),
  }
}

/** Texts of messages and whatever else lies beside the blocks. */
function textChanges(first: Record<string, string>, second: Record<string, string>) {
  const files = [...new Set([...Object.keys(first), ...Object.keys(second)])].filter(
    (file) => !file.endsWith('.yaml'),
  )
  return files
    .filter((file) => first[file] !== second[file])
    .map((file) => ({
      change:
        first[file] === undefined
          ? ('added' as const)
          : second[file] === undefined
            ? ('removed' as const)
            : ('changed' as const),
      block: both('文本', 'Texts'),
      title: file,
      clauses: [],
      values: [{ key: '', was: first[file] ?? null, now: second[file] ?? null }],
    }))
}

export const seeChangesOperation = implement(seeChanges, async (ctx, { name, from, to }) => {
  const second = await versionOf(ctx, name, to ?? 'draft')
  if (!second)
    throw new Refusal(to ? 'playbooks.version_unknown' : 'playbooks.no_draft', { version: to ?? 0 })
  const first = await versionOf(ctx, name, from ?? 'running')
  if (from && !first) throw new Refusal('playbooks.version_unknown', { version: from })
  const said = (who: Version['asked']) =>
    who && { by: who.by, mine: who.id === ctx.actor.id, at: who.at, words: who.words }
  const draft = second.state === 'draft'
  return {
    from: first?.version ?? null,
    to: second.version,
    changes: changesBetween(first, second),
    asked: draft ? said(second.asked) : null,
    returned: draft && !second.asked ? said(second.returned) : null,
  }
})

export const handInOperation = implement(handIn, async (ctx, { name, revision, words }) => {
  const draft = await draftOf(ctx, name, revision)
  refuseErrors(draft.files)
  const running = await versionOf(ctx, name, 'running')
  if (changesBetween(running, (await versionOf(ctx, name, 'draft'))!).length === 0)
    throw new Refusal('playbooks.nothing_changed')
  const publishers = (await whoMay(ctx, ['playbook.publish'], null)).filter((id) => id !== ctx.actor.id)
  if (publishers.length === 0) throw new Refusal('playbooks.nobody_publishes')
  await sql`update playbook_versions set asked_revision = revision, asked_by = ${ctx.actor.id}, asked_at = ${ctx.now}, asked_words = ${words},
      returned_by = null, returned_at = null, returned_words = null
    where tenant_id = ${ctx.tenantId} and playbook = ${name} and version = ${draft.version}`.execute(ctx.db)
  await ringAtOnce(
    ctx,
    publishers.map((staffId) => ({ staffId, kind: 'policy-asked', detail: { playbook: name } })),
  )
  return { told: publishers.length }
})

export const handBackOperation = implement(handBack, async (ctx, { name, revision, words }) => {
  const draft = await draftOf(ctx, name, revision)
  const asked = (await versionOf(ctx, name, 'draft'))?.asked
  if (!asked) throw new Refusal('playbooks.not_handed_in')
  await sql`update playbook_versions set asked_revision = null, returned_by = ${ctx.actor.id}, returned_at = ${ctx.now}, returned_words = ${words}
    where tenant_id = ${ctx.tenantId} and playbook = ${name} and version = ${draft.version}`.execute(ctx.db)
  await ringAtOnce(ctx, [{ staffId: asked.id, kind: 'policy-returned', detail: { playbook: name } }])
  return { ok: true }
})
