import { App, Button } from 'antd'
import { useState } from 'react'
import { Policy } from '#web/admin/Policy.tsx'
import { Asked } from '#web/ui/Asked.tsx'
import { Chips } from '#web/ui/Chips.tsx'
import { Empty } from '#web/ui/Empty.tsx'
import { saidBy } from '#web/ui/Failed.tsx'
import { useRead, useWrite } from '#web/ui/query.ts'
import { Sheet } from '#web/ui/Sheet.tsx'
import { sayWhen } from '#web/ui/say.ts'
import { useWords } from '#web/ui/words.ts'
import { listTexts, sendText } from '../contract/texts.ts'
import { messagePurposes, skipReasons } from '../contract/words.ts'

interface Props {
  customerId: string
  who: string
  onClose(): void
}

/** A text by hand: which one, how it reads to this customer, whether it goes and when; then it is sent. */
export function SendText({ customerId, who, onClose }: Props) {
  const { t, say, locale } = useWords()
  const { message } = App.useApp()
  const query = useRead(listTexts, { id: customerId })
  const [chosen, choose] = useState<string>()
  const write = useWrite(sendText, ['messages', 'customers'])
  const texts = query.data?.texts ?? []
  const keyOf = ({ playbook, template }: (typeof texts)[number]) => `${playbook} ${template}`
  const text = texts.find((each) => keyOf(each) === chosen)
  const said = (table: Record<string, { zh: string; en: string }>, key: string) =>
    table[key] ? say(table[key]) : key
  const send = () =>
    write.mutate(
      { input: { id: customerId, playbook: text!.playbook, template: text!.template } },
      {
        onSuccess: ({ notBefore }) => {
          message.success(
            notBefore
              ? t(
                  `现在是免打扰时间，${sayWhen(notBefore, 'zh-CN')} 发出。`,
                  `These are quiet hours; it goes out at ${sayWhen(notBefore, locale)}.`,
                )
              : t('在发了，结果看往来。', 'On its way; the story shows what became of it.'),
          )
          onClose()
        },
        onError: (error) => message.warning(saidBy(error)),
      },
    )
  return (
    <Sheet
      open
      title={t(`发短信 · ${who}`, `Send a text · ${who}`)}
      onClose={onClose}
      footer={
        <Button
          type="primary"
          size="large"
          block
          disabled={!text || text.reason !== null}
          loading={write.isPending}
          onClick={send}
        >
          {text?.notBefore
            ? t(`发送（${sayWhen(text.notBefore, 'zh-CN')}）`, `Send (${sayWhen(text.notBefore, locale)})`)
            : t('发送', 'Send')}
        </Button>
      }
    >
      <Asked query={query} bones={3} height={44}>
        {() =>
          texts.length === 0 ? (
            <Empty>
              {t(
                '制度里没有可以手工发的短信。请制度负责人在「消息」里加。',
                'The policies have no text to be sent by hand. Whoever keeps them adds one under messages.',
              )}
            </Empty>
          ) : (
            <div className="kb-stack">
              <Chips
                label={t('发哪一条', 'Which')}
                value={text && keyOf(text)}
                onChange={choose}
                choices={texts.map((each) => ({
                  value: keyOf(each),
                  label: <Policy>{each.title}</Policy>,
                }))}
              />
              {text && (
                <>
                  <p className="kb-said">{text.body}</p>
                  <p className="kb-muted kb-small">
                    {said(messagePurposes, text.purpose)}
                    {text.channel === 'mail' && t(' · 没有手机号，发到邮箱', ' · no number: sent by e-mail')}
                  </p>
                  {text.reason && (
                    <p className="kb-strip" role="status">
                      {t('不能发：', 'Cannot be sent: ')}
                      {said(skipReasons, text.reason)}
                    </p>
                  )}
                </>
              )}
            </div>
          )
        }
      </Asked>
    </Sheet>
  )
}
