import { Button } from 'antd'
import { Enrol } from '#modules/security/admin/Enrol.tsx'
import { useWords } from '#web/ui/words.ts'
import { signOut } from './door.ts'
import type { Myself } from './session.ts'
import { Threshold } from './Threshold.tsx'

export function EnrolFirst({ myself, onDone }: { myself: Myself; onDone(): void }) {
  const { t } = useWords()
  return (
    <Threshold
      title={t('先开启动态码', 'First turn on a second factor')}
      sub={t('您的岗位要求登录时多一个动态码。', 'Your role asks for a second factor at sign-in.')}
    >
      <Enrol account={myself.account} company={myself.company.name} onDone={onDone} />
      <Button type="text" block onClick={signOut} style={{ marginTop: 12 }}>
        {t('换个人登录', 'Sign in as somebody else')}
      </Button>
    </Threshold>
  )
}
