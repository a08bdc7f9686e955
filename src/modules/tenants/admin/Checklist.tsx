import { Button } from 'antd'
import { Link } from 'react-router'
import { useHere } from '#web/admin/session.ts'
import { Asked } from '#web/ui/Asked.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { PageHead } from '#web/ui/PageHead.tsx'
import { useRead } from '#web/ui/query.ts'
import { useWords } from '#web/ui/words.ts'
import { checklistSteps, seeChecklist } from '../contract.ts'
import './checklist.css'

/** Where a step is done. */
const places: Record<keyof typeof checklistSteps, string> = {
  company: 'me',
  places: 'projects',
  people: 'staff',
  grids: 'staff',
  owners: 'imports/new',
  consents: 'imports/new',
  history: 'imports/new',
  policy: 'playbooks',
  rehearsal: 'playbooks',
  'go-live': 'today',
}

/** What is still missing before the first real day? Ten steps, the next open one first to hand. */
export function Checklist() {
  const { t, say } = useWords()
  const here = useHere()
  const query = useRead(seeChecklist, {}, { staleTime: 0 })
  return (
    <div className="kb-page">
      <PageHead title={t('上线清单', 'Checklist')} />
      <Asked query={query} bones={10}>
        {({ steps }) => {
          const next = steps.find((step) => step.state === 'open')
          return (
            <>
              <p className="kb-muted" aria-live="polite">
                {next
                  ? t(
                      `${steps.filter((step) => step.state === 'done').length} / ${steps.length} 步做完了。下一步：${checklistSteps[next.name].zh}`,
                      `${steps.filter((step) => step.state === 'done').length} of ${steps.length} steps are done. Next: ${checklistSteps[next.name].en}`,
                    )
                  : t('都做完了，可以开始用了。', 'All done: you can begin.')}
              </p>
              <ol className="checklist">
                {steps.map((step, at) => (
                  <li key={step.name} className="kb-card" data-state={step.state}>
                    <span className="checklist-mark" aria-hidden="true">
                      {step.state === 'done' ? <Icon name="check" size={16} /> : at + 1}
                    </span>
                    <div className="kb-grow">
                      <strong>{say(checklistSteps[step.name])}</strong>{' '}
                      <span className="kb-faint kb-small">
                        {step.state === 'done'
                          ? t('做完了', 'done')
                          : step.state === 'optional'
                            ? t('可以没有', 'may be left out')
                            : t('还没做完', 'not done')}
                      </span>
                      <p>{say(step.there)}</p>
                      {step.missing && (
                        <p className={step.state === 'open' ? 'kb-late' : 'kb-muted'}>{say(step.missing)}</p>
                      )}
                    </div>
                    {step.name !== 'company' && (
                      <Link to={here(places[step.name])}>
                        <Button type={step === next ? 'primary' : 'default'}>
                          {step.state === 'done' ? t('看看', 'Look') : t('去做', 'Do it')}
                        </Button>
                      </Link>
                    )}
                  </li>
                ))}
              </ol>
            </>
          )
        }}
      </Asked>
    </div>
  )
}
