import { expect, test } from 'vitest'
import { newId } from './id.ts'

test('ids made in one millisecond stand in the order they were made', () => {
  const ids = Array.from({ length: 5_000 }, () => newId(1_770_000_000_000))
  expect([...ids].sort()).toEqual(ids)
  expect(new Set(ids).size).toBe(ids.length)
  for (const id of ids.slice(0, 20))
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-/)
})
