import { expect, test } from 'vitest'
import { whyWeak } from './rules.ts'

const rules = { passwordLength: 10, passwordKinds: 3 }

test('a password is long, mixed, not the account and not one key pressed again and again', () => {
  expect(whyWeak(rules, 'Ab1-Ab1-', 'zhou')?.zh).toBe('密码至少 10 位')
  expect(whyWeak(rules, 'abcdefgh12', 'zhou')?.zh).toContain('3 种')
  expect(whyWeak(rules, 'My-Zhou-2026', 'zhou')?.zh).toBe('密码里不能有账号')
  expect(whyWeak(rules, 'Aa1Aa1Aa1Aa1', 'zhou')?.zh).toContain('重复')
  expect(whyWeak(rules, 'Quiet-River-7', 'zhou')).toBeNull()
})
