import { Button, Input } from 'antd'
import { type ReactNode, useState } from 'react'
import type { z } from 'zod'
import type { Operation } from '#platform/operation.ts'
import { saidBy } from './Failed.tsx'
import { Field } from './Field.tsx'
import { useWrite } from './query.ts'
import { Sheet } from './Sheet.tsx'

interface Props<I extends z.ZodType, O extends z.ZodType> {
  title: ReactNode
  /** What the button says. */
  action: string
  /** What is asked for. */
  label: string
  hint?: string
  most: number
  /** Without: one line. */
  rows?: number
  /** Words to begin with. */
  begin?: string
  /** Words may be left out. */
  optional?: boolean
  danger?: boolean
  blocked?: boolean
  operation: Operation<I, O>
  touches: readonly string[]
  input(words: string): z.input<I>
  onDone?(answer: z.output<O>): void
  onClose(): void
  /** What stands before the words. */
  children?: ReactNode
}

/** Something that is done once it is said why. */
export function WordsSheet<I extends z.ZodType, O extends z.ZodType>(props: Props<I, O>) {
  const { title, action, label, hint, most, rows, optional = false, danger = false, onClose } = props
  const [words, setWords] = useState(props.begin ?? '')
  const write = useWrite(props.operation, props.touches)
  const said = words.trim()
  const submit = () =>
    write.mutate(
      { input: props.input(said) },
      {
        onSuccess: (answer) => {
          props.onDone?.(answer)
          onClose()
        },
      },
    )
  return (
    <Sheet
      open
      title={title}
      onClose={onClose}
      footer={
        <Button
          type="primary"
          size="large"
          block
          danger={danger}
          disabled={props.blocked || (!optional && said.length < 2)}
          loading={write.isPending}
          onClick={submit}
        >
          {action}
        </Button>
      }
    >
      <div className="kb-stack">
        {props.children}
        <Field
          label={label}
          required={!optional}
          hint={hint}
          error={write.error ? saidBy(write.error) : undefined}
        >
          {(id) =>
            rows ? (
              <Input.TextArea
                id={id}
                rows={rows}
                maxLength={most}
                value={words}
                onChange={(event) => setWords(event.target.value)}
              />
            ) : (
              <Input
                id={id}
                maxLength={most}
                value={words}
                onChange={(event) => setWords(event.target.value)}
              />
            )
          }
        </Field>
      </div>
    </Sheet>
  )
}
