import { App, Button, Input, Select } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { listStaff } from '#modules/staff/contract/people.ts'
import type { OutputOf } from '#platform/operation.ts'
import { useHere } from '#web/admin/session.ts'
import { today } from '#web/ui/clock.ts'
import { saidBy } from '#web/ui/Failed.tsx'
import { Field } from '#web/ui/Field.tsx'
import { useRead, useWrite } from '#web/ui/query.ts'
import { Sheet } from '#web/ui/Sheet.tsx'
import { DayInput } from '#web/ui/TimeInput.tsx'
import { useWords } from '#web/ui/words.ts'
import { type listProblems, openCorrection } from '../contract.ts'

export type Problem = OutputOf<typeof listProblems>['problems'][number]

/** Why, what now, what for good, who, by when. */
export function OpenCorrection({ problem, onClose }: { problem: Problem; onClose(): void }) {
  const { t } = useWords()
  const { message } = App.useApp()
  const here = useHere()
  const go = useNavigate()
  const [said, setSaid] = useState({
    title: `${problem.project}${problem.category}`,
    analysis: '',
    corrective: '',
    preventive: '',
  })
  const [owner, setOwner] = useState<string>()
  const [dueOn, setDueOn] = useState<string>()
  const staff = useRead(listStaff, {})
  const write = useWrite(openCorrection, ['corrections'])
  const put = (name: keyof typeof said) => (event: { target: { value: string } }) =>
    setSaid((before) => ({ ...before, [name]: event.target.value }))
  const ready = Object.values(said).every((text) => text.trim()) && owner && dueOn
  const open = () =>
    write.mutate(
      {
        input: {
          ...said,
          projectId: problem.projectId,
          kind: problem.kind,
          category: problem.category,
          ...(problem.cause ? { cause: problem.cause } : {}),
          owner: owner!,
          dueOn: dueOn!,
          days: 90,
        },
      },
      {
        onSuccess: ({ id }) => go(here(`corrections/${id}`)),
        onError: (error) => message.warning(saidBy(error)),
      },
    )
  const words: [keyof typeof said, string][] = [
    ['analysis', t('为什么会这样', 'Why it happens')],
    ['corrective', t('现在怎么纠正', 'What is mended now')],
    ['preventive', t('怎么让下一户不再碰到', 'What keeps it from the next one')],
  ]
  return (
    <Sheet
      open
      title={t('立项', 'Open a correction')}
      onClose={onClose}
      footer={
        <Button type="primary" size="large" block disabled={!ready} loading={write.isPending} onClick={open}>
          {t('立项', 'Open')}
        </Button>
      }
    >
      <div className="kb-stack" style={{ gap: 14 }}>
        <Field label={t('叫什么', 'Title')} required>
          {(id) => <Input id={id} value={said.title} onChange={put('title')} maxLength={80} />}
        </Field>
        {words.map(([name, label]) => (
          <Field key={name} label={label} required>
            {(id) => (
              <Input.TextArea id={id} rows={3} value={said[name]} onChange={put(name)} maxLength={1000} />
            )}
          </Field>
        ))}
        <Field label={t('谁做', 'Who')} required>
          {(id) => (
            <Select
              id={id}
              showSearch={{ optionFilterProp: 'label' }}
              style={{ width: '100%' }}
              value={owner ?? null}
              onChange={(value) => setOwner(value ?? undefined)}
              options={(staff.data?.staff ?? []).map((each) => ({ value: each.id, label: each.name }))}
            />
          )}
        </Field>
        <Field label={t('哪天之前', 'By')} required>
          {(id) => <DayInput id={id} value={dueOn} onChange={setDueOn} min={today()} />}
        </Field>
      </div>
    </Sheet>
  )
}
