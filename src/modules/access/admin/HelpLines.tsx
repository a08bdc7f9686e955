import { Alert, App, Button, Input, QRCode } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { OutputOf } from '#platform/operation.ts'
import { useHere } from '#web/admin/session.ts'
import { Asked } from '#web/ui/Asked.tsx'
import { saidBy } from '#web/ui/Failed.tsx'
import { Field } from '#web/ui/Field.tsx'
import { PageHead } from '#web/ui/PageHead.tsx'
import { useRead, useWrite } from '#web/ui/query.ts'
import { useWords } from '#web/ui/words.ts'
import { keepHelpLines, seeHelpLines } from '../contract/help-lines.ts'

type Seen = OutputOf<typeof seeHelpLines>
type Lines = Seen['company']

/** What customers see of the company: the address, the numbers, whom to turn to next. */
export function HelpLines() {
  const { t } = useWords()
  const query = useRead(seeHelpLines, {}, { staleTime: 0 })
  return (
    <div className="kb-page" style={{ maxWidth: 820 }}>
      <PageHead title={t('业主端设置', 'Portal settings')} />
      <Asked query={query} bones={6} height={80}>
        {(seen) => (
          <div className="kb-stack" style={{ gap: 16 }}>
            <Address seen={seen} />
            <Codes />
            <Company seen={seen} />
            {seen.projects.map((project) => (
              <section key={project.projectId} className="kb-card kb-stack">
                <h2>{project.project}</h2>
                <Numbers lines={project} projectId={project.projectId} />
              </section>
            ))}
          </div>
        )}
      </Asked>
    </div>
  )
}

function Address({ seen }: { seen: Seen }) {
  const { t } = useWords()
  const address = `${location.origin}${seen.path}`
  return (
    <section className="kb-card kb-wrap" style={{ gap: 20 }}>
      <QRCode value={address} size={132} color="#000" bgColor="#fff" />
      <div className="kb-stack kb-grow" style={{ minWidth: 220 }}>
        <h2>{t('业主端地址', 'Address of the portal')}</h2>
        <a href={address} target="_blank" rel="noreferrer">
          {address}
        </a>
        {!seen.bySms && (
          <Alert
            type="warning"
            showIcon
            title={t(
              '没有接短信，业主只能用邀请码进，或申请确认号码。',
              'No texts can be sent: customers come in by an invitation, or ask to have their number confirmed.',
            )}
          />
        )}
      </div>
    </section>
  )
}

function Codes() {
  const { t } = useWords()
  const here = useHere()
  return (
    <section className="kb-card kb-stack">
      <h2>{t('贴在公共部位的二维码', 'Codes for common places')}</h2>
      <Link to={here('place-codes')}>{t('登记地点，打印整张的码', 'Mark spots and print their codes')}</Link>
    </section>
  )
}

function Company({ seen }: { seen: Seen }) {
  const { t } = useWords()
  return (
    <section className="kb-card kb-stack">
      <h2>{t('全公司', 'The company')}</h2>
      <Numbers lines={seen.company} outside={seen.outside} />
    </section>
  )
}

const asText = (outside: Seen['outside']) => outside.map(({ name, phone }) => `${name} ${phone}`).join('\n')

/** One office a line; the last word is its number. */
const readText = (text: string): Seen['outside'] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const [, name, phone] = /^(.*?)\s*([\d\s()+-]{3,})$/.exec(line) ?? []
      return name ? { name, phone: phone!.trim() } : { name: line, phone: '' }
    })

function Numbers({
  lines,
  projectId,
  outside,
}: {
  lines: Lines
  projectId?: string
  outside?: Seen['outside']
}) {
  const { t } = useWords()
  const { message } = App.useApp()
  const [emergencyPhone, setEmergencyPhone] = useState(lines.emergencyPhone ?? '')
  const [servicePhone, setServicePhone] = useState(lines.servicePhone ?? '')
  const [serviceHours, setServiceHours] = useState(lines.serviceHours ?? '')
  const [offices, setOffices] = useState(asText(outside ?? []))
  const write = useWrite(keepHelpLines, ['access'])
  const save = () =>
    write.mutate(
      {
        input: {
          ...(projectId ? { projectId } : { outside: readText(offices) }),
          emergencyPhone: emergencyPhone || null,
          servicePhone: servicePhone || null,
          serviceHours: serviceHours || null,
        },
      },
      {
        onSuccess: () => message.success(t('记下了。', 'Saved.')),
        onError: (error) => message.warning(saidBy(error)),
      },
    )
  const fields = [
    [t('24 小时电话', 'Emergency number'), emergencyPhone, setEmergencyPhone],
    [t('服务电话', 'Service number'), servicePhone, setServicePhone],
    [t('服务时间', 'Hours'), serviceHours, setServiceHours],
  ] as const
  return (
    <>
      <div className="kb-wrap" style={{ alignItems: 'flex-start' }}>
        {fields.map(([label, value, set]) => (
          <div key={label} className="kb-grow" style={{ minWidth: 180 }}>
            <Field label={label}>
              {(id) => (
                <Input
                  id={id}
                  maxLength={60}
                  value={value}
                  placeholder={projectId ? t('用公司的', 'the company’s') : ''}
                  onChange={(event) => set(event.target.value)}
                />
              )}
            </Field>
          </div>
        ))}
      </div>
      {outside && (
        <Field
          label={t('外部渠道', 'Outside offices')}
          hint={t('一行一个：名称 电话', 'One a line: name and number')}
        >
          {(id) => (
            <Input.TextArea
              id={id}
              autoSize={{ minRows: 3, maxRows: 12 }}
              value={offices}
              onChange={(event) => setOffices(event.target.value)}
            />
          )}
        </Field>
      )}
      <div>
        <Button type={projectId ? 'default' : 'primary'} loading={write.isPending} onClick={save}>
          {t('保存', 'Save')}
        </Button>
      </div>
    </>
  )
}
