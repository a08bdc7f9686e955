import { blocks } from '#engine/blocks/all-blocks.ts'
import { packKeys } from '#engine/blocks/header.ts'
import { carriedState, carriedStates } from '#engine/carried-state.ts'
import { vocabularyOf } from '#engine/extend-vocabulary.ts'
import { Findings } from '#engine/findings.ts'
import { type FindPack, mergePacks } from '#engine/merge-packs.ts'
import type { Playbook } from '#engine/playbook.ts'
import { jsonSchemaOf, sharedSchemas } from '#engine/shape-schema.ts'
import type { Node } from '#engine/tree.ts'

/** One JSON line per clause: what carries it, and whether this engine already does. */
export function coverageOf(playbook: Playbook): string[] {
  return playbook.clauses.map((clause) => {
    const state = carriedState(playbook, clause)
    const { zh, en } = carriedStates[state]
    return JSON.stringify({ clause: clause.id, title: clause.title, state, zh, en, by: clause.carriedBy })
  })
}

/** One JSON line per subject: every field with its type and options, relation, list and event a condition may name. */
export function factsOf(pack: Node, find: FindPack): string[] {
  const vocabulary = vocabularyOf(mergePacks(pack, find, new Findings()))
  const lines = [...vocabulary.subjects.values()].map((subject) => ({
    subject: subject.kind,
    zh: subject.zh,
    en: subject.en,
    fields: [...subject.fields.values()].map(({ name, type, zh, en, origin }) => ({
      name,
      ...type,
      zh,
      en,
      origin,
    })),
    one: Object.fromEntries([...subject.one].map(([name, relation]) => [name, relation.kind])),
    lists: Object.fromEntries([...subject.lists].map(([name, list]) => [name, list.kind])),
    events: [...subject.events.values()].map(({ name, zh, en }) => ({
      name: `${subject.kind}.${name}`,
      zh,
      en,
    })),
  }))
  const generated = [...vocabulary.generated].map(([name, event]) => ({
    event: name,
    subject: event.kind,
    zh: event.zh,
  }))
  return [...lines, ...generated].map((line) => JSON.stringify(line))
}

/** The JSON Schema of a playbook, for editors. Conditions and times are strings there; `check` reads them. */
export function schemaOf(): Record<string, unknown> {
  const properties: Record<string, unknown> = {}
  for (const [key, shape] of Object.entries(packKeys)) properties[key] = jsonSchemaOf(shape)
  for (const block of blocks)
    properties[block.name] = {
      type: 'object',
      title: `${block.zh} ${block.en}`,
      description: `${block.meaning.zh} ${block.meaning.en}\n${block.example}`,
      additionalProperties: jsonSchemaOf(block.entry),
    }
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Playbook',
    type: 'object',
    required: ['playbook', 'title', 'time-zone'],
    additionalProperties: false,
    properties,
    $defs: sharedSchemas(),
  }
}
