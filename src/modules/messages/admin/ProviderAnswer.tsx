import { App, Button } from 'antd'
import type { OutputOf } from '#platform/operation.ts'
import { useMay } from '#web/admin/session.ts'
import { saidBy } from '#web/ui/Failed.tsx'
import { useWrite } from '#web/ui/query.ts'
import { When } from '#web/ui/When.tsx'
import { useWords } from '#web/ui/words.ts'
import { type listMessages, retryMessages } from '../contract/messages.ts'
import { providerWords } from '../contract/words.ts'

/** What the provider said, in our words and its own, and sending again where a person may decide that. */
export function ProviderAnswer({ sent }: { sent: OutputOf<typeof listMessages>['messages'][number] }) {
  const { say, t } = useWords()
  const { message } = App.useApp()
  const may = useMay('messages.change')
  const retry = useWrite(retryMessages, ['messages'])
  const beingAsked = sent.state === 'unknown' && !sent.askedAt
  const open = sent.state === 'failed' || (sent.state === 'unknown' && !beingAsked)
  const code = sent.answer?.split(' ')[0] ?? ''
  const known = providerWords[code]
  return (
    <>
      {beingAsked && t('正在问服务商', 'Asking the provider')}
      {!beingAsked && known && <div>{say(known)}</div>}
      {sent.answer && <span className="kb-faint">{sent.answer}</span>}{' '}
      {sent.askedAt && (
        <span className="kb-faint">
          {t('问于', 'asked')} <When at={sent.askedAt} />
        </span>
      )}{' '}
      {may && open && (
        <Button
          size="small"
          onClick={() =>
            retry.mutate(
              { input: { ids: [sent.id] } },
              { onError: (error) => message.warning(saidBy(error)) },
            )
          }
        >
          {t('重发', 'Send again')}
        </Button>
      )}
    </>
  )
}
