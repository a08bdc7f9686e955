import { QueryClientProvider } from '@tanstack/react-query'
import { lazy, Suspense, useEffect } from 'react'
import { BrowserRouter, Navigate, Route, Routes } from 'react-router'
import { useDark, useLook } from '#web/ui/look.ts'
import { queries } from '#web/ui/query.ts'
import { useWords } from '#web/ui/words.ts'
import { Frame } from './Frame.tsx'
import { OfCompany } from './OfCompany.tsx'
import { Start } from './Start.tsx'
import { Waiting } from './Waiting.tsx'

const Enter = lazy(async () => ({ default: (await import('#modules/access/portal/Enter.tsx')).Enter }))
const AskEntry = lazy(async () => ({
  default: (await import('#modules/access/portal/AskEntry.tsx')).AskEntry,
}))
const HowToComplain = lazy(async () => ({
  default: (await import('#modules/access/portal/HowToComplain.tsx')).HowToComplain,
}))
const MyHome = lazy(async () => ({ default: (await import('#modules/access/portal/MyHome.tsx')).MyHome }))
const Notices = lazy(async () => ({
  default: (await import('#modules/messages/portal/Notices.tsx')).Notices,
}))
const MyData = lazy(async () => ({ default: (await import('#modules/privacy/portal/MyData.tsx')).MyData }))

const PrivacyNotice = lazy(async () => ({
  default: (await import('#modules/privacy/portal/PrivacyNotice.tsx')).PrivacyNotice,
}))
const WorkOrder = lazy(async () => ({
  default: (await import('#modules/repairs/portal/WorkOrder.tsx')).WorkOrder,
}))
const Report = lazy(async () => ({ default: (await import('#modules/tickets/portal/Report.tsx')).Report }))
const Matters = lazy(async () => ({ default: (await import('#modules/tickets/portal/Matters.tsx')).Matters }))
const Matter = lazy(async () => ({ default: (await import('#modules/tickets/portal/Matter.tsx')).Matter }))

/** The portal: addresses `/c/<company>/…`; what needs nobody known stands outside the frame. */
export function App() {
  useChosenLook()
  return (
    <QueryClientProvider client={queries}>
      <BrowserRouter>
        <Suspense fallback={<Waiting />}>
          <Routes>
            <Route path="/c/:slug" element={<OfCompany />}>
              <Route path="enter" element={<Enter />} />
              <Route path="unknown-number" element={<AskEntry />} />
              <Route path="how-to-complain" element={<HowToComplain />} />
              <Route path="work-order/:token" element={<WorkOrder />} />
              <Route path="privacy" element={<PrivacyNotice />} />
              <Route element={<Frame />}>
                <Route index element={<Start />} />
                <Route path="report" element={<Report />} />
                <Route path="matters" element={<Matters />} />
                <Route path="matters/:id" element={<Matter />} />
                <Route path="notices" element={<Notices />} />
                <Route path="my-home" element={<MyHome />} />
                <Route path="my-data" element={<MyData />} />
              </Route>
              <Route path="*" element={<Navigate to="." replace />} />
            </Route>
          </Routes>
        </Suspense>
      </BrowserRouter>
    </QueryClientProvider>
  )
}

function useChosenLook() {
  const dark = useDark()
  const { textSize } = useLook()
  const { locale } = useWords()
  useEffect(() => {
    Object.assign(document.documentElement.dataset, { theme: dark ? 'dark' : 'light', text: textSize })
    document.documentElement.lang = locale
  }, [dark, textSize, locale])
}
