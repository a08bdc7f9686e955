import { App, Button, Input } from 'antd'
import { useState } from 'react'
import { postDoor } from '#web/admin/door.ts'
import { useMyself } from '#web/admin/session.ts'
import { queries, touch } from '#web/ui/query.ts'
import { Sheet } from '#web/ui/Sheet.tsx'
import { useWords } from '#web/ui/words.ts'
import { Enrol } from './Enrol.tsx'

/** Whether signing in asks for a code, for whoever wants it. */
export function MySecondFactor() {
  const { t } = useWords()
  const { message, modal } = App.useApp()
  const { secondFactor, account, company } = useMyself()
  const [enrolling, setEnrolling] = useState(false)
  const anew = () => touch(queries, ['staff.me'])
  const takeOff = () => {
    let password = ''
    modal.confirm({
      title: t('取消动态码', 'Take the second factor off'),
      content: (
        <Input
          type="password"
          aria-label={t('现在的密码', 'Current password')}
          placeholder={t('现在的密码', 'Current password')}
          onChange={(event) => {
            password = event.target.value
          }}
        />
      ),
      okText: t('取消动态码', 'Take off'),
      cancelText: t('不取消', 'Keep it'),
      onOk: async () => {
        try {
          await postDoor('/api/auth/two-factor/disable', { password })
          anew()
        } catch {
          message.warning(t('密码不对。', 'Wrong password.'))
        }
      },
    })
  }
  return (
    <section className="kb-card kb-wrap">
      <span className="kb-grow" style={{ minWidth: 160 }}>
        {t('登录时的动态码', 'Code at sign-in')}
        <span className="kb-muted kb-small" style={{ display: 'block' }}>
          {secondFactor
            ? t('已开启：登录要密码，还要手机上的 6 位。', 'On: the password and six digits of your phone.')
            : t('没有开启。', 'Off.')}
        </span>
      </span>
      {secondFactor ? (
        <Button onClick={takeOff}>{t('取消', 'Take off')}</Button>
      ) : (
        <Button onClick={() => setEnrolling(true)}>{t('开启', 'Turn on')}</Button>
      )}
      <Sheet
        open={enrolling}
        title={t('登录时的动态码', 'Code at sign-in')}
        onClose={() => setEnrolling(false)}
      >
        <Enrol
          account={account}
          company={company.name}
          onDone={() => {
            setEnrolling(false)
            anew()
          }}
        />
      </Sheet>
    </section>
  )
}
