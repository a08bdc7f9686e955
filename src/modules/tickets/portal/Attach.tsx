import { useEffect, useState } from 'react'
import { Icon } from '#web/ui/Icon.tsx'
import { Recording } from '#web/ui/Recording.tsx'
import { useWords } from '#web/ui/words.ts'
import { Sound } from './Sound.tsx'
import type { Attachment, Attachments } from './useAttachments.ts'

const MOST = 9

/** Pictures from the camera or the album, a sound up to a minute, each with how far it is. */
export function Attach({ attachments }: { attachments: Attachments }) {
  const { t } = useWords()
  const full = attachments.list.length >= MOST
  return (
    <div className="p-stack">
      <div className="p-wrap">
        <label className="p-button" aria-disabled={full}>
          <Icon name="camera" />
          {t('拍照或选照片', 'Picture')}
          <input
            type="file"
            accept="image/*"
            multiple
            hidden
            disabled={full}
            onChange={(event) => {
              const room = MOST - attachments.list.length
              for (const file of [...(event.target.files ?? [])].slice(0, room))
                attachments.add(file, 'photo.jpg')
              event.target.value = ''
            }}
          />
        </label>
        {!full && <Sound onDone={(sound) => attachments.add(sound, 'sound')} />}
      </div>
      {attachments.list.length > 0 && (
        <ul className="p-thumbs">
          {attachments.list.map((one) => (
            <One key={one.key} one={one} attachments={attachments} />
          ))}
        </ul>
      )}
    </div>
  )
}

function One({ one, attachments }: { one: Attachment; attachments: Attachments }) {
  const { t } = useWords()
  const url = useBlobUrl(one.blob)
  const isSound = !one.blob.type.startsWith('image/')
  return (
    <li>
      {isSound ? <Recording src={url} /> : <img src={url} alt={t('照片', 'Picture')} />}
      <span className="p-small" aria-live="polite">
        {one.id ? t('传好了', 'Sent') : one.failed ? one.failed : t('在传', 'Sending')}
      </span>
      <span className="p-wrap">
        {one.failed && (
          <button type="button" className="p-link" onClick={() => attachments.again(one)}>
            {t('再传', 'Again')}
          </button>
        )}
        <button type="button" className="p-link" onClick={() => attachments.remove(one.key)}>
          {t('去掉', 'Remove')}
        </button>
      </span>
    </li>
  )
}

function useBlobUrl(blob: Blob): string {
  const [url, setUrl] = useState('')
  useEffect(() => {
    const made = URL.createObjectURL(blob)
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [blob])
  return url
}
