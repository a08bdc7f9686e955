import { Button, Dropdown } from 'antd'
import { useNavigate } from 'react-router'
import { changePreferences } from '#modules/staff/contract/account.ts'
import { Icon } from '#web/ui/Icon.tsx'
import { chooseLook, type Look, useLook } from '#web/ui/look.ts'
import { useWrite } from '#web/ui/query.ts'
import { chooseLocale, type Locale, useWords } from '#web/ui/words.ts'
import { useLeave } from './leave.ts'
import { useHere, useMyself } from './session.ts'

export function MeMenu() {
  const { locale, t } = useWords()
  const { name } = useMyself()
  const { theme, density } = useLook()
  const go = useNavigate()
  const here = useHere()
  const leave = useLeave()
  const save = useWrite(changePreferences)
  const speak = (language: Locale) => {
    chooseLocale(language)
    save.mutate({ input: { language } })
  }
  const look = (change: Partial<Look>) => {
    chooseLook(change)
    save.mutate({ input: change })
  }
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        selectable: true,
        selectedKeys: [locale, theme, density],
        items: [
          { key: 'me', label: t('我的', 'Me'), onClick: () => go(here('me')) },
          { type: 'divider' },
          {
            type: 'group',
            label: 'Language 语言',
            children: [
              { key: 'zh-CN', label: '中文', onClick: () => speak('zh-CN') },
              { key: 'en', label: 'English', onClick: () => speak('en') },
            ],
          },
          {
            type: 'group',
            label: t('外观', 'Look'),
            children: [
              {
                key: 'system',
                label: t('跟随系统', 'As the system'),
                onClick: () => look({ theme: 'system' }),
              },
              { key: 'light', label: t('浅色', 'Light'), onClick: () => look({ theme: 'light' }) },
              { key: 'dark', label: t('深色', 'Dark'), onClick: () => look({ theme: 'dark' }) },
            ],
          },
          {
            type: 'group',
            label: t('疏密', 'Density'),
            children: [
              {
                key: 'comfortable',
                label: t('宽松', 'Comfortable'),
                onClick: () => look({ density: 'comfortable' }),
              },
              { key: 'compact', label: t('紧凑', 'Compact'), onClick: () => look({ density: 'compact' }) },
            ],
          },
          { type: 'divider' },
          { key: 'out', label: t('退出登录', 'Sign out'), onClick: leave },
        ],
      }}
    >
      <Button type="text" icon={<Icon name="me" />}>
        {name}
      </Button>
    </Dropdown>
  )
}
