/** For other modules: a ticket's number as it is read. */
export { numberText } from './rules.ts'
