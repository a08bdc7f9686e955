import { BarChart, LineChart } from 'echarts/charts'
import { GridComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import type { OutputOf } from '#platform/operation.ts'
import { useDark } from '#web/ui/look.ts'
import { useWords } from '#web/ui/words.ts'
import type { seeProofMonths } from '../contract.ts'
import { sayShortMonth } from './figures.ts'

use([BarChart, LineChart, GridComponent, TooltipComponent, SVGRenderer])

/** One line of twelve months: what was owed as bars, the kept share above. A month can be pressed. */
export function TwelveMonths({
  months,
  onMonth,
}: {
  months: OutputOf<typeof seeProofMonths>['months']
  onMonth(month: string): void
}) {
  const { t, locale } = useWords()
  const dark = useDark()
  const [owed, inTime] = [t('应办', 'Owed'), t('按时率 %', 'Kept in time %')]
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = box.current
    if (!element) return
    const style = getComputedStyle(element)
    const chart = init(element, null, { renderer: 'svg' })
    chart.setOption({
      darkMode: dark,
      animation: false,
      grid: { left: 4, right: 4, top: 10, bottom: 20 },
      tooltip: { trigger: 'axis', confine: true },
      xAxis: {
        type: 'category',
        data: months.map(({ month }) => sayShortMonth(month, locale)),
        axisTick: { show: false },
        axisLine: { show: false },
        axisLabel: { color: style.color, fontSize: 11, fontFamily: style.fontFamily },
      },
      yAxis: [
        { type: 'value', show: false },
        { type: 'value', show: false, min: 0, max: 105 },
      ],
      series: [
        {
          type: 'bar',
          name: owed,
          data: months.map((month) => month.owed),
          itemStyle: { color: style.getPropertyValue('--kb-line') || '#ddd' },
          barWidth: '60%',
        },
        {
          type: 'line',
          name: inTime,
          yAxisIndex: 1,
          data: months.map(({ rate }) => (rate === null ? null : Number((rate * 100).toFixed(1)))),
          itemStyle: { color: style.getPropertyValue('--kb-accent') },
          symbolSize: 5,
        },
      ],
    })
    chart.on('click', ({ dataIndex }) => {
      const month = months[dataIndex]?.month
      if (month) onMonth(month)
    })
    const resize = () => chart.resize()
    window.addEventListener('resize', resize)
    return () => {
      window.removeEventListener('resize', resize)
      chart.dispose()
    }
  }, [months, onMonth, locale, owed, inTime, dark])
  return (
    <div
      ref={box}
      className="proof-chart"
      role="img"
      aria-label={months
        .map(({ month, rate }) => `${month} ${rate === null ? '–' : `${Math.round(rate * 100)}%`}`)
        .join(', ')}
    />
  )
}
