import { type ChildProcess, fork } from 'node:child_process'
import type { Fired, Order } from './load.ts'

const children: ChildProcess[] = []

/** Starts a child process of the bench; it ends with this one. */
export function child(file: string, args: string[], execArgv: string[] = []): ChildProcess {
  const started = fork(new URL(file, import.meta.url), args, {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    execArgv: [...process.execArgv, ...execArgv],
  })
  children.push(started)
  return started
}

/** The next message of a child; rejects when it ends first. */
export function heard<T>(from: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`a child of the bench ended with ${code}`))
    from.once('exit', ended)
    from.once('message', (message) => {
      from.off('exit', ended)
      resolve(message as T)
    })
  })
}

export function endChildren(): void {
  for (const each of children) each.kill('SIGKILL')
}

export interface Side {
  name: string
  /** Gives the order of one round. */
  order(seconds: number): Order
}

export interface Figures {
  median: number
  low: number
  high: number
  p50: number
  p95: number
  p99: number
  failed: number
}

const middle = (numbers: readonly number[]) =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0

/** Warms each side up, then lets them take turns; answers the figures by side and the ratio of each round's last side to the others. */
export async function takeTurns(
  load: ChildProcess,
  sides: readonly Side[],
  rounds: number,
  seconds: number,
): Promise<{ figures: Map<string, Figures>; ratios: Map<string, number> }> {
  const fire = async (order: Order) => {
    load.send(order)
    return heard<Fired>(load)
  }
  const taken = new Map<string, Fired[]>(sides.map((side) => [side.name, []]))
  for (const side of sides) await fire(side.order(1.5))
  for (let round = 0; round < rounds; round++) {
    const turn = round % 2 === 0 ? sides : [...sides].reverse()
    for (const side of turn) taken.get(side.name)!.push(await fire(side.order(seconds)))
  }
  const last = sides.at(-1)!.name
  const figures = new Map([...taken].map(([name, all]) => [name, figuresOf(all)]))
  const rate = (fired: Fired) => fired.count / fired.seconds
  const ratios = new Map(
    sides
      .slice(0, -1)
      .map(({ name }) => [
        name,
        middle(taken.get(last)!.map((fired, at) => rate(fired) / rate(taken.get(name)![at]!))),
      ]),
  )
  for (const [name, all] of taken)
    for (const { firstFailure } of all.slice(0, 1))
      if (firstFailure) console.log(`  ${name} failed: ${firstFailure}`)
  return { figures, ratios }
}

function figuresOf(all: readonly Fired[]): Figures {
  const rates = all.map((fired) => fired.count / fired.seconds)
  const sorted = all.flatMap((fired) => fired.milliseconds).sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return {
    median: middle(rates),
    low: Math.min(...rates),
    high: Math.max(...rates),
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    failed: all.reduce((sum, fired) => sum + fired.failed, 0),
  }
}
