import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client'

export interface Metrics {
  observe(route: string, method: string, status: number, seconds: number): void
  fault(): void
  text(): Promise<string>
}

export function makeMetrics(): Metrics {
  const register = new Registry()
  collectDefaultMetrics({ register })
  const requests = new Histogram({
    name: 'keban_request_seconds',
    help: 'Time to answer a request',
    labelNames: ['route', 'method', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5],
    registers: [register],
  })
  const faults = new Counter({
    name: 'keban_faults_total',
    help: 'Answers that were a fault of ours',
    registers: [register],
  })
  return {
    observe: (route, method, status, seconds) => requests.observe({ route, method, status }, seconds),
    fault: () => faults.inc(),
    text: () => register.metrics(),
  }
}
