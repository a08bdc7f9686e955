import { AutoComplete, Button, Input, Select } from 'antd'
import { Photos } from '#modules/visits/admin/Photos.tsx'
import { Policy } from '#web/admin/Policy.tsx'
import { Chips } from '#web/ui/Chips.tsx'
import { Field } from '#web/ui/Field.tsx'
import { useRead } from '#web/ui/query.ts'
import { MomentInput } from '#web/ui/TimeInput.tsx'
import { Toggle } from '#web/ui/Toggle.tsx'
import { useWords } from '#web/ui/words.ts'
import { listKinds } from '../contract/filing.ts'
import { remedyWords } from '../contract/words.ts'
import { remedies } from '../rules.ts'
import { Promises } from './Promises.tsx'
import { type Draft, ready } from './useDraft.ts'
import { Wording } from './Wording.tsx'

interface Props {
  draft: Draft
  put(change: Partial<Draft>): void
  file(): void
  filing: boolean
}

/** 登记: in the order it is told on the phone; only the place, the kind and the words are needed. */
export function DeskForm({ draft, put, file, filing }: Props) {
  const { t, say } = useWords()
  const kinds = useRead(listKinds, {}, { staleTime: 300_000 })
  const all = kinds.data?.kinds ?? []
  const kind = all.find((each) => each.name === draft.kind) ?? all[0]
  const category = kind?.categories.find((each) => each.name === draft.category)
  const urgent = category?.wording?.urgent === true
  const letter = !['phone', 'walk-in', 'wechat'].includes(draft.channel)
  return (
    <form className="kb-card kb-stack" onSubmit={(event) => event.preventDefault()}>
      <Chips
        label={t('类型', 'Kind')}
        value={kind?.name}
        onChange={(name) => put({ kind: name, category: undefined })}
        choices={all.map(({ name, title }) => ({ value: name, label: <Policy>{title}</Policy> }))}
      />
      <Field label={t('什么事（打字或首字母）', 'What (type it, or its initials)')}>
        {(id) => (
          <div id="kb-desk-category">
            <AutoComplete
              id={id}
              style={{ width: '100%' }}
              allowClear
              value={draft.category ?? ''}
              onChange={(category: string) => put({ category: category || undefined })}
              options={(kind?.categories ?? []).map(({ name }) => ({ value: name }))}
              showSearch={{
                filterOption: (typed, option) => fitsTyped(typed, String(option?.value), kind?.categories),
              }}
              placeholder={t('没有合适的就空着，定级时再选', 'Leave it open where none fits')}
            />
          </div>
        )}
      </Field>
      {category?.wording && <Wording wording={category.wording} />}
      <Field label={t('原话', 'In his words')} required>
        {(id) => (
          <Input.TextArea
            id={id}
            autoSize={{ minRows: 3, maxRows: 10 }}
            maxLength={4000}
            value={draft.words}
            onChange={(event) => put({ words: event.target.value })}
          />
        )}
      </Field>
      <Field
        label={t('不在家里？写明地方', 'Not in the home? Say where')}
        hint={t('公共部位：楼栋、单元、楼层、部位', 'A common place: building, entrance, floor, part')}
      >
        {(id) => (
          <Input
            id={id}
            maxLength={120}
            value={draft.spot}
            onChange={(event) => put({ spot: event.target.value })}
          />
        )}
      </Field>
      <div className="kb-wrap">
        <Toggle on={draft.urgent || urgent} disabled={urgent} onChange={(on) => put({ urgent: on })}>
          {urgent ? t('紧急（这一类都是）', 'Urgent (always)') : t('紧急', 'Urgent')}
        </Toggle>
        <Select
          allowClear
          style={{ minWidth: 150 }}
          placeholder={t('希望怎么解决', 'What he wants')}
          aria-label={t('希望怎么解决', 'What he wants')}
          value={draft.remedy ?? null}
          onChange={(remedy) => put({ remedy: remedy ?? undefined })}
          options={remedies.map((value) => ({ value, label: say(remedyWords[value]!) }))}
        />
        <Input
          style={{ width: 150 }}
          maxLength={120}
          placeholder={t('方便时间', 'When it suits')}
          aria-label={t('方便时间', 'When it suits')}
          value={draft.convenient}
          onChange={(event) => put({ convenient: event.target.value })}
        />
      </div>
      <Photos photos={draft.photos} onChange={(photos) => put({ photos })} />
      <Caller draft={draft} put={put} />
      {letter && (
        <Field label={t('收到时间（空着就是现在）', 'Received at (empty: now)')}>
          {(id) => (
            <MomentInput id={id} value={draft.receivedAt} onChange={(receivedAt) => put({ receivedAt })} />
          )}
        </Field>
      )}
      <Promises draft={draft} />
      <Button type="primary" size="large" block disabled={!ready(draft)} loading={filing} onClick={file}>
        {t('受理', 'File')} <kbd className="kb-desk-key">Ctrl Enter</kbd>
      </Button>
    </form>
  )
}

/** 漏水·顶面 is found by 漏, lou, loushui and lsdm. */
function fitsTyped(
  typed: string,
  name: string,
  categories: readonly { name: string; pinyin: string; initials: string }[] = [],
): boolean {
  const text = typed.trim().toLowerCase()
  const spelled = categories.find((each) => each.name === name)
  return name.includes(text) || Boolean(spelled?.pinyin.includes(text) || spelled?.initials.includes(text))
}

function Caller({ draft, put }: Pick<Props, 'draft' | 'put'>) {
  const { t } = useWords()
  const input = (name: 'callerName' | 'callerRelation' | 'callerPhone', label: string, width: number) => (
    <Input
      style={{ width }}
      maxLength={60}
      placeholder={label}
      aria-label={label}
      value={draft[name]}
      onChange={(event) => put({ [name]: event.target.value })}
    />
  )
  return (
    <details>
      <summary className="kb-muted kb-small">{t('来电的不是本人', 'Somebody else speaks for him')}</summary>
      <div className="kb-wrap" style={{ marginTop: 8 }}>
        {input('callerName', t('来电人', 'Caller'), 110)}
        {input('callerRelation', t('关系：女儿、租户', 'Daughter, tenant'), 140)}
        {input('callerPhone', t('回电号码', 'Number to call back'), 150)}
      </div>
    </details>
  )
}
