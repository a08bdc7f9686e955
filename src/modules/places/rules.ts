export interface RoomPlan {
  /** Floors that have homes, lowest first: '1-33', 'B2-B1,1-18', '3'. */
  floors: string
  /** How many doors a floor has (numbered from 1), or their names. */
  perFloor: number | readonly string[]
  /** Floors the building does not count: [4, 13, 14]. */
  skipFloors?: readonly number[]
  /** Door numbers it does not use; four doors without 4 are 1, 2, 3, 5. */
  skipNumbers?: readonly number[]
  /** {floor}, {floor:02}, {number}, {number:02}; '{floor}{number:02}' unless told, underground '{floor}-{number:03}'. */
  pattern?: string
}

export interface PlannedRoom {
  floor: number
  room: string
}

export type RoomPlanProblem =
  | 'rooms.floors_unreadable'
  | 'rooms.no_doors'
  | 'rooms.too_many'
  | 'rooms.pattern'
  | 'rooms.repeated'

export interface RoomPlanRefused {
  problem: RoomPlanProblem
  values: { text: string }
}

const MOST_ROOMS = 5000

/**
 * The homes of one unit made by rule, floor by floor from below, door by door: 1-33 with four doors gives 101 … 3304.
 * @returns at most 5,000 rooms, each name once; or why the rule cannot be followed
 */
export function makeRooms(plan: RoomPlan): PlannedRoom[] | RoomPlanRefused {
  const floors = readFloors(plan.floors)
  if (!floors) return { problem: 'rooms.floors_unreadable', values: { text: plan.floors } }
  const doors = doorsOf(plan.perFloor, new Set(plan.skipNumbers ?? []))
  if (doors.length === 0) return { problem: 'rooms.no_doors', values: { text: String(plan.perFloor) } }
  const used = floors.filter((floor) => !plan.skipFloors?.includes(floor))
  if (used.length * doors.length > MOST_ROOMS) {
    return { problem: 'rooms.too_many', values: { text: String(used.length * doors.length) } }
  }
  const rooms: PlannedRoom[] = []
  const seen = new Set<string>()
  for (const floor of used) {
    const pattern = plan.pattern ?? (floor < 0 ? '{floor}-{number:03}' : '{floor}{number:02}')
    for (const door of doors) {
      const room = fill(pattern, floor, door)
      if (!room || room.length > 20) return { problem: 'rooms.pattern', values: { text: pattern } }
      if (seen.has(room)) return { problem: 'rooms.repeated', values: { text: room } }
      seen.add(room)
      rooms.push({ floor, room })
    }
  }
  return rooms
}

/** '1-3,B1' → [-1, 1, 2, 3]: in walking order, without 0 and repeats; null when unreadable or beyond −9 … 200. */
export function readFloors(text: string): number[] | null {
  const floors = new Set<number>()
  const parts = text
    .normalize('NFKC')
    .replace(/\s|层|楼|F$/g, '')
    .toUpperCase()
    .split(/[,、;]/)
  for (const part of parts) {
    const [, from = '', to = from] = /^(B?\d{1,3})(?:[-~至到–—](B?\d{1,3}))?$/.exec(part) ?? []
    const [low, high] = [from, to].map((each) =>
      each.startsWith('B') ? -Number(each.slice(1)) : Number(each),
    ) as [number, number]
    if (!from || low > high || low < -9 || high > 200) return null
    for (let floor = low; floor <= high; floor++) if (floor !== 0) floors.add(floor)
  }
  return floors.size ? [...floors].sort((a, b) => a - b) : null
}

function doorsOf(perFloor: number | readonly string[], skipped: Set<number>): string[] {
  if (typeof perFloor !== 'number')
    return perFloor.map((name) => name.trim()).filter((name) => name && !skipped.has(Number(name)))
  if (!Number.isInteger(perFloor) || perFloor < 1 || perFloor > 200) return []
  const doors: string[] = []
  for (let number = 1; doors.length < perFloor; number++) if (!skipped.has(number)) doors.push(String(number))
  return doors
}

function fill(pattern: string, floor: number, door: string): string | null {
  const filled = pattern.replace(/\{(floor|number)(?::0?(\d))?\}/g, (_, name: string, width?: string) => {
    const value = name === 'number' ? door : floor < 0 ? `B${-floor}` : String(floor)
    return /^\d+$/.test(value) ? value.padStart(Number(width ?? 0), '0') : value
  })
  return /[{}]/.test(filled) || !/\{number/.test(pattern) ? null : filled
}

export interface Standing {
  entrance: string | null
  floor: number | null
  number: string
}

export interface Storey<T> {
  floor: number | null
  /** One row of homes for each entrance; null where the building has no such door. */
  rows: (T | null)[][]
}

/**
 * A building as one stands before it: the top floor first, B2 below B1, entrances side by side, above ground the same door
 * under the same door. Homes without a floor come last.
 */
export function storeysOf<T extends Standing>(
  homes: readonly T[],
): { entrances: string[]; storeys: Storey<T>[] } {
  const entrances = [...new Set(homes.map(({ entrance }) => entrance ?? ''))]
  const floors = [...new Set(homes.map(({ floor }) => floor))].sort(
    (a, b) => (b ?? Number.NEGATIVE_INFINITY) - (a ?? Number.NEGATIVE_INFINITY),
  )
  const doors = new Map(
    entrances.map((name) => [name, doorsIn(homes.filter(({ entrance }) => (entrance ?? '') === name))]),
  )
  const storeys = floors.map((floor) => ({
    floor,
    rows: entrances.map((name) => {
      const here = homes.filter((home) => home.floor === floor && (home.entrance ?? '') === name)
      const known = doors.get(name)!
      if (floor === null || floor < 0 || known.length === 0 || here.length === 0) return here
      const first = known.map((door) => here.find(({ number }) => doorOf(number) === door) ?? null)
      return [...first, ...here.filter((home) => !first.includes(home))]
    }),
  }))
  return { entrances, storeys }
}

/** 1802 → 02, 12A03 → 03; a name that tells no floor is the door itself. */
const doorOf = (number: string) => /^\w{1,4}?(\d{2}[A-Z]?)$/.exec(number)?.[1] ?? number

/** The doors of an entrance above ground; none where floors number theirs each in its own way. */
function doorsIn(homes: readonly Standing[]): string[] {
  const above = homes.filter(({ floor }) => floor !== null && floor > 0)
  const doors = [...new Set(above.map(({ number }) => doorOf(number)))].sort()
  const most = Math.max(0, ...above.map((one) => above.filter(({ floor }) => floor === one.floor).length))
  return doors.length > most * 2 ? [] : doors
}
