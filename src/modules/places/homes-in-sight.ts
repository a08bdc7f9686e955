/** For statements of other modules: whether this person may see the home of a row. */
export { visibleUnits as visibleHomes } from './queries.ts'
