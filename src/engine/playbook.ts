export type * from './compiled.ts'
export type { Finding } from './findings.ts'
export { readPlaybook } from './read-playbook.ts'
