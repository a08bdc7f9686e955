import type { Env } from './check-env.ts'
import { findPath } from './condition-names.ts'
import { typeOf } from './condition-types.ts'
import { EngineProblem } from './problem.ts'
import type { Due, Every, Rung, Span } from './time-tree.ts'
import { namesOf } from './times.ts'
import type { Walk } from './walk.ts'

/** Every name in a time must exist: a date of the subject or the event, a step of the procedure, a parameter. */
export function checkAnchors(walk: Walk, time: Due | Every | Rung | Span, env: Env): void {
  const { anchors, parameters, people } = namesOf(time)
  for (const { name, at, length } of parameters) {
    walk.usedParameters.add(name)
    const known = walk.parameters.get(name)
    if (!known) throw new EngineProblem('condition.unknown_parameter', { at, length }, { name })
    if (!['span', 'working-span', 'window', 'time', 'one'].includes(known.kind))
      throw new EngineProblem('pack.not_a_time', { at, length }, { name, kind: known.kind })
  }
  for (const { name, at, length } of anchors) {
    const step = /^(\S+) done$/u.exec(name)?.[1]
    if (step !== undefined) {
      if (!env.own.get('steps')?.has(step))
        throw new EngineProblem('pack.unknown_step', { at, length }, { name: step })
      continue
    }
    if (['opened', 'due', 'trigger', 'birthday', 'festival', 'anniversary'].includes(name)) continue
    const found = findPath(name.split('.'), walk.scope(env)) ?? inForms(walk, name, env)
    if (found === true) continue
    const type = found?.is === 'tree' ? typeOf(found.tree).is : undefined
    if (type !== 'date' && type !== 'time')
      throw new EngineProblem('pack.unknown_date', { at, length }, { name })
  }
  for (const { name, at, length } of people) {
    const found = findPath(name.split('.'), walk.scope(env))
    if (found?.is !== 'tree' || typeOf(found.tree).is !== 'subject')
      throw new EngineProblem('condition.unknown_name', { at, length }, { name })
  }
}

/** A date of a form whose fields stand in a file is trusted when the procedure fills that form. */
function inForms(_walk: Walk, name: string, env: Env): true | undefined {
  return env.locals.some((local) => local.fields.has(name)) ? true : undefined
}
