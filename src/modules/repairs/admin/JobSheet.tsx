import { App, Button } from 'antd'
import { Link } from 'react-router'
import { revealPhone } from '#modules/customers/contract/profile.ts'
import { Pictures } from '#modules/files/admin/Pictures.tsx'
import { Policy } from '#web/admin/Policy.tsx'
import { useHere } from '#web/admin/session.ts'
import { call } from '#web/ui/call.ts'
import { saidBy } from '#web/ui/Failed.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { Sheet } from '#web/ui/Sheet.tsx'
import { When } from '#web/ui/When.tsx'
import { useWords } from '#web/ui/words.ts'
import { NextStep } from './NextStep.tsx'
import type { StandingJob } from './useField.tsx'
import { WarrantyHint } from './WarrantyHint.tsx'

/** One job whole: what was said, pictures, whom to call, what was mended here before. */
export function JobSheet({ job, onClose }: { job: StandingJob; onClose(): void }) {
  const { t } = useWords()
  const here = useHere()
  return (
    <Sheet
      open
      whole
      title={`${job.room ?? job.place ?? job.project} · ${job.number}`}
      onClose={onClose}
      footer={<NextStep job={job} all />}
    >
      <div className="kb-stack">
        <p>
          <strong>
            <Policy>{job.category ?? job.kindTitle}</Policy>
          </strong>{' '}
          {job.urgent && <span className="kb-late">{t('急', 'urgent')}</span>}
        </p>
        <p className="kb-said">{job.words}</p>
        <Pictures ids={job.photos} />
        {job.unitId && <WarrantyHint unitId={job.unitId} category={job.category} />}
        {job.convenient && (
          <p>
            {t('客户方便：', 'Suits him: ')}
            {job.convenient}
          </p>
        )}
        {job.customer && (
          <p className="kb-row">
            <span className="kb-grow">
              {job.customer} <span className="kb-muted">{job.phone}</span>
            </span>
            {job.customerId && job.phone && <CallHim customerId={job.customerId} number={job.number} />}
          </p>
        )}
        {job.before.length > 0 && (
          <section aria-label={t('这里以前修过', 'Mended here before')}>
            <h2 className="kb-desk-sub">{t('这里以前修过', 'Mended here before')}</h2>
            {job.before.map((repair) => (
              <div key={repair.id} style={{ marginTop: 8 }}>
                <span className="kb-muted kb-small">
                  <When at={repair.solvedAt} /> {repair.by} <Policy>{repair.category ?? ''}</Policy>
                </span>
                <p>{repair.done}</p>
                <Pictures ids={repair.files} />
              </div>
            ))}
          </section>
        )}
        <Link to={here(`tickets/${job.id}`)}>{t('打开这件诉求', 'Open the ticket')}</Link>
      </div>
    </Sheet>
  )
}

/** Calling shows nobody the number; that it was used is written down. */
function CallHim({ customerId, number }: { customerId: string; number: string }) {
  const { t } = useWords()
  const { message } = App.useApp()
  const press = async () => {
    try {
      const { phone } = await call(revealPhone, {
        id: customerId,
        use: 'call',
        reason: t(`上门维修 ${number}`, `Repair ${number}`),
      })
      location.href = `tel:${phone}`
    } catch (error) {
      message.warning(saidBy(error))
    }
  }
  return (
    <Button size="large" icon={<Icon name="phone" />} onClick={press}>
      {t('打电话', 'Call')}
    </Button>
  )
}
