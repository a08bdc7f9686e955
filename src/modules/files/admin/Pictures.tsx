import { Image } from 'antd'
import { useState } from 'react'
import { currentTenant } from '#web/ui/call.ts'
import { Recording } from '#web/ui/Recording.tsx'
import { useWords } from '#web/ui/words.ts'
import './pictures.css'

const addressOf = (id: string) => `/api/staff/files/${id}?tenant=${currentTenant()}`

/** Pictures small, opened large with a press; what is no picture is a sound. */
export function Pictures({ ids, label }: { ids: readonly string[]; label?: string }) {
  const { t } = useWords()
  const [open, setOpen] = useState<string>()
  const [sounds, setSounds] = useState<ReadonlySet<string>>(new Set())
  if (ids.length === 0) return null
  const pictures = ids.filter((id) => !sounds.has(id))
  return (
    <div className="kb-thumbs" role="group" aria-label={label ?? t('照片和录音', 'Pictures and sounds')}>
      {ids.map((id, at) =>
        sounds.has(id) ? (
          <Recording key={id} src={addressOf(id)} label={t(`录音 ${at + 1}`, `Sound ${at + 1}`)} />
        ) : (
          <button key={id} type="button" className="kb-plain" onClick={() => setOpen(id)}>
            <img
              src={addressOf(id)}
              loading="lazy"
              alt={t(`照片 ${at + 1}`, `Picture ${at + 1}`)}
              onError={() => setSounds((before) => new Set([...before, id]))}
            />
          </button>
        ),
      )}
      {open && (
        <Image.PreviewGroup
          items={pictures.map(addressOf)}
          preview={{
            open: true,
            current: Math.max(0, pictures.indexOf(open)),
            onOpenChange: (shown) => !shown && setOpen(undefined),
            onChange: (at) => setOpen(pictures[at]),
          }}
        />
      )}
    </div>
  )
}
