import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useWords } from '#web/ui/words.ts'

interface Detector {
  detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]>
}
type DetectorMaker = new (options: { formats: string[] }) => Detector

const makerOf = () => (globalThis as { BarcodeDetector?: DetectorMaker }).BarcodeDetector

/** Browsers that can read a code with their own eyes; the others are not offered it. */
export const canScan = () => makerOf() !== undefined && navigator.mediaDevices !== undefined

export interface Scanned {
  unitId?: string
  place: string
}

/** The place of a code we print: its address opens a report there. */
export function readCode(text: string): Scanned | undefined {
  try {
    const { pathname, searchParams } = new URL(text)
    const place = searchParams.get('place')
    const home = searchParams.get('home')
    if (!/^\/c\/[^/]+\/report$/.test(pathname) || !place) return undefined
    return { place, ...(home ? { unitId: home } : {}) }
  } catch {
    return undefined
  }
}

export function ScanCode({ onRead, onStop }: { onRead(text: string): void; onStop(): void }) {
  const { t } = useWords()
  const video = useRef<HTMLVideoElement>(null)
  const [refused, setRefused] = useState(false)
  const read = useRef(onRead)
  read.current = onRead
  useEffect(() => {
    const Maker = makerOf()
    if (!Maker) return
    const detector = new Maker({ formats: ['qr_code'] })
    let stream: MediaStream | undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    let over = false
    const look = async () => {
      const found = video.current ? await detector.detect(video.current).catch(() => []) : []
      if (over) return
      if (found[0]) return read.current(found[0].rawValue)
      timer = setTimeout(look, 250)
    }
    navigator.mediaDevices
      .getUserMedia({ video: { facingMode: 'environment' } })
      .then(async (camera) => {
        stream = camera
        if (over) return stop(camera)
        video.current!.srcObject = camera
        await video.current!.play()
        await look()
      })
      .catch(() => setRefused(true))
    return () => {
      over = true
      clearTimeout(timer)
      if (stream) stop(stream)
    }
  }, [])
  return (
    <div className="kb-scan kb-stack">
      {refused ? (
        <p role="alert">{t('手机没有允许用相机。', 'The phone does not allow the camera.')}</p>
      ) : (
        <video ref={video} muted playsInline />
      )}
      <Button onClick={onStop}>{t('不扫了', 'Stop')}</Button>
    </div>
  )
}

const stop = (stream: MediaStream) => {
  for (const track of stream.getTracks()) track.stop()
}
