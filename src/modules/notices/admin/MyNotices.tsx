import { App, Segmented, Select } from 'antd'
import { useMyself } from '#web/admin/session.ts'
import { Asked } from '#web/ui/Asked.tsx'
import { saidBy } from '#web/ui/Failed.tsx'
import { useRead, useWrite } from '#web/ui/query.ts'
import { useWords } from '#web/ui/words.ts'
import { changePreferences } from '../../staff/contract/account.ts'
import { seeWays } from '../contract/settings.ts'
import { channelWords, usualHours } from '../contract/words.ts'

interface Wish {
  channel?: keyof typeof channelWords
  from?: string
  until?: string
}

const hours = (from: number, until: number) =>
  Array.from({ length: (until - from) * 2 + 1 }, (_, at) => {
    const minutes = from * 60 + at * 30
    const value = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${minutes % 60 === 0 ? '00' : '30'}`
    return { value, label: value }
  })

/** Where and when I am reminded outside Keban. */
export function MyNotices() {
  const { say, t } = useWords()
  const { message } = App.useApp()
  const myself = useMyself()
  const query = useRead(seeWays, {})
  const write = useWrite(changePreferences, ['staff.me', 'notices.ways'])
  const wish = (myself.preferences.notices ?? {}) as Wish
  const put = (change: Wish) => {
    const next = Object.fromEntries(Object.entries({ ...wish, ...change }).filter(([, value]) => value))
    write.mutate({ input: { notices: next } }, { onError: (error) => message.warning(saidBy(error)) })
  }
  return (
    <section className="kb-card kb-stack">
      <h2>{t('提醒', 'Reminders')}</h2>
      <p className="kb-muted kb-small">
        {t(
          '工作日早上 8:15、下午 4:30 各一条。马上发的只有三种：急事、投诉报修超时、转给我的事。',
          'On working days one message at 8:15 and one at 16:30. At once only: urgent work, reports past their time, work handed to me.',
        )}
      </p>
      <Asked query={query} bones={2} height={40}>
        {({ ways, now }) => {
          const mine = ways
            .filter((way) => way.set && way.mine)
            .map((way) => way.channel as keyof typeof channelWords)
          const channels = [...mine, 'app' as const]
          return (
            <>
              <div className="kb-wrap">
                <span className="kb-grow" style={{ minWidth: 120 }}>
                  {t('发到哪里', 'Where')}
                </span>
                <Segmented
                  value={(now ?? 'app') as keyof typeof channelWords}
                  onChange={(channel) => put({ channel })}
                  options={channels.map((channel) => ({ value: channel, label: say(channelWords[channel]) }))}
                />
              </div>
              {mine.length === 0 && (
                <p className="kb-muted kb-small">
                  {t(
                    '还没有别的地方可发：企业微信、钉钉、飞书要系统管理员关联您的账号，邮件要在人员里填邮箱。',
                    'Nowhere else yet: the administrator links your account of WeCom, DingTalk or Feishu, or fills in your mail address.',
                  )}
                </p>
              )}
              <div className="kb-wrap">
                <span className="kb-grow" style={{ minWidth: 120 }}>
                  {t('什么时候可以发', 'Between')}
                </span>
                <span style={{ display: 'flex', gap: 8, alignItems: 'center' }}>
                  <Select
                    aria-label={t('从几点', 'From')}
                    value={wish.from ?? usualHours.from}
                    onChange={(from) => put({ from, until: wish.until ?? usualHours.until })}
                    options={hours(5, 12)}
                    style={{ width: 96 }}
                  />
                  <span>–</span>
                  <Select
                    aria-label={t('到几点', 'Until')}
                    value={wish.until ?? usualHours.until}
                    onChange={(until) => put({ until, from: wish.from ?? usualHours.from })}
                    options={hours(15, 23)}
                    style={{ width: 96 }}
                  />
                </span>
              </div>
              <p className="kb-muted kb-small">
                {t(
                  '这之外的等到开始时再发，急事除外。',
                  'What comes outside waits until it begins, except what is urgent.',
                )}
              </p>
            </>
          )
        }}
      </Asked>
    </section>
  )
}
