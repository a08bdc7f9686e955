import { z } from 'zod'
import { done, id, operation } from '#platform/operation.ts'
import { accessRefusals } from './words.ts'

const phone = z
  .string()
  .trim()
  .max(30)
  .regex(/^[\d\s()+\-转]*$/)
  .nullable()

/** An office outside the company that a customer can turn to next. */
export const outsideOffice = z.object({
  name: z.string().trim().min(1).max(60),
  phone: z.string().trim().max(30),
})

const lines = z.object({
  emergencyPhone: z.string().nullable(),
  servicePhone: z.string().nullable(),
  serviceHours: z.string().nullable(),
})

/** The numbers customers call: of the company, and of projects that have their own. */
export const seeHelpLines = operation({
  name: 'access.see-help-lines',
  title: { zh: '业主端设置', en: 'Settings of the portal' },
  audience: 'staff',
  method: 'GET',
  path: '/help-lines',
  permission: 'system.administer',
  input: z.object({}),
  output: z.object({
    /** The address customers open, under that of the installation. */
    path: z.string(),
    bySms: z.boolean(),
    company: lines,
    outside: z.array(outsideOffice),
    projects: z.array(lines.extend({ projectId: id, project: z.string() })),
  }),
})

export const keepHelpLines = operation({
  name: 'access.keep-help-lines',
  title: { zh: '改业主端设置', en: 'Change settings of the portal' },
  audience: 'staff',
  method: 'PUT',
  path: '/help-lines',
  permission: 'system.administer',
  input: z.object({
    /** Absent: the company's own. What a project leaves empty is the company's. */
    projectId: id.optional(),
    emergencyPhone: phone,
    servicePhone: phone,
    serviceHours: z.string().trim().max(60).nullable(),
    /** Of the company only. */
    outside: z.array(outsideOffice).max(12).optional(),
  }),
  output: done,
  refusals: { 'access.project_unknown': accessRefusals['access.project_unknown'] },
})

/** How to complain, for anybody: ways and hours, how long we take, whom to turn to next. */
export const seeHowToComplain = operation({
  name: 'access.how-to-complain',
  title: { zh: '怎么投诉', en: 'How to complain' },
  audience: 'public',
  method: 'GET',
  path: '/how-to-complain',
  permission: null,
  input: z.object({}),
  output: z.object({
    company: z.string(),
    emergencyPhone: z.string().nullable(),
    servicePhone: z.string().nullable(),
    serviceHours: z.string().nullable(),
    /** The policy's own words, in its language. */
    ways: z.array(z.object({ title: z.string(), hours: z.string().nullable() })),
    promises: z.array(z.object({ title: z.string(), within: z.object({ zh: z.string(), en: z.string() }) })),
    outside: z.array(outsideOffice),
  }),
})
