/** For statements of other modules: whether this person may see the obligation of a row. */
export { visibleDuties as dutiesInSight } from './queries.ts'
