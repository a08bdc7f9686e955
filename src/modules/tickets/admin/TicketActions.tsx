import { App, Button, Dropdown } from 'antd'
import { useState } from 'react'
import { AskSheet } from '#modules/approvals/admin/AskSheet.tsx'
import { useMay, useMyself } from '#web/admin/session.ts'
import { saidBy } from '#web/ui/Failed.tsx'
import { useWrite } from '#web/ui/query.ts'
import { useWords } from '#web/ui/words.ts'
import { acceptTicket, arriveTicket, resumeTicket } from '../contract/moves.ts'
import type { MoveName } from '../rules.ts'
import { MoveSheet } from './MoveSheet.tsx'
import type { SeenTicket } from './seen.ts'

/** What may be done now: the usual next thing large, everything else behind one button. */
export function TicketActions({ ticket }: { ticket: SeenTicket }) {
  const { t } = useWords()
  const { message } = App.useApp()
  const me = useMyself()
  const supervises = useMay('work.supervise')
  const [open, setOpen] = useState<MoveName>()
  const accept = useWrite(acceptTicket, ['tickets', 'obligations'])
  const arrive = useWrite(arriveTicket, ['tickets', 'obligations'])
  const resume = useWrite(resumeTicket, ['tickets', 'obligations'])
  const { id, version } = ticket
  const mine = ticket.assigneeId === me.id
  const may = (move: MoveName) => ticket.may.includes(move)
  const declined = (error: Error) => message.warning(saidBy(error))
  const buttons: { move: MoveName; label: string; shown: boolean; press?(): void; busy?: boolean }[] = [
    { move: 'dispatch', label: t('派给', 'Dispatch'), shown: may('dispatch') && !mine },
    {
      move: 'accept',
      label: t('接手', 'Accept'),
      shown: may('accept') && !(mine && ticket.state === 'accepted') && ticket.state !== 'working',
      press: () => accept.mutate({ input: { id, version } }, { onError: declined }),
      busy: accept.isPending,
    },
    {
      move: 'arrive',
      label: t('到场', 'Arrived'),
      shown: may('arrive') && ticket.state !== 'working',
      press: () => arrive.mutate({ input: { id, version } }, { onError: declined }),
      busy: arrive.isPending,
    },
    {
      move: 'resume',
      label: t('恢复', 'Resume'),
      shown: may('resume'),
      press: () => resume.mutate({ input: { id, version } }, { onError: declined }),
      busy: resume.isPending,
    },
    { move: 'answer', label: t('答复', 'Answer'), shown: may('answer') && ticket.state !== 'solved' },
    { move: 'solve', label: t('完成', 'Done'), shown: may('solve') },
    { move: 'call-back', label: t('回访', 'Call back'), shown: may('call-back') && !mine },
    { move: 'reopen', label: t('重新处理', 'Reopen'), shown: may('reopen') && ticket.state !== 'solved' },
  ]
  const usual = usualNext(ticket, mine)
  const more: { key: MoveName; label: string; shown: boolean }[] = [
    { key: 'triage', label: t('定级', 'Triage'), shown: may('triage') },
    { key: 'suspend', label: t('挂起', 'Suspend'), shown: may('suspend') },
    { key: 'pass-on', label: t('转给上面', 'Pass it on'), shown: may('pass-on') && ticket.passOn !== null },
    { key: 'return', label: t('退单', 'Return'), shown: may('return') },
    { key: 'urge', label: t('记一次催', 'He urges'), shown: may('urge') },
    { key: 'add', label: t('补充', 'Add'), shown: may('add') },
    { key: 'merge', label: t('并入另一件', 'Merge into another'), shown: may('merge') },
    { key: 'link', label: t('关联', 'Link'), shown: may('link') },
    { key: 'judge', label: t('认定是否有效', 'Valid or not'), shown: may('judge') && !mine },
    { key: 'reject', label: t('不支持', 'Decline'), shown: may('reject') && !mine },
    { key: 'withdraw', label: t('客户撤回', 'He withdraws'), shown: may('withdraw') },
    { key: 'close', label: t('不回访，直接关闭', 'Close without a call'), shown: may('close') && supervises },
  ]
  const [asking, setAsking] = useState(false)
  const listed = more.filter((each) => each.shown)
  return (
    <>
      <div className="kb-wrap">
        {buttons
          .filter((button) => button.shown)
          .map((button) => (
            <Button
              key={button.move}
              size="large"
              type={button.move === usual ? 'primary' : 'default'}
              loading={button.busy ?? false}
              onClick={button.press ?? (() => setOpen(button.move))}
            >
              {button.label}
            </Button>
          ))}
        {listed.length > 0 && (
          <Dropdown
            trigger={['click']}
            menu={{
              items: [
                ...listed.map(({ key, label }) => ({ key, label, onClick: () => setOpen(key) })),
                { key: 'ask', label: t('请上级定', 'Ask for a word'), onClick: () => setAsking(true) },
              ],
            }}
          >
            <Button size="large">{t('更多', 'More')}</Button>
          </Dropdown>
        )}
      </div>
      {ticket.state === 'solved' && mine && (
        <p className="kb-muted">
          {t('这件是您办的，由别人回访。', 'You handled this one: somebody else calls back.')}
        </p>
      )}
      {asking && (
        <AskSheet
          ticketId={ticket.id}
          levels={ticket.levels}
          severity={ticket.severity}
          onClose={() => setAsking(false)}
        />
      )}
      {open && <MoveSheet key={open} move={open} ticket={ticket} onClose={() => setOpen(undefined)} />}
    </>
  )
}

function usualNext(ticket: SeenTicket, mine: boolean): MoveName | undefined {
  if (ticket.state === 'solved') return 'call-back'
  if (ticket.state === 'suspended') return 'resume'
  if (!ticket.assigneeId) return 'dispatch'
  if (ticket.state === 'dispatched' && mine) return 'accept'
  return 'solve'
}
