import { type FormEvent, useEffect, useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import type { OutputOf } from '#platform/operation.ts'
import { Answered } from '#web/portal/Answered.tsx'
import { useHere, useMe } from '#web/portal/me.ts'
import { Page } from '#web/portal/Page.tsx'
import { UrgentLine } from '#web/portal/UrgentLine.tsx'
import { Declined } from '#web/ui/call.ts'
import { Field } from '#web/ui/Field.tsx'
import { useRead, useWrite } from '#web/ui/query.ts'
import { freshKey } from '#web/ui/tokens.ts'
import { useWords } from '#web/ui/words.ts'
import { fileMyTicket, listMyKinds } from '../contract/mine.ts'
import { remedyWords } from '../contract/words.ts'
import { remedies } from '../rules.ts'
import { Attach } from './Attach.tsx'
import { Category } from './Category.tsx'
import { Danger } from './Danger.tsx'
import { Filed } from './Filed.tsx'
import { useDraft } from './useDraft.ts'

type Kinds = OutputOf<typeof listMyKinds>['kinds']
type Remedy = (typeof remedies)[number]

/** The line was lost after the report had arrived, and it was changed since. */
const arrivedBefore = (error: Error) => error instanceof Declined && error.code === 'operation.key_reused'

/** Under a minute: what and where are enough; a picture, a sound or words, the wished time and remedy may follow. */
export function Report() {
  const query = useRead(listMyKinds, {}, { staleTime: 600_000 })
  return <Answered query={query}>{({ kinds }) => <Form kinds={kinds} />}</Answered>
}

function Form({ kinds }: { kinds: Kinds }) {
  const { t, say } = useWords()
  const here = useHere()
  const { me, home, choose } = useMe()
  const [search] = useSearchParams()
  const scanned = me.homes.find(({ unitId }) => unitId === search.get('home'))
  const { draft, change, clear, attachments } = useDraft({
    kind: search.get('kind') ?? '',
    // The code of one's own home chooses that home; any other code says where it hangs.
    place: scanned ? '' : (search.get('place') ?? ''),
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each code that was scanned
  useEffect(() => {
    if (scanned) choose(scanned.unitId)
  }, [scanned?.unitId])
  const [filed, setFiled] = useState<OutputOf<typeof fileMyTicket>>()
  const write = useWrite(fileMyTicket, ['tickets'])
  const kind = kinds.find(({ name }) => name === draft.kind) ?? kinds[0]
  if (filed) return <Filed filed={filed} />
  if (!kind)
    return (
      <Page title={t('报事', 'Report')} back={here()}>
        <p className="p-note">
          {t('这家公司还没有开通网上报事，请打电话。', 'Nothing can be reported here yet. Please call.')}
        </p>
        <UrgentLine phone={home.emergencyPhone ?? home.servicePhone} />
      </Page>
    )
  const said = draft.words.trim()
  const { remedy, place, category, convenient } = draft
  const send = (urgentWords?: string) =>
    write.mutate(
      {
        input: {
          kind: kind.name,
          unitId: home.unitId,
          words: urgentWords ?? (said || `${category || kind.title}（见照片或录音）`),
          ...(urgentWords ? { urgent: true } : {}),
          ...(place.trim() ? { place: place.trim() } : {}),
          ...(category && kind.categories.includes(category) && !urgentWords ? { category } : {}),
          ...(remedy ? { remedy: remedy as Remedy } : {}),
          ...(convenient.trim() ? { convenient: convenient.trim() } : {}),
          photoIds: attachments.ids,
        },
        key: urgentWords ? `${draft.key} urgent` : draft.key,
      },
      {
        onSuccess: async (answer) => {
          await clear()
          setFiled(answer)
        },
        onError: (error) => {
          if (!arrivedBefore(error)) return
          change({ key: freshKey() })
        },
      },
    )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    send()
  }
  const ready = Boolean(said || category || attachments.ids.length > 0) && !attachments.waiting
  return (
    <Page title={kind.title} ofPolicy back={here()}>
      <UrgentLine phone={home.emergencyPhone} />
      {kind === kinds[0] && <Danger phone={home.emergencyPhone} onReport={send} />}
      <form className="p-stack" onSubmit={submit}>
        {kinds.length > 1 && !search.get('kind') && (
          <div className="p-wrap" role="group" aria-label={t('哪一类', 'Kind')} lang="zh-CN">
            {kinds.map(({ name, title }) => (
              <button
                key={name}
                type="button"
                className="p-button"
                aria-pressed={name === kind.name}
                onClick={() => change({ kind: name, category: '' })}
              >
                {title}
              </button>
            ))}
          </div>
        )}
        {kind.categories.length > 0 && (
          <Category
            categories={kind.categories}
            value={category}
            onChange={(next) => change({ category: next })}
          />
        )}
        {kind.atOnce[category] && (
          <p className="p-note" role="status" lang="zh-CN">
            {kind.atOnce[category]}
          </p>
        )}
        <fieldset className="p-fieldset">
          <legend>{t('在哪里', 'Where')}</legend>
          {me.homes.length > 1 && (
            <select
              className="p-input"
              aria-label={t('哪套房', 'Which home')}
              value={home.unitId}
              onChange={(event) => choose(event.target.value)}
            >
              {me.homes.map(({ unitId, room, project }) => (
                <option key={unitId} value={unitId}>
                  {project} {room}
                </option>
              ))}
            </select>
          )}
          <Field label={t(`在 ${home.room}；不在家里就写哪里`, `At ${home.room}; if elsewhere, say where`)}>
            {(id) => (
              <input
                id={id}
                className="p-input"
                maxLength={120}
                placeholder={t('例如 2 单元电梯、地下车库 B 区', 'as: lift of entrance 2')}
                value={place}
                onChange={(event) => change({ place: event.target.value })}
              />
            )}
          </Field>
        </fieldset>
        <Field label={t('说一说', 'In your words')}>
          {(id) => (
            <textarea
              id={id}
              className="p-input"
              maxLength={2000}
              value={draft.words}
              onChange={(event) => change({ words: event.target.value })}
            />
          )}
        </Field>
        <Attach attachments={attachments} />
        <details>
          <summary className="p-link">
            {t('方便时间、希望怎么解决（可不填）', 'Wished time and remedy (optional)')}
          </summary>
          <div className="p-stack">
            <Field label={t('方便时间', 'When it suits you')}>
              {(id) => (
                <input
                  id={id}
                  className="p-input"
                  maxLength={120}
                  placeholder={t('例如 今晚 7 点后、周六上午', 'as: after 7 tonight')}
                  value={convenient}
                  onChange={(event) => change({ convenient: event.target.value })}
                />
              )}
            </Field>
            <Field label={t('希望怎么解决', 'What you wish for')}>
              {(id) => (
                <select
                  id={id}
                  className="p-input"
                  value={remedy}
                  onChange={(event) => change({ remedy: event.target.value })}
                >
                  <option value="">{t('您看着办', 'As you see fit')}</option>
                  {remedies.map((name) => (
                    <option key={name} value={name}>
                      {say(remedyWords[name]!)}
                    </option>
                  ))}
                </select>
              )}
            </Field>
          </div>
        </details>
        {attachments.failed && (
          <p className="p-note">
            {t('有一张没传上去：再传，或去掉它。', 'One did not arrive: send it again or remove it.')}
          </p>
        )}
        {write.error && (
          <p className="p-refused" role="alert">
            {arrivedBefore(write.error) ? (
              <>
                {t('改之前的那一次已经收到了，', 'What you sent before changing it has arrived: ')}
                <Link to={here('matters')}>{t('在我的事里补充', 'add to it among your matters')}</Link>
                {t('。要另报一件，再发一次。', '. To report another, send again.')}
              </>
            ) : (
              <>
                {write.error.message} {t('内容已存好。', 'What you wrote is kept.')}
              </>
            )}
          </p>
        )}
        <button
          type="submit"
          className="p-button p-button-first p-button-wide"
          disabled={!ready || write.isPending || attachments.failed}
        >
          {write.isPending
            ? t('在提交', 'Sending')
            : attachments.waiting
              ? t('照片在传', 'Pictures are being sent')
              : write.error
                ? t('再发一次', 'Send again')
                : t('提交', 'Send')}
        </button>
      </form>
    </Page>
  )
}
