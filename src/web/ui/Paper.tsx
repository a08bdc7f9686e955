import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useNavigate } from 'react-router'
import { Icon } from './Icon.tsx'
import { useWords } from './words.ts'
import './paper.css'

/** A page that is there to be printed: what will be on paper, and above it, not printed, the way back and the button. */
export function Papers({
  title,
  more,
  children,
}: {
  title: ReactNode
  /** What is chosen before printing. */
  more?: ReactNode
  children: ReactNode
}) {
  const { t } = useWords()
  const go = useNavigate()
  return (
    <div className="kb-papers">
      <div className="kb-row kb-no-print" style={{ flexWrap: 'wrap', padding: '10px 12px' }}>
        <button type="button" className="kb-icon-button" onClick={() => go(-1)}>
          <Icon name="back" /> {t('返回', 'Back')}
        </button>
        <h1 className="kb-grow" style={{ fontSize: '1.1em' }}>
          {title}
        </h1>
        {more}
        <Button type="primary" onClick={() => print()}>
          {t('打印', 'Print')}
        </Button>
      </div>
      {children}
    </div>
  )
}

/** One sheet of A4, or as many as it needs. A letter leaves the house: it bears no watermark of whoever printed it. */
export function Paper({ letter = false, children }: { letter?: boolean; children: ReactNode }) {
  return <article className={letter ? 'kb-paper kb-letter' : 'kb-paper'}>{children}</article>
}
