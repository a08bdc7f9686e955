import { Button } from 'antd'
import { Link } from 'react-router'
import type { OutputOf } from '#platform/operation.ts'
import { useHere } from '#web/admin/session.ts'
import { Due } from '#web/ui/When.tsx'
import { useWords } from '#web/ui/words.ts'
import type { fileTicket } from '../contract/filing.ts'
import { clockWords } from '../contract/words.ts'
import type { Draft } from './useDraft.ts'

interface Props {
  filed: OutputOf<typeof fileTicket>
  draft: Draft
  onNext(): void
}

/** After filing: the sentence to read, large, then the next one. */
export function DeskFiled({ filed, draft, onNext }: Props) {
  const { t, say } = useWords()
  const here = useHere()
  return (
    <div className="kb-card kb-stack">
      <p className="kb-muted">{t('请读给客户听：', 'Read this to the customer:')}</p>
      <p className="kb-desk-sentence" role="status">
        {draft.incident
          ? t(
              `您报的登记好了，编号 ${filed.number}。${draft.incident.say}`,
              `It is filed as ${filed.number}. ${draft.incident.say}`,
            )
          : say(filed.sentence)}
      </p>
      <ul className="kb-desk-list">
        {(draft.incident ? [] : filed.promises).map((promise) => (
          <li key={promise.clock}>
            {say(clockWords[promise.clock] ?? { zh: promise.title, en: promise.title })}{' '}
            <Due at={promise.dueAt} /> <span className="kb-muted">{promise.who}</span>
          </li>
        ))}
      </ul>
      <div className="kb-wrap">
        <Button type="primary" size="large" autoFocus onClick={onNext}>
          {t('已告知，再登记一件', 'Told; next one')}
        </Button>
        <Link to={here(`tickets/${filed.id}/print`)}>
          <Button size="large">{t('打印受理单', 'Print the slip')}</Button>
        </Link>
        <Link to={here(`tickets/${filed.id}`)}>
          <Button size="large">{t(`打开 ${filed.number}`, `Open ${filed.number}`)}</Button>
        </Link>
      </div>
    </div>
  )
}
