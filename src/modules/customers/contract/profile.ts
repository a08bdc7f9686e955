import { z } from 'zod'
import { day, done, id, operation } from '#platform/operation.ts'
import { customerRefusals } from './words.ts'

const unreadable = {
  'customers.phone_unreadable': customerRefusals['customers.phone_unreadable'],
  'customers.document_unreadable': customerRefusals['customers.document_unreadable'],
  'customers.birthday_unreadable': customerRefusals['customers.birthday_unreadable'],
  'customers.exists': customerRefusals['customers.exists'],
  'customers.document_exists': customerRefusals['customers.document_exists'],
}

const phonePoint = z.object({
  id: z.string(),
  masked: z.string(),
  label: z.string().nullable(),
  invalid: z.boolean(),
})

export const seeCustomer = operation({
  name: 'customers.see',
  title: { zh: '客户详情', en: 'See a customer' },
  audience: 'staff',
  method: 'GET',
  path: '/customers/:id',
  permission: 'customers.see',
  input: z.object({ id }),
  output: z.object({
    customer: z.object({
      id,
      number: z.string(),
      kind: z.string(),
      name: z.string(),
      salutation: z.string().nullable(),
      sex: z.string().nullable(),
      standing: z.string().nullable(),
      level: z.string().nullable(),
      since: day.nullable(),
      birthday: z
        .object({
          solar: day.nullable(),
          lunar: z.object({ month: z.number(), day: z.number(), leap: z.boolean() }).nullable(),
        })
        .nullable(),
      nextBirthdayOn: day.nullable(),
      phones: z.array(phonePoint),
      document: z.string().nullable(),
      documentKind: z.string().nullable(),
      email: z.string().nullable(),
      address: z.string().nullable(),
      bestTime: z.string().nullable(),
      bestWay: z.string().nullable(),
      note: z.string().nullable(),
      externalNumber: z.string().nullable(),
      room: z.string().nullable(),
      projectId: id.nullable(),
      project: z.string().nullable(),
      stewardId: id.nullable(),
      steward: z.string().nullable(),
      firstContact: z.object({ name: z.string(), on: z.string() }).nullable(),
      fields: z.record(z.string(), z.unknown()),
      watch: z.object({ reason: z.string(), until: day }).nullable(),
      /** At most three short facts that say who this is. */
      pinned: z.array(z.string()),
      contactedAt: z.string().nullable(),
      metAt: z.string().nullable(),
      version: z.number(),
      mergedInto: id.nullable(),
    }),
    strip: z.array(
      z.object({ code: z.string(), values: z.record(z.string(), z.union([z.string(), z.number()])) }),
    ),
    facts: z.object({
      owed: z.number(),
      overdue: z.number(),
      yearOwed: z.number(),
      yearInTime: z.number(),
      homes: z.number(),
    }),
    holdings: z.array(
      z.object({
        id,
        unitId: id,
        room: z.string(),
        projectId: id,
        project: z.string(),
        role: z.string(),
        stage: z.string().nullable(),
        stageSince: day.nullable(),
        area: z.number().nullable(),
        reservedOn: day.nullable(),
        subscribedOn: day.nullable(),
        signedOn: day.nullable(),
        handoverOn: day.nullable(),
        handedOverOn: day.nullable(),
        movedInOn: day.nullable(),
        endedOn: day.nullable(),
        steward: z.string().nullable(),
      }),
    ),
    family: z.array(
      z.object({ id, relationId: id, name: z.string(), kind: z.string(), phone: z.string().nullable() }),
    ),
    consents: z.array(
      z.object({
        purpose: z.string(),
        given: z.boolean(),
        at: z.string(),
        how: z.string(),
        textVersion: z.string().nullable(),
        /** To an older text that holds no more: he is to be asked anew. */
        outdated: z.boolean(),
        evidence: z.string().nullable(),
        by: z.string().nullable(),
      }),
    ),
    obligations: z.array(
      z.object({
        id,
        rule: z.string(),
        title: z.string(),
        clause: z.string(),
        playbook: z.string(),
        version: z.number(),
        room: z.string().nullable(),
        state: z.string(),
        dueAt: z.string(),
        windowStart: z.string().nullable(),
        provisional: z.boolean(),
        owedBy: z.string().nullable(),
        role: z.string(),
        closedAt: z.string().nullable(),
        metAt: z.string().nullable(),
        reason: z.string().nullable(),
        attempts: z.number(),
      }),
    ),
    possiblySame: z.array(
      z.object({ id, name: z.string(), room: z.string().nullable(), because: z.string() }),
    ),
    files: z.array(
      z.object({
        id,
        name: z.string(),
        size: z.number(),
        type: z.string(),
        uploadedAt: z.string(),
        by: z.string().nullable(),
      }),
    ),
    seen: z.number(),
  }),
  refusals: { 'customers.unknown': customerRefusals['customers.unknown'] },
})

