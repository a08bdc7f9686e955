import { type ReactNode, useEffect } from 'react'
import { Link } from 'react-router'
import { Icon } from '#web/ui/Icon.tsx'
import { useWords } from '#web/ui/words.ts'

interface Props {
  title: string
  /** The title is a word of the policy, in its language. */
  ofPolicy?: true
  /** Where the arrow leads; absent where a page is reached from the tabs. */
  back?: string
  children: ReactNode
}

/** A page with its name, which is the name of the window too, and the way back. */
export function Page({ title, ofPolicy, back, children }: Props) {
  const { t } = useWords()
  useEffect(() => {
    document.title = title
  }, [title])
  return (
    <>
      <header className="p-head">
        {back && (
          <Link className="p-link" to={back} aria-label={t('返回', 'Back')}>
            <Icon name="back" size={22} />
          </Link>
        )}
        <h1 lang={ofPolicy && 'zh-CN'}>{title}</h1>
      </header>
      <div className="p-stack">{children}</div>
    </>
  )
}
