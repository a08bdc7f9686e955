import { z } from 'zod'
import { addressOf } from './address.ts'
import type { Operation } from './operation.ts'
import type { Implementation } from './perform.ts'

/** The OpenAPI 3.1 document of one audience, from the contracts alone. */
export function openapi(
  implementations: readonly Implementation[],
  audience: 'staff' | 'customer',
): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const { operation } of implementations) {
    // What a customer asks before he is in is part of his document.
    if (operation.audience !== audience && !(audience === 'customer' && operation.audience === 'public'))
      continue
    const address = addressOf(operation).replace(/:(\w+)/g, '{$1}')
    paths[address] ??= {}
    paths[address][operation.method.toLowerCase()] = describe(operation)
  }
  return {
    openapi: '3.1.0',
    info: {
      title: `Keban ${audience} API`,
      version: '1',
      description: 'Every operation of Keban. Refusals are RFC 9457 problem documents.',
    },
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'keban.session_token' },
        key: { type: 'http', scheme: 'bearer' },
      },
      schemas: {
        Problem: {
          type: 'object',
          required: ['type', 'title', 'status', 'code'],
          properties: {
            type: { type: 'string' },
            title: { type: 'string' },
            status: { type: 'integer' },
            code: { type: 'string' },
            field: { type: 'string' },
            errors: { type: 'array', items: { type: 'object' } },
          },
        },
      },
    },
    security: [{ session: [] }, { key: [] }],
    paths: Object.fromEntries(Object.entries(paths).sort(([a], [b]) => (a < b ? -1 : 1))),
  }
}

function describe(operation: Operation) {
  const input = z.toJSONSchema(operation.input, { io: 'input', unrepresentable: 'any' }) as {
    properties?: Record<string, unknown>
    required?: string[]
  }
  const inPath = [...operation.path.matchAll(/:(\w+)/g)].map((match) => match[1]!)
  const rest = Object.entries(input.properties ?? {}).filter(([name]) => !inPath.includes(name))
  const required = (input.required ?? []).filter((name) => !inPath.includes(name))
  const parameters: unknown[] = inPath.map((name) => ({
    name,
    in: 'path',
    required: true,
    schema: input.properties?.[name] ?? { type: 'string' },
  }))
  if (operation.method === 'GET')
    for (const [name, schema] of rest)
      parameters.push({ name, in: 'query', required: required.includes(name), schema })
  else
    parameters.push({
      name: 'Idempotency-Key',
      in: 'header',
      required: false,
      schema: { type: 'string', maxLength: 200 },
    })
  const refusals = Object.entries(operation.refusals).map(
    ([code, refused]) => `- \`${code}\` (${refused.status ?? 409}): ${refused.en}`,
  )
  return {
    operationId: operation.name,
    summary: `${operation.title.en} · ${operation.title.zh}`,
    ...(refusals.length > 0 ? { description: `Refusals:\n${refusals.join('\n')}` } : {}),
    tags: [operation.name.split('.')[0]],
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(operation.method !== 'GET' && rest.length > 0
      ? {
          requestBody: {
            required: true,
            content: {
              'application/json': {
                schema: { type: 'object', properties: Object.fromEntries(rest), required },
              },
            },
          },
        }
      : {}),
    responses: {
      200: {
        description: 'Done',
        content: {
          'application/json': {
            schema: z.toJSONSchema(operation.output, { io: 'output', unrepresentable: 'any' }),
          },
        },
      },
      default: {
        description: 'Refused',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  }
}
