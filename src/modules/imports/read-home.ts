import { buildingKey, type Room, readRoom } from '#modules/places/rooms.ts'
import type { FieldName } from './field.ts'

const SHEET_OF_BUILDING = /^(?:[A-Z]{0,2}\d{1,3}(?:栋|幢|号楼|座|#)|[A-Z]座)$/i

interface ToldHome {
  field: 'home' | 'room'
  /** As it stands in the cell. */
  given: string
  /** Null when it cannot be read. */
  home: Room | null
  /** The sheet that told the building. */
  fromSheet?: string
}

/** The home of a row, whole or put together from its building, entrance and room; the sheet tells the building where no column does. */
export function readHome(texts: Partial<Record<FieldName, string>>, sheet = ''): ToldHome | null {
  const { unit, room, home: whole } = texts
  const given = whole ?? room
  if (!given) return null
  const field = whole ? 'home' : 'room'
  const unitKey = unit?.replace(/(?:单元|门|梯)$/, '')
  const bare = /^[A-Z]?\d{1,5}[A-Z]?\d{0,2}(?:室|号|户)?$/i.test(given)
  const ofSheet = SHEET_OF_BUILDING.test(sheet.trim()) ? sheet.trim() : undefined
  const building = texts.building ?? ofSheet
  const composed = building && bare ? [buildingKey(building), unitKey, given].filter(Boolean).join('-') : null
  const home = readRoom(composed ?? given) ?? (composed ? null : readRoom(`${given}室`))
  if (home && ofSheet && !texts.building && (bare || !home.building))
    return { field, given, home: { ...home, building: buildingKey(ofSheet) }, fromSheet: ofSheet }
  return { field, given, home }
}
