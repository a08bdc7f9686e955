import { useState } from 'react'
import { Icon } from '#web/ui/Icon.tsx'
import { sendPhoto, shrinkPhoto } from '#web/ui/photos.ts'
import { useWrite } from '#web/ui/query.ts'
import { useWords } from '#web/ui/words.ts'
import { finishLinked } from '../contract/link.ts'

/** What was done, with pictures before and after; it ends the link. */
export function FinishIt({ token, onDone }: { token: string; onDone(): void }) {
  const { t } = useWords()
  const [words, setWords] = useState('')
  const [before, setBefore] = useState<string[]>([])
  const [after, setAfter] = useState<string[]>([])
  const write = useWrite(finishLinked)
  return (
    <section className="p-card p-stack">
      <h2>{t('做完了', 'Done')}</h2>
      <Shots token={token} label={t('修之前', 'Before')} ids={before} onChange={setBefore} />
      <Shots token={token} label={t('修好之后', 'After')} ids={after} onChange={setAfter} />
      <label className="kb-label" htmlFor="done-words">
        {t('怎么修的', 'What was done')} *
      </label>
      <textarea
        id="done-words"
        className="p-input"
        rows={4}
        maxLength={2000}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      <button
        type="button"
        className="p-button p-button-first"
        disabled={!words.trim() || write.isPending}
        onClick={() =>
          write.mutate({ input: { token, words: words.trim(), before, after } }, { onSuccess: onDone })
        }
      >
        {t('完成，交上去', 'Done, hand it in')}
      </button>
      {write.error && <p role="alert">{write.error.message}</p>}
    </section>
  )
}

interface ShotsProps {
  token: string
  label: string
  ids: string[]
  onChange(ids: string[]): void
}

/** Pictures made small and sent while he goes on; one that failed is said. */
function Shots({ token, label, ids, onChange }: ShotsProps) {
  const { t } = useWords()
  const [sending, setSending] = useState(false)
  const [failed, setFailed] = useState<string>()
  const add = async (files: FileList | null) => {
    setSending(true)
    setFailed(undefined)
    const sent = [...ids]
    try {
      for (const file of [...(files ?? [])].slice(0, 9 - ids.length))
        sent.push(await sendPhoto(await shrinkPhoto(file), 'public', 'photo.jpg', token))
    } catch (error) {
      setFailed((error as Error).message)
    }
    onChange(sent)
    setSending(false)
  }
  return (
    <div className="p-wrap">
      <label className="p-button" aria-disabled={ids.length >= 9}>
        <Icon name="camera" />
        {sending ? t('在传', 'Sending') : label}
        <input
          type="file"
          accept="image/*"
          multiple
          hidden
          disabled={sending || ids.length >= 9}
          onChange={(event) => {
            void add(event.target.files)
            event.target.value = ''
          }}
        />
      </label>
      {ids.length > 0 && <span>{t(`${ids.length} 张传好了`, `${ids.length} sent`)}</span>}
      {failed && <span role="alert">{failed}</span>}
    </div>
  )
}
