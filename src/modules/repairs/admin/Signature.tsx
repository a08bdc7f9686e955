import { Button } from 'antd'
import { type PointerEvent, useRef, useState } from 'react'
import { useWords } from '#web/ui/words.ts'
import './jobs.css'

interface Props {
  label: string
  onChange(picture: Blob | undefined): void
}

/** Signed with a finger on the glass; kept as a picture. */
export function Signature({ label, onChange }: Props) {
  const { t } = useWords()
  const glass = useRef<HTMLCanvasElement>(null)
  const drawing = useRef(false)
  const [signed, setSigned] = useState(false)
  const point = (event: PointerEvent<HTMLCanvasElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    const scale = event.currentTarget.width / box.width
    return [(event.clientX - box.left) * scale, (event.clientY - box.top) * scale] as const
  }
  const begin = (event: PointerEvent<HTMLCanvasElement>) => {
    const pen = event.currentTarget.getContext('2d')!
    event.currentTarget.setPointerCapture(event.pointerId)
    drawing.current = true
    pen.lineWidth = 4
    pen.lineCap = 'round'
    pen.lineJoin = 'round'
    pen.strokeStyle = '#111'
    pen.beginPath()
    pen.moveTo(...point(event))
  }
  const go = (event: PointerEvent<HTMLCanvasElement>) => {
    if (!drawing.current) return
    const pen = event.currentTarget.getContext('2d')!
    pen.lineTo(...point(event))
    pen.stroke()
  }
  const end = () => {
    if (!drawing.current) return
    drawing.current = false
    setSigned(true)
    glass.current!.toBlob((picture) => onChange(picture ?? undefined), 'image/png')
  }
  const wipe = () => {
    glass.current!.getContext('2d')!.clearRect(0, 0, glass.current!.width, glass.current!.height)
    setSigned(false)
    onChange(undefined)
  }
  return (
    <div>
      <span className="kb-label">{label}</span>
      <canvas
        ref={glass}
        width={800}
        height={400}
        className="kb-glass"
        aria-label={label}
        role="img"
        onPointerDown={begin}
        onPointerMove={go}
        onPointerUp={end}
        onPointerCancel={end}
      />
      <Button size="small" disabled={!signed} style={{ marginTop: 6 }} onClick={wipe}>
        {t('重签', 'Sign again')}
      </Button>
    </div>
  )
}
