import { z } from 'zod'
import { customerRefusals } from '#modules/customers/contract/words.ts'
import { id, operation } from '#platform/operation.ts'

/** The short texts of the running policies as this customer would read them, and why one would not reach him now. */
export const listTexts = operation({
  name: 'messages.texts',
  title: { zh: '可以发的短信', en: 'Texts to send' },
  audience: 'staff',
  method: 'GET',
  path: '/customers/:id/texts',
  permission: 'work.do',
  input: z.object({ id }),
  output: z.object({
    texts: z.array(
      z.object({
        playbook: z.string(),
        template: z.string(),
        title: z.string(),
        purpose: z.string(),
        /** With every gap filled, the company in front. */
        body: z.string(),
        /** `sms`, or `mail` to whoever has no number. */
        channel: z.string(),
        /** A key of `skipReasons`: it would be held back; null: it goes. */
        reason: z.string().nullable(),
        /** The end of the quiet hours it would wait for. */
        notBefore: z.string().nullable(),
      }),
    ),
  }),
  refusals: { 'customers.unknown': customerRefusals['customers.unknown'] },
})

/** One of these texts, through the same gate as what the policy sends by itself. */
export const sendText = operation({
  name: 'messages.send',
  title: { zh: '发短信', en: 'Send a text' },
  audience: 'staff',
  method: 'POST',
  path: '/customers/:id/texts',
  permission: 'work.do',
  input: z.object({ id, playbook: z.string().max(60), template: z.string().max(60) }),
  output: z.object({ messageId: id, notBefore: z.string().nullable() }),
  refusals: {
    'customers.unknown': customerRefusals['customers.unknown'],
    'messages.unknown': {
      zh: '没有这条短信。请刷新后再选。',
      en: 'There is no such text. Load the page again.',
      status: 404,
    },
    'messages.held_back': {
      zh: '没有发：{reason}。',
      en: 'Not sent: {reason}.',
    },
  },
})
