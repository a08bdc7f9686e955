import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { currentLocale } from '#web/ui/words.ts'
import { App } from './App.tsx'
import '#web/ui/look.css'
import '#web/ui/parts.css'
import './portal.css'

document.documentElement.lang = currentLocale()
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
