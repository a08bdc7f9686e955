import { useEffect, useRef, useState } from 'react'
import { useWords } from '#web/ui/words.ts'

const MOST_SECONDS = 60

/** Kept as sound, never written down by a machine. Nothing is shown where the browser cannot record. */
export function Sound({ onDone }: { onDone(sound: Blob): void }) {
  const { t } = useWords()
  const recorder = useRef<MediaRecorder | null>(null)
  const [seconds, setSeconds] = useState<number>()
  const [refused, setRefused] = useState(false)
  useEffect(() => {
    if (seconds === undefined) return
    if (seconds >= MOST_SECONDS) return void recorder.current?.stop()
    const timer = setTimeout(() => setSeconds(seconds + 1), 1000)
    return () => clearTimeout(timer)
  }, [seconds])
  useEffect(() => () => recorder.current?.stop(), [])
  if (typeof MediaRecorder === 'undefined' || !navigator.mediaDevices) return null
  const start = async () => {
    setRefused(false)
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true })
      const pieces: Blob[] = []
      const made = new MediaRecorder(stream, { audioBitsPerSecond: 32_000 })
      made.ondataavailable = ({ data }) => pieces.push(data)
      made.onstop = () => {
        for (const track of stream.getTracks()) track.stop()
        setSeconds(undefined)
        const sound = new Blob(pieces, { type: made.mimeType.split(';')[0] ?? 'audio/webm' })
        if (sound.size > 0) onDone(sound)
      }
      recorder.current = made
      made.start()
      setSeconds(0)
    } catch {
      setRefused(true)
    }
  }
  return (
    <>
      <button
        type="button"
        className="p-button"
        onClick={seconds === undefined ? start : () => recorder.current?.stop()}
      >
        {seconds === undefined ? t('说一段', 'Speak') : t(`说好了（${seconds} 秒）`, `Done (${seconds} s)`)}
      </button>
      {refused && (
        <span className="kb-muted p-small" role="alert">
          {t(
            '手机没有允许录音，请打字，或在手机设置里允许。',
            'The phone does not allow recording. Write instead, or allow it in the settings of the phone.',
          )}
        </span>
      )}
    </>
  )
}
