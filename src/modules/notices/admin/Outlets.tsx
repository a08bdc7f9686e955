import { App, Button, Tag } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '#platform/operation.ts'
import { Asked } from '#web/ui/Asked.tsx'
import { saidBy } from '#web/ui/Failed.tsx'
import { PageHead } from '#web/ui/PageHead.tsx'
import { useRead, useWrite } from '#web/ui/query.ts'
import { useWords } from '#web/ui/words.ts'
import { listOutlets, removeRobot, sendTest } from '../contract/settings.ts'
import { channelWords } from '../contract/words.ts'
import { AddRobot } from './AddRobot.tsx'
import { SentNotices } from './SentNotices.tsx'

type Seen = OutputOf<typeof listOutlets>

/** By what we can send, whether it works, and what became of what was sent to colleagues. */
export function Outlets() {
  const { t } = useWords()
  const query = useRead(listOutlets, {})
  const [adding, setAdding] = useState(false)
  return (
    <div className="kb-page" style={{ maxWidth: 1180 }}>
      <PageHead title={t('发送设置', 'Ways of sending')}>
        <Button onClick={() => setAdding(true)}>{t('加群机器人', 'Add a group robot')}</Button>
      </PageHead>
      <div className="kb-stack">
        <Asked query={query} bones={5} height={48}>
          {(seen) => (
            <>
              <Ways seen={seen} />
              {seen.robots.length > 0 && <Robots robots={seen.robots} />}
            </>
          )}
        </Asked>
        <SentNotices />
      </div>
      <AddRobot open={adding} onClose={() => setAdding(false)} />
    </div>
  )
}

function useTest() {
  const { t } = useWords()
  const { message } = App.useApp()
  const write = useWrite(sendTest, ['notices.list'])
  return {
    pending: write.isPending,
    test: (input: { channel: string; robotId?: string }) =>
      write.mutate(
        { input },
        {
          onSuccess: () =>
            message.success(
              t('在发了，结果看下面第一行。', 'On its way; the first line below says what became of it.'),
            ),
          onError: (error) => message.warning(saidBy(error)),
        },
      ),
  }
}

function Ways({ seen }: { seen: Seen }) {
  const { say, t } = useWords()
  const { pending, test } = useTest()
  return (
    <section className="kb-card">
      {seen.outlets.map(({ channel, set, people, mine }) => (
        <div
          key={channel}
          className="kb-wrap"
          style={{ padding: '10px 0', borderBottom: '1px solid var(--kb-line)' }}
        >
          <strong style={{ minWidth: 90 }}>{say(channelWords[channel as keyof typeof channelWords])}</strong>
          <Tag color={set ? 'green' : 'default'}>
            {set ? t('已配置', 'Set up') : t('未配置', 'Not set up')}
          </Tag>
          <span className="kb-grow kb-muted" style={{ minWidth: 150 }}>
            {t(`${people} / ${seen.people} 人可以收到`, `reaches ${people} of ${seen.people}`)}
            {set && !mine && t('，没有您', ', not you')}
          </span>
          <Button size="small" disabled={!set || !mine} loading={pending} onClick={() => test({ channel })}>
            {t('发一条测试', 'Send a test')}
          </Button>
        </div>
      ))}
      <p className="kb-muted kb-small" style={{ marginTop: 12 }}>
        {t(
          '密钥在服务器的设置里填（见运行说明 Reminders 一节），这里看不到也改不了。',
          'Secrets stand in the settings of the server (operations, “Reminders”); they are neither seen nor changed here.',
        )}
      </p>
    </section>
  )
}

function Robots({ robots }: { robots: Seen['robots'] }) {
  const { say, t } = useWords()
  const { message, modal } = App.useApp()
  const { pending, test } = useTest()
  const remove = useWrite(removeRobot, ['notices.outlets'])
  return (
    <section className="kb-card">
      <h2 style={{ marginBottom: 8 }}>{t('群机器人', 'Group robots')}</h2>
      {robots.map(({ id, channel, title, project, signed }) => (
        <div
          key={id}
          className="kb-wrap"
          style={{ padding: '10px 0', borderBottom: '1px solid var(--kb-line)' }}
        >
          <strong>{title}</strong>
          <span className="kb-grow kb-muted" style={{ minWidth: 200 }}>
            {say(channelWords[channel as keyof typeof channelWords])} ·{' '}
            {project ?? t('全公司', 'whole company')}
            {signed && ` · ${t('加签', 'signed')}`}
          </span>
          <Button size="small" loading={pending} onClick={() => test({ channel, robotId: id })}>
            {t('发一条测试', 'Send a test')}
          </Button>
          <Button
            size="small"
            onClick={() =>
              modal.confirm({
                title: t(`不再发到「${title}」？`, `Send no more to “${title}”?`),
                okText: t('去掉', 'Remove'),
                cancelText: t('留着', 'Keep'),
                onOk: () =>
                  remove.mutate({ input: { id } }, { onError: (error) => message.warning(saidBy(error)) }),
              })
            }
          >
            {t('去掉', 'Remove')}
          </Button>
        </div>
      ))}
    </section>
  )
}
