export { sayFinding } from '../../cli/say-finding.ts'
