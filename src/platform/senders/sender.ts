/** What goes to a provider: our id stands in the message so that a second call can be recognised. */
export interface Outgoing {
  id: string
  channel: string
  to: string
  body: string
  template: string
}

/** What a provider said. `unknown`: no answer came; nothing may be sent again by itself. */
export interface Answer {
  state: 'sent' | 'delivered' | 'failed' | 'unknown'
  providerId?: string
  answer: string
}

export interface Sender {
  channel: 'sms' | 'mail'
  send(message: Outgoing): Promise<Answer>
}
