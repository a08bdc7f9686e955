import type { OutputOf } from '#platform/operation.ts'
import type { listGrids } from '../contract/grids.ts'
import type { listStaff } from '../contract/people.ts'

export type Person = OutputOf<typeof listStaff>['staff'][number]
export type Role = OutputOf<typeof listStaff>['roles'][number]
export type Grid = OutputOf<typeof listGrids>['grids'][number]
