import { BarChart, LineChart } from 'echarts/charts'
import { GridComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import type { OutputOf } from '#platform/operation.ts'
import type { seeProofMonths } from '../contract.ts'

use([BarChart, LineChart, GridComponent, TooltipComponent, SVGRenderer])

/** One line of twelve months: what was owed as bars, the kept share above. A month can be pressed. */
export function TwelveMonths({
  months,
  onMonth,
}: {
  months: OutputOf<typeof seeProofMonths>['months']
  onMonth(month: string): void
}) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = box.current
    if (!element) return
    const style = getComputedStyle(element)
    const chart = init(element, null, { renderer: 'svg' })
    chart.setOption({
      animation: false,
      grid: { left: 4, right: 4, top: 10, bottom: 20 },
      tooltip: { trigger: 'axis', confine: true },
      xAxis: {
        type: 'category',
        data: months.map(({ month }) => `${Number(month.slice(5))}月`),
        axisTick: { show: false },
        axisLine: { show: false },
        axisLabel: { color: style.color, fontSize: 11 },
      },
      yAxis: [
        { type: 'value', show: false },
        { type: 'value', show: false, min: 0, max: 105 },
      ],
      series: [
        {
          type: 'bar',
          name: '应办',
          data: months.map(({ owed }) => owed),
          itemStyle: { color: style.getPropertyValue('--kb-line') || '#ddd' },
          barWidth: '60%',
        },
        {
          type: 'line',
          name: '按时率 %',
          yAxisIndex: 1,
          data: months.map(({ rate }) => (rate === null ? null : Number((rate * 100).toFixed(1)))),
          itemStyle: { color: '#b4532a' },
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
  }, [months, onMonth])
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
