import { Button } from 'antd'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { seeDemoSent } from '#modules/notices/contract/settings.ts'
import { channelWords } from '#modules/notices/contract/words.ts'
import { Asked } from '#web/ui/Asked.tsx'
import { Chips } from '#web/ui/Chips.tsx'
import { chooseTenant } from '#web/ui/call.ts'
import { Empty } from '#web/ui/Empty.tsx'
import { useRead } from '#web/ui/query.ts'
import { When } from '#web/ui/When.tsx'
import { useWords } from '#web/ui/words.ts'
import { Threshold } from './Threshold.tsx'

/** The phones of a demo company: what would have arrived on them. */
export function DemoSent() {
  const { say, t } = useWords()
  const { slug = '' } = useParams()
  const go = useNavigate()
  chooseTenant(slug)
  const [channel, setChannel] = useState('')
  const query = useRead(seeDemoSent, channel ? { channel } : {}, { keep: true, refetchInterval: 5000 })
  const named = (name: string) =>
    say(channelWords[name as keyof typeof channelWords] ?? { zh: name, en: name })
  return (
    <Threshold
      wide
      title={t('演示公司发出去的', 'What the demo sent')}
      sub={t(
        '没有一条真的发出：手机上本来会看到这些。',
        'None of it left the house: this is what phones would have shown.',
      )}
    >
      <Asked query={query} bones={6} height={64}>
        {({ channels, sent }) => (
          <div className="kb-stack">
            <Chips
              label={t('方式', 'Way')}
              value={channel}
              onChange={setChannel}
              choices={[
                { value: '', label: t('全部', 'All') },
                ...channels.map((each) => ({
                  value: each.channel,
                  label: `${named(each.channel)} ${each.count}`,
                })),
              ]}
            />
            {sent.length === 0 && <Empty>{t('还没有发过。', 'Nothing was sent yet.')}</Empty>}
            {sent.map((each) => (
              <article key={each.id} style={{ borderBottom: '1px solid var(--kb-line)', paddingBottom: 10 }}>
                <p className="kb-small kb-muted">
                  {named(each.channel)} · {each.to} · <When at={each.at} />
                </p>
                <p style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>{each.body}</p>
              </article>
            ))}
          </div>
        )}
      </Asked>
      <Button style={{ marginTop: 16 }} onClick={() => go('/')}>
        {t('去登录', 'Sign in')}
      </Button>
    </Threshold>
  )
}
