import { Input, type InputRef, Modal } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { searchCustomers } from '#modules/customers/contract/lists.ts'
import { Icon } from '#web/ui/Icon.tsx'
import { useRead } from '#web/ui/query.ts'
import { useDebounced } from '#web/ui/use-place.ts'
import { useWords } from '#web/ui/words.ts'
import { mayOpen, screens } from './screens.ts'
import { useHere, useMyself } from './session.ts'
import './search.css'

interface Hit {
  key: string
  to: string
  title: string
  note: string
}

/** Ctrl+K: a customer by name, initials, home, last four digits; or a page by its name. */
export function GlobalSearch({ onClose }: { onClose(): void }) {
  const { say, t } = useWords()
  const { permissions } = useMyself()
  const here = useHere()
  const go = useNavigate()
  const box = useRef<InputRef>(null)
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const asked = useDebounced(text.trim())
  const found = useRead(searchCustomers, { text: asked, limit: 8 }, { enabled: asked !== '', keep: true })
  const pages: Hit[] = screens
    .filter(
      (screen) =>
        screen.icon &&
        mayOpen(screen, permissions) &&
        (text === '' || say(screen.title).includes(text.trim())),
    )
    .map((screen) => ({
      key: screen.path,
      to: here(screen.path),
      title: say(screen.title),
      note: t('页面', 'page'),
    }))
  const people: Hit[] =
    asked === ''
      ? []
      : (found.data?.customers ?? []).map((one) => ({
          key: one.id,
          to: here(`customers/${one.id}`),
          title: [one.name, one.room].filter(Boolean).join(' '),
          note: [one.phone, one.project, one.steward].filter(Boolean).join(' · '),
        }))
  const hits = [...people, ...pages]
  useEffect(() => box.current?.focus(), [])
  const open = (hit: Hit | undefined) => {
    if (!hit) return
    onClose()
    go(hit.to)
  }
  return (
    <Modal
      open
      onCancel={onClose}
      footer={null}
      closable={false}
      width={600}
      style={{ top: 72 }}
      styles={{ body: { padding: 0 } }}
    >
      <Input
        ref={box}
        size="large"
        variant="borderless"
        prefix={<Icon name="search" />}
        placeholder={t('姓名、首字母、房号、电话后四位', 'Name, initials, home, last four digits')}
        aria-label={t('搜索', 'Search')}
        role="combobox"
        aria-expanded
        aria-controls="kb-hits"
        aria-activedescendant={hits[at] && `kb-hit-${hits[at].key}`}
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          setAt(0)
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'ArrowDown') setAt(Math.min(hits.length - 1, at + 1))
          else if (event.key === 'ArrowUp') setAt(Math.max(0, at - 1))
          else if (event.key === 'Enter') open(hits[at])
          else return
          event.preventDefault()
        }}
      />
      <div id="kb-hits" role="listbox" className="kb-hits" aria-label={t('结果', 'Results')}>
        {hits.map((hit, index) => (
          <div
            key={hit.key}
            id={`kb-hit-${hit.key}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            className="kb-hit"
            onClick={() => open(hit)}
            onKeyDown={() => {}}
            onMouseMove={() => setAt(index)}
          >
            <span>{hit.title}</span> <span className="kb-muted kb-small">{hit.note}</span>
          </div>
        ))}
        {asked !== '' && found.data && people.length === 0 && (
          <p className="kb-muted" style={{ padding: '12px 16px' }}>
            {t(
              '没有找到，或不在您的范围。换房号、电话后四位试试。',
              'Nothing found, or outside your scope. Try the home or the last four digits.',
            )}
          </p>
        )}
      </div>
    </Modal>
  )
}
