/** Asks that an operation be performed later by the system; `after` is the earliest moment, ISO in UTC. */
export type Enqueue = (
  operation: string,
  input: unknown,
  options?: { key?: string; after?: string },
) => Promise<void>
