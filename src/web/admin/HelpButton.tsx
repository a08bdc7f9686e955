import { useState } from 'react'
import { matchPath, useLocation } from 'react-router'
import { Bones } from '#web/ui/Bones.tsx'
import type { Help } from '#web/ui/help.ts'
import { Icon } from '#web/ui/Icon.tsx'
import { Sheet } from '#web/ui/Sheet.tsx'
import { useWords } from '#web/ui/words.ts'
import { screens } from './screens.ts'

/** The question mark of the page one is on. */
export function HelpButton() {
  const { say, t } = useWords()
  const { pathname } = useLocation()
  const [asked, setAsked] = useState<{ path: string; help?: Help }>()
  const screen = screens.find(({ path }) => matchPath(`/:slug/${path}`, pathname))
  if (!screen) return null
  const { path } = screen
  const ask = () => {
    setAsked({ path })
    screen.help().then((help) => setAsked((now) => (now?.path === path ? { path, help } : now)))
  }
  return (
    <>
      <button type="button" className="kb-icon-button" aria-label={t('帮助', 'Help')} onClick={ask}>
        <Icon name="help" size={20} />
      </button>
      {asked?.path === path && (
        <HelpDrawer title={say(screen.title)} help={asked.help} onClose={() => setAsked(undefined)} />
      )}
    </>
  )
}

/** What the page is for, the most usual things, and the words it uses. */
function HelpDrawer({ title, help, onClose }: { title: string; help: Help | undefined; onClose(): void }) {
  const { say, t } = useWords()
  return (
    <Sheet open title={t(`帮助 · ${title}`, `Help · ${title}`)} onClose={onClose}>
      {!help ? (
        <Bones />
      ) : (
        <div className="kb-stack">
          <p>{say(help.purpose)}</p>
          <section>
            <h3>{t('最常做的三件事', 'Most usual')}</h3>
            <ol style={{ paddingLeft: 20, margin: 0 }}>
              {help.usual.map((one) => (
                <li key={one.en} style={{ marginBottom: 6 }}>
                  {say(one)}
                </li>
              ))}
            </ol>
          </section>
          <section>
            <h3>{t('这一页的词', 'Words of this page')}</h3>
            {help.words.map(({ word, means }) => (
              <p key={word.en}>
                <strong>{say(word)}</strong>
                {t('：', ': ')}
                <span className="kb-muted">{say(means)}</span>
              </p>
            ))}
          </section>
        </div>
      )}
    </Sheet>
  )
}
