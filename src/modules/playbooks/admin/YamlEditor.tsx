import { yaml } from '@codemirror/lang-yaml'
import { basicSetup, EditorView } from 'codemirror'
import { useEffect, useRef } from 'react'

interface Props {
  text: string
  /** Where to jump to, when it changes. */
  go: { line: number } | null
  onChange(text: string): void
  onSave(): void
}

/** A text editor for YAML. Ctrl+S saves. */
export function YamlEditor({ text, go, onChange, onSave }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView>(null)
  const heard = useRef({ onChange, onSave })
  heard.current = { onChange, onSave }
  const first = useRef(text)
  useEffect(() => {
    if (!box.current) return
    const editor = new EditorView({
      doc: first.current,
      parent: box.current,
      extensions: [
        basicSetup,
        yaml(),
        EditorView.lineWrapping,
        EditorView.updateListener.of((update) => {
          if (update.docChanged) heard.current.onChange(update.state.doc.toString())
        }),
        EditorView.domEventHandlers({
          keydown: (event) => {
            if (!(event.ctrlKey || event.metaKey) || event.key !== 's') return false
            event.preventDefault()
            heard.current.onSave()
            return true
          },
        }),
      ],
    })
    view.current = editor
    return () => editor.destroy()
  }, [])
  useEffect(() => {
    const editor = view.current
    if (!editor || !go || go.line < 1) return
    const place = editor.state.doc.line(Math.min(go.line, editor.state.doc.lines)).from
    editor.dispatch({
      selection: { anchor: place },
      effects: EditorView.scrollIntoView(place, { y: 'center' }),
    })
    editor.focus()
  }, [go])
  return <div ref={box} className="kb-card playbook-editor" />
}
