import type { OutputOf } from '#platform/operation.ts'
import type { listGrids, listStaff } from '../contract.ts'

export type Person = OutputOf<typeof listStaff>['staff'][number]
export type Role = OutputOf<typeof listStaff>['roles'][number]
export type Grid = OutputOf<typeof listGrids>['grids'][number]
