import { sql } from 'kysely'
import { parse } from 'yaml'
import type { z } from 'zod'
import { at, type Plain } from '#engine/tree.ts'
import { type Ctx, implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import {
  addMessage,
  addRole,
  addSentence,
  type beginnings,
  changeClause,
  changeSentence,
  type SentencesShown,
} from './contract/sentences.ts'
import { type Draft, draftOf } from './drafts.ts'
import { removeFromText, setInText } from './edit-text.ts'
import { freeName } from './free-name.ts'
import { listOf } from './gap-words.ts'
import { readPackTree } from './read-pack.ts'
import { type OpenDraft, openDraft, viewOf } from './read-sentences.ts'
import { runningPlaybooks } from './running-playbooks.ts'

/** One place of the draft's text, and what shall stand there; null takes it out. */
interface Edit {
  path: string[]
  value: Plain | null
}

export const changeSentenceOperation = implement(changeSentence, async (ctx, input) =>
  edit(ctx, input, async (open) => {
    const value = input.written === undefined ? input.value : readWritten(input.written)
    return [...(await rolesNeeded(ctx, open, input.path, value)), { path: input.path, value }]
  }),
)

export const addSentenceOperation = implement(addSentence, async (ctx, input) =>
  edit(ctx, input, async (open) => {
    const name = nameIn(open, 'care', input.title)
    const path = ['care', name]
    const entry = {
      title: input.title,
      ...(input.clause ? { clause: input.clause } : {}),
      ...begin[input.begins](input.role),
    }
    return [...(await rolesNeeded(ctx, open, [...path, 'who'], input.role)), { path, value: entry }]
  }),
)

export const changeClauseOperation = implement(changeClause, async (ctx, input) =>
  edit(ctx, input, async () => [
    { path: ['clauses', input.id, 'title'], value: input.title },
    { path: ['clauses', input.id, 'text'], value: input.text || null },
    { path: ['clauses', input.id, 'statement'], value: input.statement ? 'yes' : null },
  ]),
)

export const addRoleOperation = implement(addRole, async (ctx, input) =>
  edit(ctx, input, async (open) => [
    {
      path: ['roles', nameIn(open, 'roles', input.title)],
      value: { title: input.title, scope: input.scope },
    },
  ]),
)

export const addMessageOperation = implement(addMessage, async (ctx, input) => {
  const draft = await draftOf(ctx, input.name, input.revision)
  const name = nameIn(openDraft(draft.files), 'messages', input.title)
  const file = `messages/${name}.md`
  const entry = { title: input.title, kind: input.kind, purpose: input.purpose, file }
  const files = { ...draft.files, [`messages/zh-CN/${name}.md`]: `# ${input.title}\n\n${input.text}\n` }
  return keep(ctx, input.name, { ...draft, files }, [{ path: ['messages', name], value: entry }])
})

type Begins = (role: string) => { [key: string]: Plain }

/** What each beginning says before anybody filled its gaps: whole, so that it can be rehearsed at once. */
const begin: Record<(typeof beginnings)[number], Begins> = {
  when: (who) => ({
    when: 'holding.signed',
    due: '3 working days',
    who,
    do: { contact: { by: ['phone', 'wechat', 'face'] } },
  }),
  every: (who) => ({ for: 'each project', every: 'month', due: 'end of month', who, do: { task: '…' } }),
  cover: (who) => ({
    for: 'each customer',
    cover: { 'once-per': 'year' },
    who,
    do: { contact: { by: ['phone', 'face'] } },
  }),
  birthday: (who) => ({
    for: 'each customer where consent.care',
    every: 'birthday of customer',
    due: 'on birthday',
    who,
    do: { contact: { by: ['phone', 'wechat', 'sms'] } },
  }),
  before: (who) => ({
    for: 'each project',
    when: 'project.handover-planned',
    due: '30 days before firstHandoverOn',
    who,
    do: { task: '…' },
  }),
}

type Changing = { name: string; revision: number }

async function edit(
  ctx: Ctx,
  input: Changing,
  edits: (open: OpenDraft) => Promise<Edit[]>,
): Promise<z.input<typeof changeSentence.output>> {
  const draft = await draftOf(ctx, input.name, input.revision)
  return keep(ctx, input.name, draft, await edits(openDraft(draft.files)))
}

async function keep(ctx: Ctx, name: string, draft: Draft, edits: Edit[]): Promise<SentencesShown> {
  const files = edits.reduce(applied, draft.files)
  const open = openDraft(files)
  await sql`update playbook_versions set files = ${JSON.stringify(files)}::jsonb, revision = revision + 1, author_id = ${ctx.actor.id}::uuid
    where tenant_id = ${ctx.tenantId} and playbook = ${name} and version = ${draft.version}`.execute(ctx.db)
  return viewOf({ version: draft.version, revision: draft.revision + 1 }, open)
}

function applied(files: Record<string, string>, { path, value }: Edit): Record<string, string> {
  const file = fileOf(files, path)
  const text = files[file] ?? ''
  try {
    return { ...files, [file]: value === null ? removeFromText(text, path) : setInText(text, path, value) }
  } catch {
    throw new Refusal('playbooks.place_taken', { path: path.join(' / ') }, 'path')
  }
}

/** The file that holds a place, or the deepest of what leads to it. */
function fileOf(files: Record<string, string>, path: string[]): string {
  const { tree } = readPackTree(new Map(Object.entries(files)))
  for (let depth = path.length; depth > 0; depth--) {
    const found = at(tree, ...path.slice(0, depth))
    if (found?.file) return found.file
  }
  return 'playbook.yaml'
}

function readWritten(text: string): Plain {
  try {
    const value: unknown = parse(text, { schema: 'failsafe', uniqueKeys: true, maxAliasCount: 0 })
    return (value ?? '') as Plain
  } catch (cause) {
    throw new Refusal(
      'playbooks.raw_unreadable',
      { text: text.slice(0, 60), why: (cause as Error).message.split('\n')[0] ?? '' },
      'written',
    )
  }
}

/** A role that only another policy of the company has is brought along with those it names. */
async function rolesNeeded(ctx: Ctx, open: OpenDraft, path: string[], value: Plain | null): Promise<Edit[]> {
  if (!['who', 'with', 'ladder', 'waive', 'do'].includes(path.at(-1) ?? '')) return []
  const others = new Map(
    (await runningPlaybooks(ctx)).flatMap(({ playbook }) => playbook.roles.map((role) => [role.name, role])),
  )
  const missing = new Map<string, Edit>()
  const need = (name: string | undefined) => {
    const role = name === undefined ? undefined : others.get(name)
    if (!role || missing.has(role.name) || at(open.tree, 'roles', role.name)) return
    const { title, scope, superior, members } = role
    const known = superior && others.has(superior) ? superior : undefined
    missing.set(role.name, {
      path: ['roles', role.name],
      value: {
        title,
        ...(scope ? { scope } : {}),
        ...(known ? { superior: known } : {}),
        ...(members.length > 0 ? { members } : {}),
      },
    })
    for (const each of [known, ...members]) need(each)
  }
  for (const text of textsWithin(value)) need(text.replace(/^superior of /, ''))
  return [...missing.values()]
}

const textsWithin = (value: Plain | null): string[] =>
  value === null || typeof value === 'string'
    ? listOf(value)
    : Object.values(value).flatMap((each) => textsWithin(each as Plain))

const nameIn = (open: OpenDraft, block: string, title: string) =>
  freeName(title, (name) => at(open.tree, block, name) !== undefined)
