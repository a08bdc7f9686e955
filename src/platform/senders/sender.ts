/** What goes to a provider: our id stands in the message so that a second call can be recognised. */
export interface Outgoing {
  id: string
  channel: string
  /** E.164 or a mail address. */
  to: string
  body: string
  template: string
  /** What filled the gaps of the template, by their ASCII names, for providers that keep the texts themselves. */
  gaps: Record<string, string>
}

/** What a provider said. `unknown`: no answer came; nothing may be sent again by itself. */
export interface Answer {
  state: 'sent' | 'delivered' | 'failed' | 'unknown'
  providerId?: string
  /** A code of the provider first, then its words. */
  answer: string
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
  channel: 'sms' | 'mail'
  send(message: Outgoing): Promise<Answer>
  /** What became of a message, where the provider can be asked; throws nothing. */
  ask?(message: Unanswered): Promise<Answer>
}
