import { Watermark } from 'antd'
import { dayOf, now, timeOf } from '#web/ui/clock.ts'
import { useMyself } from './session.ts'

/** Who has this on his screen or paper, by account, since when; over sheets too, and in nobody's way. */
export default function Mark() {
  const { name, account } = useMyself()
  const at = now()
  return (
    <div className="kb-watermark" data-testid="watermark" data-mark={`${name} ${account}`} aria-hidden="true">
      <Watermark
        content={[`${name} ${account}`, `${dayOf(at)} ${timeOf(at)}`]}
        font={{ fontSize: 13, color: 'rgba(128, 128, 128, 0.16)' }}
        gap={[120, 110]}
        style={{ width: '100%', height: '100%' }}
      >
        <div style={{ width: '100%', height: '100%' }} />
      </Watermark>
    </div>
  )
}
