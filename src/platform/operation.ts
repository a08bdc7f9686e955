import { z } from 'zod'

export interface Words {
  zh: string
  en: string
}

export const both = (zh: string, en: string): Words => ({ zh, en })
/** The names of what stands in a table of words, as an enumeration wants them. */
export const namesOf = <K extends string>(table: Readonly<Record<K, unknown>>) =>
  Object.keys(table) as [K, ...K[]]
/** What is called the same in both languages, as names are. */
export const same = (text: string): Words => ({ zh: text, en: text })

export type Locale = 'zh-CN' | 'en'

/**
 * One thing someone may ask the system to do: at once route, permission, OpenAPI entry, audit name, command and job.
 * `path` names what of the input stands in the address, as `/customers/:id`.
 */
export interface Operation<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  name: string
  title: Words
  audience: 'staff' | 'customer' | 'public' | 'system'
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  path: string
  /** What the actor must be allowed to do; `null` means any signed-in person. */
  permission: string | null
  input: I
  output: O
  /** Every reason this operation gives for declining, with the words people read. `{name}` is filled from the refusal's values, in the reader's language. */
  refusals: Record<string, Refused>
}

export interface Refused extends Words {
  /** HTTP status; 409 where nothing else is said. */
  status?: 400 | 403 | 404 | 409 | 410 | 413 | 422 | 429
}

export function operation<I extends z.ZodType, O extends z.ZodType>(
  declaration: Omit<Operation<I, O>, 'refusals'> & { refusals?: Record<string, Refused> },
): Operation<I, O> {
  return { refusals: {}, ...declaration }
}

export type InputOf<T> = T extends Operation<infer I, z.ZodType> ? z.input<I> : never
export type OutputOf<T> = T extends Operation<z.ZodType, infer O> ? z.output<O> : never

/** Shapes that every contract uses. */
export const id = z.uuid()
export const day = z.iso.date()
export const moment = z.iso.datetime({ offset: true })
/** The same in both languages. */
export const words = z.object({ zh: z.string(), en: z.string() })
export const done = z.object({ ok: z.boolean() })
/** Where a list goes on: opaque, from the page before. */
export const cursor = z.string().max(200).optional()
/** A bounded count: `more` says that there are more than `count`. */
export const bounded = z.object({ count: z.number(), more: z.boolean() })
