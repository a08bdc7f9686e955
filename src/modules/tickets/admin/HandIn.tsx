import { App, Button, Input, Select } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '#platform/operation.ts'
import { Policy } from '#web/admin/Policy.tsx'
import { Asked } from '#web/ui/Asked.tsx'
import { Chips } from '#web/ui/Chips.tsx'
import { saidBy } from '#web/ui/Failed.tsx'
import { Field } from '#web/ui/Field.tsx'
import { PageHead } from '#web/ui/PageHead.tsx'
import { useRead, useWrite } from '#web/ui/query.ts'
import { When } from '#web/ui/When.tsx'
import { useWords } from '#web/ui/words.ts'
import { handIn, seeHandIn } from '../contract/hand-in.ts'
import { stateWords } from '../contract/words.ts'
import type { State } from '../rules.ts'

type Choices = OutputOf<typeof seeHandIn>

const empty = { words: '', place: '', name: '', position: '', phone: '' }

/** Whoever hears what a customer needs hands it in, whatever he does here; below, what became of it. */
export function HandIn() {
  const { t } = useWords()
  const query = useRead(seeHandIn, {})
  return (
    <div className="kb-page" style={{ maxWidth: 720 }}>
      <PageHead title={t('提一条需求', 'Hand in a need')} />
      <Asked query={query} bones={6}>
        {(choices) => (
          <div className="kb-stack">
            <Form choices={choices} />
            <Mine mine={choices.mine} />
          </div>
        )}
      </Asked>
    </div>
  )
}

function Form({ choices }: { choices: Choices }) {
  const { t } = useWords()
  const { message } = App.useApp()
  const [kind, setKind] = useState<string>()
  const [category, setCategory] = useState<string>()
  const [projectId, setProject] = useState(choices.projects[0]?.id)
  const [typed, setTyped] = useState(empty)
  const put = (change: Partial<typeof empty>) => setTyped((before) => ({ ...before, ...change }))
  const write = useWrite(handIn, ['tickets'])
  const chosen = choices.kinds.find(({ name }) => name === kind)
  const { words, place, name, position, phone } = typed
  const ready = chosen && projectId && words.trim() && place.trim()
  const send = () =>
    write.mutate(
      {
        input: {
          kind: chosen!.name,
          ...(category ? { category } : {}),
          projectId: projectId!,
          place: place.trim(),
          words: words.trim(),
          customer: {
            ...(name.trim() ? { name: name.trim() } : {}),
            ...(position.trim() ? { position: position.trim() } : {}),
            ...(phone.trim() ? { phone: phone.trim() } : {}),
          },
        },
      },
      {
        onSuccess: ({ number }) => {
          setTyped(empty)
          message.success(t(`收到了，编号 ${number}。`, `Received as ${number}.`))
        },
        onError: (error) => message.warning(saidBy(error)),
      },
    )
  const input = (key: keyof typeof empty, label: string, most: number) => (
    <Input
      style={{ flex: 1, minWidth: 120 }}
      maxLength={most}
      placeholder={label}
      aria-label={label}
      value={typed[key]}
      onChange={(event) => put({ [key]: event.target.value })}
    />
  )
  return (
    <section className="kb-card kb-stack">
      <Chips
        label={t('哪一类', 'Kind')}
        value={kind}
        onChange={(value) => {
          setKind(value)
          setCategory(undefined)
        }}
        choices={choices.kinds.map(({ name: value, title }) => ({ value, label: <Policy>{title}</Policy> }))}
      />
      {chosen && chosen.categories.length > 0 && (
        <Select
          allowClear
          placeholder={t('关于什么（可不选）', 'About what (optional)')}
          aria-label={t('关于什么', 'About what')}
          value={category ?? null}
          onChange={(value) => setCategory(value ?? undefined)}
          options={chosen.categories.map((value) => ({ value, label: value }))}
        />
      )}
      {choices.projects.length > 1 && (
        <Select
          aria-label={t('项目', 'Project')}
          value={projectId ?? null}
          onChange={(value) => value && setProject(value)}
          options={choices.projects.map(({ id, name: label }) => ({ value: id, label }))}
        />
      )}
      <Field label={t('客户单位或房号', 'Which company or home')} required>
        {(id) => (
          <Input
            id={id}
            maxLength={120}
            value={place}
            onChange={(event) => put({ place: event.target.value })}
          />
        )}
      </Field>
      <Field
        label={t('客户需要什么', 'What the customer needs')}
        required
        hint={t(
          '说出来的、没说出来但看得出的，都写。',
          'What he said, and what you noticed though he did not say it.',
        )}
      >
        {(id) => (
          <Input.TextArea
            id={id}
            rows={4}
            maxLength={4000}
            value={words}
            onChange={(event) => put({ words: event.target.value })}
          />
        )}
      </Field>
      <div className="kb-wrap">
        {input('name', t('客户姓名', 'Customer'), 60)}
        {input('position', t('职务', 'Position'), 30)}
        {input('phone', t('联系方式', 'Phone'), 60)}
      </div>
      <Button type="primary" size="large" disabled={!ready} loading={write.isPending} onClick={send}>
        {t('提交', 'Hand in')}
      </Button>
    </section>
  )
}

function Mine({ mine }: { mine: Choices['mine'] }) {
  const { t, say } = useWords()
  if (mine.length === 0) return null
  return (
    <section className="kb-card kb-stack" aria-label={t('我提过的', 'What I handed in')}>
      <h2 className="kb-desk-sub">{t('我提过的', 'What I handed in')}</h2>
      {mine.map((each) => (
        <div key={each.id}>
          <div className="kb-row">
            <span className="kb-grow">
              <strong>{each.number}</strong> <Policy>{each.category ?? each.kindTitle}</Policy>{' '}
              <span className="kb-mark">{say(stateWords[each.state as State])}</span>
            </span>
            <span className="kb-muted kb-small">
              <When at={each.filedAt} />
            </span>
          </div>
          <p className="kb-muted">{each.words}</p>
          {each.answer && (
            <p>
              {t('答复：', 'Answer: ')}
              {each.answer}
            </p>
          )}
        </div>
      ))}
    </section>
  )
}
