import { App, Button, Input, Select } from 'antd'
import { useState } from 'react'
import { Chips } from '#web/ui/Chips.tsx'
import { saidBy } from '#web/ui/Failed.tsx'
import { Field } from '#web/ui/Field.tsx'
import { useWrite } from '#web/ui/query.ts'
import { Sheet } from '#web/ui/Sheet.tsx'
import { useWords } from '#web/ui/words.ts'
import {
  addRole,
  addSentence,
  type beginnings,
  type Choices,
  type SentencesShown,
} from '../contract/sentences.ts'
import type { Editing } from './ClauseHead.tsx'

type Beginning = (typeof beginnings)[number]

interface Props extends Editing {
  clause: SentencesShown['clauses'][number]
  choices: Choices
}

/** A sentence begins with how its duty comes about; the gaps are filled in afterwards. */
export function AddSentence({ clause, choices, ...editing }: Props) {
  const { t } = useWords()
  const [open, setOpen] = useState(false)
  return (
    <div>
      <Button size="small" onClick={() => setOpen(true)}>
        {t('加一句', 'Add a sentence')}
      </Button>
      {open && <Beginnings clause={clause} choices={choices} {...editing} onClose={() => setOpen(false)} />}
    </div>
  )
}

const NEW_ROLE = ' new'

function Beginnings({ clause, choices, name, revision, onChanged, onClose }: Props & { onClose(): void }) {
  const { t } = useWords()
  const { message } = App.useApp()
  const [begins, setBegins] = useState<Beginning>('when')
  const [title, setTitle] = useState(clause.title)
  const [role, setRole] = useState(choices.roles[0]?.value ?? NEW_ROLE)
  const [roleTitle, setRoleTitle] = useState('')
  const add = useWrite(addSentence, ['playbooks.read-draft'])
  const newRole = useWrite(addRole, ['playbooks.read'])
  const save = async () => {
    try {
      let at = revision
      let who = role
      if (role === NEW_ROLE) {
        const made = await newRole.mutateAsync({
          input: { name, revision: at, title: roleTitle, scope: 'project' },
        })
        at = made.revision
        who = roleTitle.trim()
      }
      onChanged(
        await add.mutateAsync({ input: { name, revision: at, clause: clause.id, title, begins, role: who } }),
      )
      onClose()
    } catch (error) {
      message.warning(saidBy(error as Error))
    }
  }
  return (
    <Sheet
      open
      title={t(`落实 ${clause.id} ${clause.title}`, `Carry out ${clause.id} ${clause.title}`)}
      onClose={onClose}
      footer={
        <Button
          type="primary"
          block
          disabled={!title.trim() || (role === NEW_ROLE && !roleTitle.trim())}
          loading={add.isPending || newRole.isPending}
          onClick={save}
        >
          {t('加上', 'Add')}
        </Button>
      }
    >
      <div className="kb-stack">
        {clause.text && <p className="kb-muted">{clause.text}</p>}
        <Field label={t('这件事叫什么', 'What it is called')} required>
          {(id) => (
            <Input id={id} value={title} maxLength={60} onChange={(event) => setTitle(event.target.value)} />
          )}
        </Field>
        <Field label={t('怎么开始', 'How it comes about')}>
          {() => (
            <Chips<Beginning>
              label={t('怎么开始', 'How it comes about')}
              value={begins}
              onChange={setBegins}
              choices={[
                { value: 'when', label: t('发生了一件事之后', 'After something happened') },
                { value: 'before', label: t('某个日子之前', 'Before a day') },
                { value: 'every', label: t('每到一期', 'Each period') },
                { value: 'cover', label: t('每人每期至少一次', 'Everybody once a period') },
                { value: 'birthday', label: t('生日', 'On birthdays') },
              ]}
            />
          )}
        </Field>
        <Field label={t('由谁', 'By whom')} required>
          {(id) => (
            <Select
              id={id}
              value={role}
              onChange={setRole}
              style={{ width: '100%' }}
              showSearch={{ optionFilterProp: 'label' }}
              options={[
                ...choices.roles.map((each) => ({ value: each.value, label: each.title })),
                { value: NEW_ROLE, label: t('新岗位……', 'A new role …') },
              ]}
            />
          )}
        </Field>
        {role === NEW_ROLE && (
          <Field label={t('岗位名称', 'Name of the role')} required>
            {(id) => (
              <Input
                id={id}
                value={roleTitle}
                maxLength={40}
                onChange={(event) => setRoleTitle(event.target.value)}
              />
            )}
          </Field>
        )}
      </div>
    </Sheet>
  )
}
