import { App, Button } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { skipReasons } from '#modules/messages/contract/words.ts'
import { useProjectField } from '#modules/places/admin/useProjectField.tsx'
import { RecordAnswers } from '#modules/procedures/admin/RecordAnswers.tsx'
import { Policy } from '#web/admin/Policy.tsx'
import { useHere } from '#web/admin/session.ts'
import { Chips } from '#web/ui/Chips.tsx'
import { saidBy } from '#web/ui/Failed.tsx'
import { useWrite } from '#web/ui/query.ts'
import { Sheet } from '#web/ui/Sheet.tsx'
import { useWords } from '#web/ui/words.ts'
import { previewWarning, raiseWarning, severityWords, type WarningKind } from '../contract.ts'

type Severity = keyof typeof severityWords

/** Which warning, where, in which words; first whom it tells, then it is raised. */
export function RaiseWarning({ kinds, onClose }: { kinds: readonly WarningKind[]; onClose(): void }) {
  const { t, say } = useWords()
  const { message } = App.useApp()
  const here = useHere()
  const go = useNavigate()
  const [name, setName] = useState<string | undefined>(kinds.length === 1 ? kinds[0]!.warning : undefined)
  const [severity, setSeverity] = useState<Severity>('normal')
  const [values, setValues] = useState<Record<string, unknown>>({})
  const preview = useWrite(previewWarning, [])
  const { projectId, field: where } = useProjectField(() => preview.reset())
  const raise = useWrite(raiseWarning, ['warnings', 'obligations', 'procedures'])
  const kind = kinds.find(({ warning }) => warning === name)
  const filled = kind?.fields.every(({ name, required }) => !required || values[name] !== undefined)
  const ready = kind && (kind.about === 'company' || projectId) && filled
  const input = kind && {
    playbook: kind.playbook,
    warning: kind.warning,
    ...(kind.about === 'project' && projectId ? { aboutId: projectId } : {}),
    severity,
    values,
  }
  const refused = (error: Error) => message.warning(saidBy(error))
  const change =
    <V,>(set: (value: V) => void) =>
    (value: V) => {
      preview.reset()
      set(value)
    }
  return (
    <Sheet
      open
      title={t('发布预警', 'Raise a warning')}
      onClose={onClose}
      footer={
        preview.data ? (
          <Button
            type="primary"
            danger
            size="large"
            block
            loading={raise.isPending}
            onClick={() =>
              raise.mutate(
                { input: input! },
                { onSuccess: ({ id }) => go(here(`warnings/${id}`)), onError: refused },
              )
            }
          >
            {preview.data.told > 0
              ? t(`发布，告诉 ${preview.data.told} 户`, `Raise it and tell ${preview.data.told}`)
              : t('发布，短信告诉不到谁', 'Raise it; messages reach nobody')}
          </Button>
        ) : (
          <Button
            type="primary"
            size="large"
            block
            disabled={!ready}
            loading={preview.isPending}
            onClick={() => preview.mutate({ input: input! }, { onError: refused })}
          >
            {t('看看会告诉谁', 'See whom it tells')}
          </Button>
        )
      }
    >
      <div className="kb-stack">
        <Chips
          label={t('哪种预警', 'Which warning')}
          value={name}
          onChange={change(setName)}
          choices={kinds.map(({ warning, title }) => ({ value: warning, label: <Policy>{title}</Policy> }))}
        />
        {kind?.about === 'project' && where}
        <Chips<Severity>
          label={t('多严重', 'How grave')}
          value={severity}
          onChange={change(setSeverity)}
          choices={(Object.keys(severityWords) as Severity[]).map((value) => ({
            value,
            label: say(severityWords[value]),
          }))}
        />
        {kind && <RecordAnswers fields={kind.fields} values={values} onChange={change(setValues)} />}
        {preview.data && (
          <section className="kb-stack" aria-label={t('会告诉谁', 'Whom it tells')}>
            <p style={{ margin: 0 }}>
              {t(`短信能告诉 ${preview.data.told} 户`, `Messages reach ${preview.data.told} homes`)}
              {preview.data.owed > 0 &&
                t(`，同事要办 ${preview.data.owed} 件`, `; colleagues owe ${preview.data.owed} things`)}
            </p>
            {Object.entries(preview.data.notTold).map(([reason, many]) => (
              <p key={reason} className="kb-muted" style={{ margin: 0 }}>
                {t(`告诉不到 ${many} 户`, `${many} not reached`)}：
                {say(skipReasons[reason as keyof typeof skipReasons] ?? { zh: reason, en: reason })}
              </p>
            ))}
            {preview.data.example && <p className="kb-said">{preview.data.example}</p>}
          </section>
        )}
      </div>
    </Sheet>
  )
}
