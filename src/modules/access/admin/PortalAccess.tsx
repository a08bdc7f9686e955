import { App, Button, QRCode } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '#platform/operation.ts'
import { useMay } from '#web/admin/session.ts'
import { Asked } from '#web/ui/Asked.tsx'
import { sayDay } from '#web/ui/clock.ts'
import { saidBy } from '#web/ui/Failed.tsx'
import { useRead, useWrite } from '#web/ui/query.ts'
import { Sheet } from '#web/ui/Sheet.tsx'
import { copyText } from '#web/ui/tokens.ts'
import { When } from '#web/ui/When.tsx'
import { WordsSheet } from '#web/ui/WordsSheet.tsx'
import { many, useWords } from '#web/ui/words.ts'
import { endAccess, invite, seeAccess } from '../contract/inviting.ts'

/** How a customer stands with the portal: devices that are in, an invitation to give him, and a way to put him out. */
export function PortalAccess({ id }: { id: string }) {
  const { t, locale } = useWords()
  const { message } = App.useApp()
  const may = useMay('customers.change')
  const query = useRead(seeAccess, { id }, { staleTime: 0 })
  const making = useWrite(invite, ['access'])
  const [made, setMade] = useState<OutputOf<typeof invite>>()
  const [ending, setEnding] = useState(false)
  const make = () =>
    making.mutate(
      { input: { id } },
      { onSuccess: setMade, onError: (error) => message.warning(saidBy(error)) },
    )
  return (
    <Asked query={query} bones={3}>
      {({ homes, devices, usedOn, invitation }) => (
        <div className="kb-stack">
          <p>
            {homes === 0
              ? t('名下没有房屋，进不了业主端。', 'Holds no home, so the portal is closed.')
              : devices === 0
                ? t('还没有设备登录业主端。', 'No device is signed in to the portal.')
                : t(
                    `有 ${devices} 台设备登录，最近使用：${sayDay(usedOn!, 'zh-CN')}。`,
                    `${many(devices, 'device')} signed in, last used ${sayDay(usedOn!, locale)}.`,
                  )}
          </p>
          {invitation && (
            <p className="kb-muted">
              {t(`${invitation.by} 给过邀请码，`, `Invited by ${invitation.by}, `)}
              {t('到 ', 'until ')}
              <When at={invitation.expiresAt} />
              {t(' 前有效。再给一个，前一个就作废。', '. Another one ends it.')}
            </p>
          )}
          {may && homes > 0 && (
            <div className="kb-wrap">
              <Button type="primary" loading={making.isPending} onClick={make}>
                {t('给邀请码', 'Make an invitation')}
              </Button>
              {devices > 0 && (
                <Button onClick={() => setEnding(true)}>{t('让设备退出', 'Sign the devices out')}</Button>
              )}
            </div>
          )}
          <p className="kb-faint kb-small">
            {t(
              '登记了手机号的业主，用短信验证码也能进。',
              'Customers whose number is on record can come in by a code from a text too.',
            )}
          </p>
          {made && <Invitation {...made} onClose={() => setMade(undefined)} />}
          {ending && <EndAccess id={id} onClose={() => setEnding(false)} />}
        </div>
      )}
    </Asked>
  )
}

function Invitation({ code, path, expiresAt, onClose }: OutputOf<typeof invite> & { onClose(): void }) {
  const { t } = useWords()
  const { message } = App.useApp()
  const address = `${location.origin}${path}`
  const copy = async () => {
    if (await copyText(address)) message.success(t('复制好了。', 'Copied.'))
  }
  return (
    <Sheet open title={t('邀请码', 'Invitation')} onClose={onClose}>
      <div className="kb-stack" style={{ alignItems: 'center', textAlign: 'center', gap: 16 }}>
        <p>
          {t(
            '请他扫这个码，或把邀请码念给他。只给本人，用一次就失效。',
            'Let him scan this, or read the code to him. For himself only; it works once.',
          )}
        </p>
        <QRCode value={address} size={220} color="#000" bgColor="#fff" />
        <strong style={{ fontSize: '2em', letterSpacing: '.08em' }}>{code}</strong>
        <p className="kb-muted">
          {t('有效到 ', 'Until ')}
          <When at={expiresAt} />
          {t('。关上以后看不到了，可以再给一个。', '. Once closed it is not shown again; make another.')}
        </p>
        <Button onClick={copy}>{t('复制链接', 'Copy the link')}</Button>
      </div>
    </Sheet>
  )
}

function EndAccess({ id, onClose }: { id: string; onClose(): void }) {
  const { t } = useWords()
  const { message } = App.useApp()
  return (
    <WordsSheet
      title={t('让他的设备退出', 'Sign his devices out')}
      action={t('退出', 'Sign out')}
      label={t('为什么', 'Why')}
      hint={t('例如：手机丢了。他可以再用验证码进来。', 'A lost phone, say. He can come in by a code again.')}
      most={200}
      operation={endAccess}
      touches={['access']}
      input={(reason) => ({ id, reason })}
      onDone={({ devices }) =>
        message.success(t(`${devices} 台设备退出了。`, `${many(devices, 'device')} signed out.`))
      }
      onClose={onClose}
    />
  )
}
