import { verbs } from '#engine/blocks/duty-keys.ts'
import { at, type Branch, entriesOf, textAt } from '#engine/tree.ts'
import type { Vocabulary } from '#engine/vocabulary.ts'
import { both } from '#platform/operation.ts'
import type { Ctx } from '#platform/perform.ts'
import type { Choices } from './contract/sentences.ts'
import { eventWords, evidenceKinds, type Saying, ways } from './gap-words.ts'
import { runningPlaybooks } from './running-playbooks.ts'
import { sayVerb, subjectWords } from './sentences.ts'

const takes: Record<string, Choices['verbs'][number]['takes']> = {
  contact: 'contact',
  visit: 'visit',
  send: 'message',
  fill: 'form',
  inspect: 'form',
  agree: 'form',
  tell: 'owners',
  'form-team': 'role',
  task: 'text',
  confirm: 'text',
  meet: 'text',
  deliver: 'text',
}

/** What the gaps of a draft may be filled with: its own names, the vocabulary, and roles of the company's other policies. */
export async function choicesOf(ctx: Ctx, saying: Saying, tree: Branch): Promise<Choices> {
  const { vocabulary } = saying
  const named = (block: string) =>
    entriesOf(at(tree, block)).map(([value, entry]) => ({ value, title: textAt(entry, 'title') ?? value }))
  const own = named('roles')
  const others = (await runningPlaybooks(ctx)).flatMap(({ playbook }) => playbook.roles)
  const elsewhere = new Map(
    others
      .filter((role) => !own.some((each) => each.value === role.name))
      .map((role) => [role.name, role.title]),
  )
  return {
    subjects: [...vocabulary.subjects.values()].map((subject) => ({
      value: subject.kind,
      said: subjectWords(subject),
    })),
    events: eventsIn(saying),
    fields: fieldsIn(vocabulary),
    relations: Object.fromEntries(
      [...vocabulary.subjects.values()].map((subject) => [
        subject.kind,
        Object.fromEntries([...subject.one].map(([name, relation]) => [name, relation.kind])),
      ]),
    ),
    roles: [
      ...own.map((role) => ({ ...role, elsewhere: false })),
      ...[...elsewhere].map(([value, title]) => ({ value, title, elsewhere: true })),
    ],
    verbs: Object.keys(verbs).map((value) => ({
      value,
      said: sayVerb(value),
      takes: takes[value] ?? 'other',
    })),
    evidence: Object.entries(evidenceKinds).map(([value, said]) => ({ value, said })),
    ways: Object.entries(ways).map(([value, said]) => ({ value, said })),
    forms: named('forms'),
    messages: named('messages'),
    parameters: entriesOf(at(tree, 'parameters')).map(([name, entry]) => ({
      value: `$${name}`,
      title: textAt(entry, 'title') ?? name,
      type: textAt(entry, 'type') ?? 'text',
      holds: textAt(entry, 'value') ?? '',
    })),
  }
}

function eventsIn(saying: Saying): Choices['events'] {
  const { vocabulary } = saying
  const fixed = [...vocabulary.subjects.values()].flatMap((subject) =>
    [...subject.events.keys()].map((name) => ({ value: `${subject.kind}.${name}`, subject: subject.kind })),
  )
  const brought = [...vocabulary.generated].map(([value, { kind }]) => ({ value, subject: kind }))
  return [...fixed, ...brought].map((event) => ({ ...event, said: eventWords(saying, event.value) }))
}

function fieldsIn(vocabulary: Vocabulary): Choices['fields'] {
  return [...vocabulary.subjects.values()].flatMap((subject) =>
    [...subject.fields.values()].map(({ name, type, zh, en }) => ({
      subject: subject.kind,
      name,
      said: both(zh, en.toLowerCase()),
      type: type.is,
      options: [...(type.options ?? [])],
    })),
  )
}
