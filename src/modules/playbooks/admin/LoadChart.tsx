import { BarChart } from 'echarts/charts'
import { GridComponent, LegendComponent, MarkLineComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import { useDark } from '#web/ui/look.ts'
import { useWords } from '#web/ui/words.ts'
import type { Result } from './shown.ts'

use([BarChart, GridComponent, LegendComponent, MarkLineComponent, TooltipComponent, SVGRenderer])

const SHOWN = 10
const COLOURS = [
  '#b4532a',
  '#7d776f',
  '#d39a6a',
  '#5f7f66',
  '#a8a39c',
  '#8a5800',
  '#d8bfa0',
  '#8fb398',
  '#c7756b',
  '#4a6a7a',
]

/** 11/30; with its year where that is another than the week before. */
const sayWeek = (week: string, at: number, weeks: readonly string[]) =>
  (weeks[at - 1] ?? week).slice(0, 4) === week.slice(0, 4)
    ? week.slice(5).replace('-', '/')
    : week.replaceAll('-', '/')

/** Matters per person and week, stacked; the line is what one person can do in a week. */
export function LoadChart({ work, capacity }: { work: Result['work']; capacity: number }) {
  const { t } = useWords()
  const system = t('系统', 'System')
  const dark = useDark()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = box.current
    if (!element) return
    const weeks = [...new Set(work.map(({ week }) => week))].sort()
    const totals = new Map<string, number>()
    for (const { name, count } of work) totals.set(name, (totals.get(name) ?? 0) + count)
    const names = [...totals]
      .sort((a, b) => b[1] - a[1])
      .slice(0, SHOWN)
      .map(([name]) => name)
    const at = new Map(work.map(({ name, week, count }) => [`${name} ${week}`, count]))
    const style = getComputedStyle(element)
    const ink = style.getPropertyValue('--kb-ink-2')
    const late = style.getPropertyValue('--kb-late')
    const chart = init(element, null, { renderer: 'svg' })
    chart.setOption({
      darkMode: dark,
      animation: false,
      color: COLOURS,
      textStyle: { color: ink, fontFamily: style.fontFamily },
      grid: { left: 40, right: 12, top: 34, bottom: 26 },
      legend: {
        type: 'scroll',
        top: 0,
        textStyle: { color: ink, fontFamily: style.fontFamily },
        pageTextStyle: { color: ink },
      },
      tooltip: { trigger: 'axis', confine: true },
      xAxis: {
        type: 'category',
        data: weeks.map(sayWeek),
        axisLabel: { color: ink },
      },
      yAxis: {
        type: 'value',
        axisLabel: { color: ink },
        splitLine: { lineStyle: { color: style.getPropertyValue('--kb-line') } },
      },
      series: names.map((name, index) => ({
        type: 'bar',
        name: name === 'system' ? system : name,
        stack: 'work',
        data: weeks.map((week) => at.get(`${name} ${week}`) ?? 0),
        ...(index === 0
          ? {
              markLine: {
                silent: true,
                symbol: 'none',
                label: { position: 'insideEndTop', color: late },
                data: [{ yAxis: capacity }],
                lineStyle: { color: late },
              },
            }
          : {}),
      })),
    })
    const resize = () => chart.resize()
    window.addEventListener('resize', resize)
    return () => {
      window.removeEventListener('resize', resize)
      chart.dispose()
    }
  }, [work, capacity, system, dark])
  return (
    <div
      ref={box}
      className="kb-card playbook-chart"
      role="img"
      aria-label={work
        .slice(0, 20)
        .map(({ name, week, count }) => `${name} ${week} ${count}`)
        .join(', ')}
    />
  )
}
