import { App, Button, Input } from 'antd'
import { useState } from 'react'
import { Policy } from '#web/admin/Policy.tsx'
import { useMay } from '#web/admin/session.ts'
import { today } from '#web/ui/clock.ts'
import { saidBy } from '#web/ui/Failed.tsx'
import { Field } from '#web/ui/Field.tsx'
import { useWrite } from '#web/ui/query.ts'
import { Sheet } from '#web/ui/Sheet.tsx'
import { saySpan } from '#web/ui/say.ts'
import { Table } from '#web/ui/Table.tsx'
import { DayInput } from '#web/ui/TimeInput.tsx'
import { useWords } from '#web/ui/words.ts'
import { setParameter } from '../contract/parameters.ts'
import { ParameterValue } from './ParameterValue.tsx'
import { type Document, worded } from './shown.ts'

type Parameter = Document['parameters'][number]

/** Numbers that may change without a new version: within bounds, from a day, with a reason. */
export function Parameters({ document }: { document: Document }) {
  const { say, t, listed, locale } = useWords()
  const may = useMay('playbook.publish')
  const [changing, setChanging] = useState<Parameter | null>(null)
  const sayOne = (value: string) => saySpan(value, locale)
  const sayValue = ({ set, value, said }: Parameter) => {
    const now = set ?? value
    return sayOne(now) === now ? say(said) : sayOne(now)
  }
  return (
    <div className="kb-card kb-scroll-x" style={{ paddingBlock: 8 }}>
      <Table wide>
        <thead>
          <tr>
            <th>{t('参数', 'Parameter')}</th>
            <th>{t('现在', 'Now')}</th>
            <th>{t('范围', 'Bounds')}</th>
            <th>{t('我们的理解', 'Our reading')}</th>
            <th aria-label={t('改', 'Change')} />
          </tr>
        </thead>
        <tbody>
          {document.parameters.map((parameter) => (
            <tr key={parameter.name}>
              <td>
                <Policy language={document.language}>{parameter.title}</Policy>
              </td>
              <td>
                <strong>{sayValue(parameter)}</strong>
                {parameter.set && <span className="kb-mark">{t('改过', 'changed')}</span>}
              </td>
              <td className="kb-muted">
                {parameter.options.length > 0
                  ? parameter.options.map(sayOne).join(' / ')
                  : [parameter.min, parameter.max].flatMap((one) => (one ? sayOne(one) : [])).join(' – ')}
              </td>
              <td className="kb-faint kb-small">{listed(worded(parameter.assumed))}</td>
              <td className="kb-number">
                {may && document.running !== null && (
                  <Button size="small" type="text" onClick={() => setChanging(parameter)}>
                    {t('改', 'Change')}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
      {changing && <Change name={document.name} parameter={changing} onClose={() => setChanging(null)} />}
    </div>
  )
}

function Change({ name, parameter, onClose }: { name: string; parameter: Parameter; onClose(): void }) {
  const { t, locale } = useWords()
  const { message } = App.useApp()
  const [value, setValue] = useState(parameter.set ?? parameter.value)
  const [from, setFrom] = useState<string | undefined>(today())
  const [reason, setReason] = useState('')
  const write = useWrite(setParameter, ['playbooks'])
  const save = () =>
    write.mutate(
      { input: { name, parameter: parameter.name, value, fromOn: from ?? today(), reason } },
      {
        onSuccess: () => {
          message.success(t('改好了。已开的事按原来的期限。', 'Changed. What is open keeps its due time.'))
          onClose()
        },
        onError: (error) => message.warning(saidBy(error)),
      },
    )
  return (
    <Sheet
      open
      title={parameter.title}
      onClose={onClose}
      footer={
        <Button
          type="primary"
          size="large"
          block
          loading={write.isPending}
          disabled={!value.trim() || !reason.trim()}
          onClick={save}
        >
          {t('改参数', 'Set it')}
        </Button>
      }
    >
      <div className="kb-stack">
        <Field
          label={t('值', 'Value')}
          required
          hint={t(
            `原来是 ${saySpan(parameter.value, locale)}`,
            `It came as ${saySpan(parameter.value, locale)}`,
          )}
          error={write.error ? saidBy(write.error) : undefined}
        >
          {(id) => <ParameterValue id={id} type={parameter.type} value={value} onChange={setValue} />}
        </Field>
        <Field label={t('从哪天起', 'From')} required>
          {(id) => <DayInput id={id} value={from} onChange={setFrom} />}
        </Field>
        <Field label={t('为什么改', 'Why')} required>
          {(id) => (
            <Input
              id={id}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
              maxLength={200}
            />
          )}
        </Field>
      </div>
    </Sheet>
  )
}
