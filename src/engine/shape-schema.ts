import {
  cover,
  evidence,
  formField,
  ladder,
  phase,
  requires,
  source,
  verbShape,
  waive,
} from './blocks/duty-keys.ts'
import type { Shape } from './shape.ts'

type Schema = Record<string, unknown>

const scalar: Schema = { type: ['string', 'number', 'boolean'] }

/** A shape as JSON Schema, for editors that complete and underline. What only `check` can judge is a plain scalar. */
export function jsonSchemaOf(shape: Shape): Schema {
  const name = shared.get(shape)
  return name === undefined ? expanded(shape) : { $ref: `#/$defs/${name}` }
}

/** Shapes that many blocks use, written once. */
const shared = new Map<Shape, string>([
  [verbShape, 'verb'],
  [evidence, 'evidence'],
  [waive, 'waive'],
  [ladder, 'ladder'],
  [cover, 'cover'],
  [formField, 'formField'],
  [requires, 'requires'],
  [source, 'source'],
  [phase, 'phase'],
])

/** The definitions that `jsonSchemaOf` refers to. */
export function sharedSchemas(): Schema {
  return Object.fromEntries([...shared].map(([shape, name]) => [name, expanded(shape)]))
}

function expanded(shape: Shape): Schema {
  switch (shape.is) {
    case 'yesno':
      return { enum: ['yes', 'no', true, false] }
    case 'word':
      return {
        anyOf: [
          { enum: [...shape.of] },
          ...(shape.of.includes('yes') || shape.of.includes('no') ? [{ type: 'boolean' }] : []),
        ],
      }
    case 'list': {
      const items = jsonSchemaOf(shape.of)
      const list = { type: 'array', items }
      return shape.loose ? { anyOf: [items, list] } : list
    }
    case 'map':
      return {
        type: 'object',
        additionalProperties: false,
        properties: Object.fromEntries(
          Object.entries(shape.keys).map(([key, inner]) => [key, jsonSchemaOf(inner)]),
        ),
        ...(shape.needs && shape.needs.length > 0 ? { required: [...shape.needs] } : {}),
        ...(shape.exactlyOne ? { oneOf: shape.exactlyOne.map((key) => ({ required: [key] })) } : {}),
      }
    case 'entries':
      return { type: 'object', additionalProperties: jsonSchemaOf(shape.of) }
    case 'by-node':
      return {
        anyOf: [shape.scalar, shape.list, shape.map].filter((each) => each !== undefined).map(jsonSchemaOf),
      }
    case 'once':
      return { anyOf: [scalar, { type: 'object' }] }
    case 'bands':
    case 'severity':
      return { type: 'array', items: { type: 'string' } }
    case 'calendar':
      return { type: 'object' }
    case 'parameter-value':
      return {}
    default:
      return { ...scalar, ...(descriptions[shape.is] ? { description: descriptions[shape.is] } : {}) }
  }
}

const descriptions: Partial<Record<Shape['is'], string>> = {
  condition: 'a condition: any(holdings where signedOn is known)',
  due: 'a time: 7 days after signedOn',
  every: 'a recurrence: year, quarter, birthday of customer',
  event: 'an event: holding.signed, with where …',
  audience: 'each <subject> where <condition>',
  who: 'a role, a path to staff, superior of …, system',
}
