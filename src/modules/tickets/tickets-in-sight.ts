import { visibleTickets } from './queries.ts'

/** For statements of other modules: whether this person may see the ticket of a row. */
export const ticketsInSight = visibleTickets
