import { App } from 'antd'
import { useWaiting } from '#web/ui/outbox.ts'
import { useWords } from '#web/ui/words.ts'
import { signOut } from './door.ts'

/** Signing out wipes what this device keeps; what was not sent yet is named first. */
export function useLeave(): () => void {
  const { t } = useWords()
  const { modal } = App.useApp()
  const waiting = useWaiting().length
  return () => {
    if (waiting === 0) return void signOut()
    modal.confirm({
      title: t(`还有 ${waiting} 条没发出去`, `${waiting} not sent yet`),
      content: t(
        '退出会清掉这台设备上的内容，这几条就没有了。',
        'Signing out wipes this device; these would be lost.',
      ),
      okText: t('还是退出', 'Sign out anyway'),
      okButtonProps: { danger: true },
      cancelText: t('先不退', 'Stay'),
      onOk: signOut,
    })
  }
}
