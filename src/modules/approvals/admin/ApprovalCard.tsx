import { App, Button, Input, Select } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { Policy } from '#web/admin/Policy.tsx'
import { useHere, useMyself } from '#web/admin/session.ts'
import { Chips } from '#web/ui/Chips.tsx'
import { saidBy } from '#web/ui/Failed.tsx'
import { useWrite } from '#web/ui/query.ts'
import { Due, When } from '#web/ui/When.tsx'
import { useWords } from '#web/ui/words.ts'
import {
  type Asked,
  approvalStates,
  askingWords,
  decideApproval,
  handOnApproval,
  type ShownApproval,
  withdrawApproval,
} from '../contract.ts'

/** One thing that was asked for: what, why, what others said, and the two answers. */
export function ApprovalCard({ approval, bare = false }: { approval: ShownApproval; bare?: boolean }) {
  const { t, say, listed } = useWords()
  const here = useHere()
  const { name } = useMyself()
  return (
    <article className="kb-card kb-stack" style={{ gap: 8 }}>
      <div className="kb-wrap">
        <b>{say(askingWords[approval.what as Asked])}</b>
        {approval.amount !== null && <b>¥{approval.amount.toLocaleString()}</b>}
        {approval.level !== null && (
          <span>
            <Policy>{approval.severity ?? '–'}</Policy> →{' '}
            <Policy>{approval.level || t('不定级', 'no level')}</Policy>
          </span>
        )}
        {!bare && (
          <span className="kb-muted">
            <Link to={here(`tickets/${approval.ticketId}`)}>{approval.number}</Link>{' '}
            <Policy>{approval.kindTitle}</Policy>{' '}
            {[approval.project, approval.place].filter(Boolean).join(' ')}
          </span>
        )}
        {approval.state === 'open' && approval.dueAt && <Due at={approval.dueAt} />}
        {approval.state !== 'open' && <span className="kb-mark">{say(approvalStates[approval.state])}</span>}
      </div>
      {!bare && (
        <p className="kb-muted kb-small" style={{ margin: 0 }}>
          {approval.words}
        </p>
      )}
      <p style={{ margin: 0, whiteSpace: 'pre-wrap' }}>
        {approval.reason}{' '}
        <span className="kb-muted kb-small">
          {approval.byCustomer && t('客户 ', 'customer ')}
          {approval.askedBy || t('系统', 'The system')} <When at={approval.askedAt} />
        </span>
      </p>
      {approval.said.map((word, at) => (
        <p
          key={`${word.at} ${at}`}
          className={word.void ? 'kb-faint kb-small' : 'kb-small'}
          style={{ margin: 0 }}
        >
          {word.who} {word.agree ? t('同意', 'agreed') : t('没有同意', 'declined')}
          {word.option && ` · ${word.option}`}
          {word.opinion && `：${word.opinion}`}{' '}
          <span className="kb-muted">
            <When at={word.at} />
          </span>
        </p>
      ))}
      {approval.handedOn.map((hand) => (
        <p key={hand.at} className="kb-muted kb-small" style={{ margin: 0 }}>
          {hand.from} {t('请', 'asked')} {hand.to} {t('来定', 'to say')} <When at={hand.at} />
        </p>
      ))}
      {approval.mine ? (
        <Decide approval={approval} />
      ) : (
        approval.state === 'open' && (
          <p className="kb-muted kb-small" style={{ margin: 0 }}>
            {t('在等', 'Waiting for')} {listed(approval.waitsFor) || '–'}
            {approval.steps > 1 &&
              t(
                `（第 ${approval.step + 1} 步，共 ${approval.steps} 步）`,
                ` (step ${approval.step + 1} of ${approval.steps})`,
              )}
            {approval.askedBy === name && !approval.byCustomer && <TakeBack id={approval.id} />}
          </p>
        )
      )}
    </article>
  )
}

function Decide({ approval }: { approval: ShownApproval }) {
  const { t } = useWords()
  const { message } = App.useApp()
  const [opinion, setOpinion] = useState('')
  const [option, setOption] = useState<string>()
  const write = useWrite(decideApproval, ['approvals', 'tickets', 'obligations'])
  const decide = (agree: boolean) =>
    write.mutate(
      {
        input: {
          id: approval.id,
          version: approval.version,
          agree,
          ...(opinion.trim() ? { opinion: opinion.trim() } : {}),
          ...(option ? { option } : {}),
        },
      },
      { onError: (error) => message.warning(saidBy(error)) },
    )
  const missing = approval.opinion && !opinion.trim()
  return (
    <div className="kb-stack" style={{ gap: 8 }}>
      {approval.options.length > 0 && (
        <Chips
          label={t('选一个', 'Choose')}
          value={option}
          onChange={setOption}
          choices={approval.options.map((value) => ({ value, label: <Policy>{value}</Policy> }))}
        />
      )}
      <Input.TextArea
        rows={2}
        value={opinion}
        onChange={(event) => setOpinion(event.target.value)}
        maxLength={500}
        aria-label={t('意见', 'Opinion')}
        placeholder={
          approval.opinion
            ? t('意见（必填）', 'Opinion (required)')
            : t('意见（可不填）', 'Opinion (optional)')
        }
      />
      <div className="kb-wrap">
        <Button
          type="primary"
          loading={write.isPending}
          disabled={missing || (approval.options.length > 0 && !option)}
          onClick={() => decide(true)}
        >
          {t('同意', 'Agree')}
        </Button>
        <Button loading={write.isPending} disabled={missing} onClick={() => decide(false)}>
          {t('退回', 'Decline')}
        </Button>
        {approval.mayTake.length > 0 && <HandOn approval={approval} />}
      </div>
    </div>
  )
}

function TakeBack({ id }: { id: string }) {
  const { t } = useWords()
  const { message } = App.useApp()
  const write = useWrite(withdrawApproval, ['approvals'])
  return (
    <Button
      type="link"
      size="small"
      loading={write.isPending}
      onClick={() => write.mutate({ input: { id } }, { onError: (error) => message.warning(saidBy(error)) })}
    >
      {t('撤回', 'Take it back')}
    </Button>
  )
}

/** Whoever cannot say himself asks one of those the policy names. */
function HandOn({ approval }: { approval: ShownApproval }) {
  const { t } = useWords()
  const { message } = App.useApp()
  const write = useWrite(handOnApproval, ['approvals'])
  return (
    <Select
      value={null}
      placeholder={t('请别人定', 'Ask somebody else')}
      aria-label={t('请别人定', 'Ask somebody else')}
      loading={write.isPending}
      style={{ minWidth: 140 }}
      options={approval.mayTake.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={(staffId: string | null) =>
        staffId &&
        write.mutate(
          { input: { id: approval.id, version: approval.version, staffId } },
          { onError: (error) => message.warning(saidBy(error)) },
        )
      }
    />
  )
}
