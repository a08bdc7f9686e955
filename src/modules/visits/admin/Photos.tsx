import { useEffect, useMemo, useState } from 'react'
import { Icon } from '#web/ui/Icon.tsx'
import { shrinkPhoto } from '#web/ui/photos.ts'
import { useWords } from '#web/ui/words.ts'
import './photos.css'

const MOST = 9

interface Props {
  photos: Blob[]
  most?: number
  onChange(photos: Blob[]): void
}

export function Photos({ photos, most = MOST, onChange }: Props) {
  const { t } = useWords()
  const [busy, setBusy] = useState(false)
  const addresses = useMemo(() => photos.map((photo) => URL.createObjectURL(photo)), [photos])
  useEffect(() => () => addresses.forEach(URL.revokeObjectURL), [addresses])
  const add = async (files: FileList | null) => {
    if (!files) return
    setBusy(true)
    const small = await Promise.all([...files].slice(0, most - photos.length).map(shrinkPhoto))
    setBusy(false)
    onChange([...photos, ...small])
  }
  return (
    <div className="kb-photos">
      {addresses.map((address, index) => (
        <button
          key={address}
          type="button"
          className="kb-plain"
          aria-label={t(`去掉第 ${index + 1} 张照片`, `Remove photo ${index + 1}`)}
          title={t('点一下去掉', 'Tap to remove')}
          onClick={() => onChange(photos.filter((_, at) => at !== index))}
        >
          <img src={address} alt="" />
        </button>
      ))}
      {photos.length < most && (
        <label className="kb-photo-add">
          <Icon name="camera" /> {busy ? t('正在压小', 'Making it small') : t('拍照或选照片', 'Add a photo')}
          <input
            type="file"
            accept="image/*"
            multiple
            className="kb-visually-hidden"
            onChange={(event) => add(event.target.files)}
          />
        </label>
      )}
    </div>
  )
}
