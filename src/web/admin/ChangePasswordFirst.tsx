import { ChangePassword } from '#modules/staff/admin/ChangePassword.tsx'
import { useWords } from '#web/ui/words.ts'
import { Threshold } from './Threshold.tsx'

export function ChangePasswordFirst({ onDone }: { onDone(): void }) {
  const { t } = useWords()
  return (
    <Threshold
      title={t('先换一个自己的密码', 'First choose your own password')}
      sub={t('现在用的是临时密码。', 'The one in use is temporary.')}
    >
      <ChangePassword onDone={onDone} />
    </Threshold>
  )
}