const editable = z.object({
  name: z.string().trim().max(60),
  kind: z.enum(['person', 'household', 'organisation']).default('person'),
  salutation: z.string().trim().max(20).nullish(),
  sex: z.enum(['male', 'female']).nullish(),
  phone: z.string().trim().max(60).nullish(),
  document: z.string().trim().max(60).nullish(),
  birthday: z.string().trim().max(40).nullish(),
  email: z.email().nullish(),
  address: z.string().trim().max(200).nullish(),
  bestTime: z.string().trim().max(60).nullish(),
  bestWay: z.string().trim().max(60).nullish(),
  note: z.string().trim().max(4000).nullish(),
  level: z.string().trim().max(40).nullish(),
  since: day.nullish(),
  externalNumber: z.string().trim().max(60).nullish(),
  fields: z
    .record(z.string().max(40), z.union([z.string().max(2000), z.number(), z.boolean(), z.null()]))
    .optional(),
})

export type EditableCustomer = z.infer<typeof editable>

export const addCustomer = operation({
  name: 'customers.add',
  title: { zh: '新建客户', en: 'Add a customer' },
  audience: 'staff',
  method: 'POST',
  path: '/customers',
  permission: 'customers.change',
  input: editable.extend({
    holding: z
      .object({
        unitId: id.optional(),
        room: z.string().max(40).optional(),
        projectId: id.optional(),
        role: z.enum(['owner', 'co-owner', 'occupant', 'family']).default('owner'),
      })
      .optional(),
  }),
  output: z.object({
    id,
    number: z.string(),
    /** Of the home given along; null where none was. */
    holdingId: id.nullable(),
  }),
  refusals: {
    ...unreadable,
    'customers.unit_unknown': customerRefusals['customers.unit_unknown'],
    'customers.unit_beyond': customerRefusals['customers.unit_beyond'],
    'customers.nameless': {
      zh: '姓名、证件号、外部编号至少填一项。',
      en: 'Give a name, a document number or an external number.',
      status: 422,
    },
  },
})

export const changeCustomer = operation({
  name: 'customers.change',
  title: { zh: '改客户资料', en: 'Change a customer' },
  audience: 'staff',
  method: 'PATCH',
  path: '/customers/:id',
  permission: 'customers.change',
  input: editable.partial().extend({ id, version: z.number().int() }),
  output: z.object({ version: z.number() }),
  refusals: {
    ...unreadable,
    'customers.unknown': customerRefusals['customers.unknown'],
    'customers.changed_meanwhile': customerRefusals['customers.changed_meanwhile'],
  },
})

export const revealPhone = operation({
  name: 'customers.reveal-phone',
  title: { zh: '用电话号码', en: 'Use a phone number' },
  audience: 'staff',
  method: 'POST',
  path: '/customers/:id/phone',
  permission: 'customers.see',
  input: z.object({
    id,
    pointId: z.string().max(60).optional(),
    use: z.enum(['call', 'copy', 'show']),
    obligationId: id.optional(),
    reason: z.string().trim().min(2).max(100).optional(),
  }),
  output: z.object({ phone: z.string() }),
  refusals: {
    'customers.unknown': customerRefusals['customers.unknown'],
    'customers.no_phone': customerRefusals['customers.no_phone'],
    'customers.why': {
      zh: '没有未办的事时看号码，要说明原因。',
      en: 'With nothing open, say why you need the number.',
      status: 422,
    },
  },
})

export const watchCustomer = operation({
  name: 'customers.watch',
  title: { zh: '标重点关注', en: 'Mark for attention' },
  audience: 'staff',
  method: 'PUT',
  path: '/customers/:id/watch',
  permission: 'customers.change',
  input: z.object({ id, reason: z.string().trim().min(2).max(100).nullable(), until: day.optional() }),
  output: done,
  refusals: { 'customers.unknown': customerRefusals['customers.unknown'] },
})

export const pinFacts = operation({
  name: 'customers.pin-facts',
  title: { zh: '写“是谁”', en: 'Say who this is' },
  audience: 'staff',
  method: 'PUT',
  path: '/customers/:id/pinned',
  permission: 'customers.change',
  input: z.object({ id, facts: z.array(z.string().trim().min(1).max(20)).max(3) }),
  output: done,
  refusals: { 'customers.unknown': customerRefusals['customers.unknown'] },
})
