import { Socket } from 'node:net'

/** Sends what is written within one turn of the event loop as one network write: BEGIN travels with the first statement. */
export class GatheringSocket extends Socket {
  #gathering = false

  // Connecting puts the plain `write` onto the socket itself, before the one below.
  override connect(...all: unknown[]): this {
    super.connect(...(all as Parameters<Socket['connect']>))
    Reflect.deleteProperty(this, 'write')
    return this
  }

  override write(...all: unknown[]): boolean {
    if (!this.#gathering) {
      this.#gathering = true
      this.cork()
      process.nextTick(this.#send)
    }
    return super.write(...(all as Parameters<Socket['write']>))
  }

  #send = () => {
    this.#gathering = false
    this.uncork()
  }
}
