import { useState } from 'react'
import { currentTenant } from '#web/ui/call.ts'
import { Recording } from '#web/ui/Recording.tsx'
import { useWords } from '#web/ui/words.ts'

/** Pictures small, sounds to be heard; what is no picture is a sound. */
export function Files({ ids }: { ids: readonly string[] }) {
  if (ids.length === 0) return null
  return (
    <ul className="p-thumbs p-thumbs-row">
      {ids.map((id, at) => (
        <li key={id}>
          <One id={id} at={at} />
        </li>
      ))}
    </ul>
  )
}

function One({ id, at }: { id: string; at: number }) {
  const { t } = useWords()
  const [sound, setSound] = useState(false)
  const address = `/api/customer/files/${id}?tenant=${currentTenant()}`
  if (sound) return <Recording src={address} label={t(`录音 ${at + 1}`, `Sound ${at + 1}`)} />
  return (
    <a href={address} target="_blank" rel="noreferrer">
      <img
        src={address}
        loading="lazy"
        alt={t(`照片 ${at + 1}`, `Picture ${at + 1}`)}
        onError={() => setSound(true)}
      />
    </a>
  )
}
