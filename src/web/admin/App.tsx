import { QueryClientProvider } from '@tanstack/react-query'
import { ConfigProvider } from 'antd'
import en from 'antd/locale/en_US'
import zh from 'antd/locale/zh_CN'
import { useEffect, useMemo } from 'react'
import { RouterProvider } from 'react-router'
import { useDark, useLook, usePhone, useStill } from '#web/ui/look.ts'
import { queries } from '#web/ui/query.ts'
import { themeOf } from '#web/ui/theme.ts'
import { useWords } from '#web/ui/words.ts'
import { router } from './routes.tsx'

export function App() {
  const { locale } = useWords()
  const look = useLook()
  const dark = useDark()
  const phone = usePhone()
  const still = useStill()
  const theme = useMemo(() => themeOf(look, dark, phone, still), [look, dark, phone, still])
  useEffect(() => {
    const { dataset } = document.documentElement
    dataset.theme = dark ? 'dark' : 'light'
    dataset.density = look.density
    dataset.text = look.textSize
    document.querySelector('meta[name="theme-color"]')?.setAttribute('content', dark ? '#1d1c1a' : '#ffffff')
  }, [dark, look])
  return (
    <ConfigProvider
      locale={locale === 'en' ? en : zh}
      theme={theme}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
      componentSize={look.density === 'compact' && !phone ? 'small' : 'middle'}
    >
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </ConfigProvider>
  )
}
