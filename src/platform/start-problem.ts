/** Why Keban does not start, in words for the one who starts it; printed without a stack. */
export class StartProblem extends Error {
  constructor(zh: string, en: string, options?: ErrorOptions) {
    super(`${zh}\n${en}`, options)
    this.name = 'StartProblem'
  }
}
