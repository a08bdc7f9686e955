export const allChannels = [
  'sms',
  'mail',
  'wecom',
  'dingtalk',
  'feishu',
  'wecom-robot',
  'dingtalk-robot',
  'feishu-robot',
] as const
export type Channel = (typeof allChannels)[number]

/** What goes to a provider: our id stands in the message so that a second call can be recognised. */
export interface Outgoing {
  id: string
  channel: string
  /** E.164, a mail address, the provider's own id of a person, or the key of a group robot. */
  to: string
  body: string
  template: string
  /** What filled the gaps of the template, by their ASCII names, for providers that keep the texts themselves. */
  gaps: Record<string, string>
  /** What a group robot signs with, where it asks for a signature. */
  secret?: string
  /** The Message-ID of the mail this answers by itself; empty where that had none. */
  answers?: string
}

/**
 * What a provider said. `unknown`: no answer came; nothing may be sent again by itself, unless the provider recognises a
 * repetition. `later`: it was not taken and may be tried again after `waitMs`; only for what goes to colleagues.
 */
export interface Answer {
  state: 'sent' | 'delivered' | 'failed' | 'unknown' | 'later'
  providerId?: string
  /** A code of the provider first, then its words. */
  answer: string
  waitMs?: number
}

/** A message whose end is not known: no answer came, or the receipt is still out. */
export interface Unanswered {
  id: string
  to: string
  providerId: string | null
  /** When it was handed over, ISO in UTC. */
  claimedAt: string
  state: 'sent' | 'unknown'
}

export interface Sender {
  channel: Channel
  send(message: Outgoing): Promise<Answer>
  /** What became of a message, where the provider can be asked; throws nothing. */
  ask?(message: Unanswered): Promise<Answer>
}
