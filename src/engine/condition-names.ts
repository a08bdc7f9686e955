import type { Root, Scope, Step, Type, Typed } from './condition-types.ts'

/** A path found in the vocabulary: a field, a subject, or a list of subjects with an optional value of each. */
export type Found =
  | { is: 'tree'; tree: Typed }
  | { is: 'list'; root: Root; kind: string; steps: Step[]; list: string; item: string; value: string[] }

/**
 * Looks a path up: locals (form fields of the procedure, …), the subject, its to-one relations, the subject of
 * the event. Undefined when no name fits: the word may still be an option of what it is compared with.
 */
export function findPath(names: string[], scope: Scope): Found | undefined {
  return (
    findLocal(names, scope) ??
    findFrom('subject', scope.subject, names, scope) ??
    findFrom('event', scope.event, names, scope) ??
    (names[0] === 'company' ? findCompany(names, scope) : undefined)
  )
}

function findLocal(names: string[], scope: Scope): Found | undefined {
  for (const local of scope.locals) {
    const root = { local: local.name }
    if (local.direct) {
      const direct = local.fields.get(names.join('.'))
      if (direct) return field(root, '', [], names.join('.'), direct)
    }
    if (names[0] !== local.name) continue
    if (local.kind) return walk(root, local.kind, [], names.slice(1), scope)
    const type = local.fields.get(names.slice(1).join('.'))
    if (type) return field(root, '', [], names.slice(1).join('.'), type)
  }
  return undefined
}

function findFrom(root: Root, kind: string | undefined, names: string[], scope: Scope): Found | undefined {
  if (!kind) return undefined
  const found = walk(root, kind, [], names, scope)
  if (found || names[0] !== kind) return found
  return walk(root, kind, [], names.slice(1), scope)
}

/** The company is reached from anywhere. */
function findCompany(names: string[], scope: Scope): Found | undefined {
  return walk(
    'subject',
    'company',
    [{ name: 'company', from: scope.subject ?? '', to: 'company' }],
    names.slice(1),
    scope,
  )
}

function walk(root: Root, kind: string, steps: Step[], names: string[], scope: Scope): Found | undefined {
  const subject = scope.vocabulary.subjects.get(kind)
  if (!subject) return undefined
  if (names.length === 0)
    return { is: 'tree', tree: { op: 'subject', root, kind, steps, type: { is: 'subject', subject: kind } } }
  const whole = subject.fields.get(names.join('.'))
  if (whole) {
    if (!whole.derived) return field(root, kind, steps, whole.name, whole.type)
    return { is: 'tree', tree: { op: 'derived', root, kind, steps, field: whole.name, type: whole.type } }
  }
  const [first = '', ...rest] = names
  const relation = subject.one.get(first)
  if (relation)
    return walk(root, relation.kind, [...steps, { name: first, from: kind, to: relation.kind }], rest, scope)
  const list = subject.lists.get(first)
  if (list) return { is: 'list', root, kind, steps, list: first, item: list.kind, value: rest }
  return undefined
}

function field(root: Root, kind: string, steps: Step[], name: string, type: Type): Found {
  return { is: 'tree', tree: { op: 'field', root, kind, steps, field: name, type } }
}
