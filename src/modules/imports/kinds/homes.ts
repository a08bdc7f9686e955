import { roomText, unitsNamed } from '#modules/places/add-units.ts'
import { changeUnits, findUnits, type UnitColumns, unitsInUse } from '#modules/places/change-units.ts'
import { removeUnits } from '#modules/places/remove-units.ts'
import { field } from '../field.ts'
import { sharedFields } from '../fields.ts'
import { homeOf, type PlannedHome } from '../plan-row.ts'
import { oneRecord } from './one-record.ts'

interface HomePlan {
  home: PlannedHome
  houseType: string | null
}

const keyOf = ({ home }: HomePlan) => `${home.projectId} ${roomText(home)}`

/** Homes as a list of rooms has them: made, or their area and type filled in. */
export const homes = oneRecord<HomePlan, UnitColumns | null>({
  fields: [
    ...sharedFields('project', 'home', 'building', 'unit', 'floor', 'room', 'area'),
    field('home', 'text', 'house_type', '户型', 'Type', '房型 户型名称 房屋户型 户型结构 housetype layout', {
      example: '三室两厅',
    }),
  ],
  needs: [{ code: 'mapping.no_home', fields: ['home', 'room'] }],
  exampleBy: ['home', 'area', 'house_type'],
  keyOf,
  mayOpen: false,
  plan(read, context) {
    const { values, problems } = read
    const home = homeOf(values, context, (code, more) =>
      problems.push({ column: -1, field: 'home', code, values: more }),
    )
    if (!home && problems.length === 0)
      problems.push({ column: -1, field: 'home', code: 'row.no_home', values: {} })
    return home && { home, houseType: values.texts.house_type?.slice(0, 40) ?? null }
  },
  async judge(ctx, found, plans) {
    const known = await findUnits(ctx, plans.map(keyOf))
    return plans.map((plan) => {
      const there = known.get(keyOf(plan))
      if (!there) return { outcome: 'create', found: null }
      const { room } = there
      if (found.on_duplicate === 'skip') return { outcome: 'skip', code: 'home.known', values: { room } }
      return changed(there, plan, found.on_duplicate)
        ? { outcome: 'update', found: there }
        : { outcome: 'skip', code: 'home.nothing_new', values: { room } }
    })
  },
  async write(ctx, found, items) {
    const units = await unitsNamed(
      ctx,
      items.map(({ record: { plan } }) => ({
        projectId: plan.home.projectId,
        room: plan.home,
        area: plan.home.area,
        houseType: plan.houseType,
      })),
      found.id,
    )
    const changes = items.flatMap(({ record, found: there }) => {
      const change = there && found.on_duplicate !== 'skip' && changed(there, record.plan, found.on_duplicate)
      return change ? [change] : []
    })
    await changeUnits(ctx, changes)
    return {
      made: items.map(({ record, found: there }) => ({
        recordId: units.get(keyOf(record.plan))!.id,
        former: there && { before: there, after: changes.find(({ id }) => id === there.id) },
      })),
    }
  },
  async worked(ctx, found, records) {
    const used = await unitsInUse(
      ctx,
      found.id,
      records.filter(({ outcome }) => outcome === 'created').map(({ recordId }) => recordId),
    )
    const now = new Map(
      [
        ...(
          await findUnits(
            ctx,
            [],
            records.map(({ recordId }) => recordId),
          )
        ).values(),
      ].map((unit) => [unit.id, unit]),
    )
    for (const { recordId, outcome, former } of records) {
      const { after } = (former ?? {}) as { after?: UnitColumns }
      const current = now.get(recordId)
      if (outcome === 'updated' && current && after && !alike(current, after))
        used.set(recordId, current.room)
    }
    return used
  },
  async takeBack(ctx, _found, records) {
    await changeUnits(
      ctx,
      records.flatMap(({ former }) => (former ? [(former as { before: UnitColumns }).before] : [])),
    )
    await removeUnits(
      ctx,
      records.filter(({ outcome }) => outcome === 'created').map(({ recordId }) => recordId),
    )
    return new Set()
  },
})

const alike = (one: UnitColumns, other: UnitColumns) =>
  one.area_cm2 === other.area_cm2 && one.house_type === other.house_type

/** What a home becomes when the file wins, or only fills in; null when nothing changes. */
function changed(there: UnitColumns, plan: HomePlan, policy: 'update' | 'merge'): UnitColumns | null {
  const area = plan.home.area === undefined ? null : Math.round(plan.home.area * 10_000)
  const take = <T>(was: T | null, says: T | null) =>
    says !== null && (policy === 'update' || was === null) ? says : was
  const next = {
    ...there,
    area_cm2: take(there.area_cm2, area),
    house_type: take(there.house_type, plan.houseType),
  }
  return alike(there, next) ? null : next
}
