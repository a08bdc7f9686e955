import fc from 'fast-check'
import { expect, test } from 'vitest'
import { splitPaper } from './split-paper.ts'

const clausesOf = (paper: string) => splitPaper(paper).clauses.map(({ id, title, text }) => [id, title, text])

test('articles run through the chapters, and what hangs below an article carries its number', () => {
  const { title, clauses } = splitPaper(`客户回访管理办法
第一章 总则
第一条 目的：为了听到客户的声音，制定本办法。
第二章 回访
第二条 回访期限
（一）签约后七天内，管家电话回访。
接不通的，第二天再打。
（二）入住后三个月内上门回访：
1. 看房屋质量；
2、问居住感受。
第十二条 每月五日前，主管上报回访情况。`)
  expect(title).toBe('客户回访管理办法')
  expect(clauses.map(({ id, title }) => [id, title])).toEqual([
    ['第1章', '总则'],
    ['1', '目的'],
    ['第2章', '回访'],
    ['2', '回访期限'],
    ['2.1', '签约后七天内'],
    ['2.2', '入住后三个月内上门回访'],
    ['2.2.1', '看房屋质量'],
    ['2.2.2', '问居住感受'],
    ['12', '每月五日前'],
  ])
  expect(clauses[4]!.text).toBe('签约后七天内，管家电话回访。接不通的，第二天再打。')
  expect(clauses.filter((clause) => clause.statement).map((clause) => clause.id)).toEqual([
    '第1章',
    '1',
    '2.2.1',
    '2.2.2',
  ])
})

test('decimal numbers stand for themselves, 4.1 beside 4.10; figures in a sentence are none', () => {
  expect(
    clausesOf(
      '4.1 首问负责\n谁先接待谁负责到底。\n4.10 档案\n3.5 万元以上的投诉\n2026.11.22 起施行\n10.5% 以内',
    ),
  ).toEqual([
    ['4.1', '首问负责', '谁先接待谁负责到底。'],
    ['4.10', '档案', '3.5 万元以上的投诉 2026.11.22 起施行 10.5% 以内'],
  ])
})

test('Chinese ordinals count to a hundred and more; a number used twice stays apart', () => {
  expect(clausesOf('第一百零二条 甲\n第二十条 乙\n第十条 丙\n第十条 丁').map(([id]) => id)).toEqual([
    '102',
    '20',
    '10',
    '10-2',
  ])
  expect(clausesOf('一、服务\n①热线\n②邮箱\n二、投诉\n①登记').map(([id]) => id)).toEqual([
    '1',
    '1.1',
    '1.2',
    '2',
    '2.1',
  ])
})

test('a paper without any number is one preface; an empty one is nothing', () => {
  expect(splitPaper('').clauses).toEqual([])
  expect(splitPaper('我们的承诺\n客户的每个电话都有人接。').clauses).toEqual([
    { id: '0', title: '前言', text: '客户的每个电话都有人接。', statement: false },
  ])
})

test('no letter of a paper is lost, whatever stands in it', () => {
  const line = fc.oneof(
    fc.string({ maxLength: 30 }),
    fc.constantFrom(
      '第三条 回访',
      '（一）登记',
      '5.1.2 交付',
      '1、电话',
      '① 热线',
      '一、服务：好',
      '7 天内',
      ' ',
      '接通才算。',
    ),
  )
  const letters = (text: string) =>
    [...text.normalize('NFC').matchAll(/[\p{Script=Han}a-z]/giu)].map(([letter]) => letter)
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
      const { title, clauses } = splitPaper(lines.join('\n'))
      const kept = new Set(letters([title, ...clauses.map((clause) => clause.title + clause.text)].join('')))
      for (const letter of letters(lines.join('\n')))
        if (!'第三条五章节款编篇一二四六七八九十百零'.includes(letter)) expect(kept).toContain(letter)
      expect(new Set(clauses.map((clause) => clause.id)).size).toBe(clauses.length)
    }),
  )
})
