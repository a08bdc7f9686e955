import { useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useState } from 'react'
import { Policy } from '#web/admin/Policy.tsx'
import { Asked } from '#web/ui/Asked.tsx'
import { saidBy } from '#web/ui/Failed.tsx'
import { useRead, useWrite } from '#web/ui/query.ts'
import { many, useWords } from '#web/ui/words.ts'
import { type FindingShown, saveDraft } from '../contract/drafts.ts'
import {
  type Choices,
  changeSentence,
  type Gap,
  readSentences,
  type Sentence,
  type SentencesShown,
} from '../contract/sentences.ts'
import { AddSentence } from './AddSentence.tsx'
import { ClauseHead } from './ClauseHead.tsx'
import { DraftHead } from './DraftHead.tsx'
import { type GapChange, GapSheet } from './gaps/GapSheet.tsx'
import { SentenceLine } from './SentenceLine.tsx'
import { WriteMessage } from './WriteMessage.tsx'
import './playbooks.css'

interface Props {
  name: string
  findings: readonly FindingShown[]
}

/** The policy's own words on the left, what carries them as sentences with gaps on the right. */
export function Sentences({ name, findings }: Props) {
  const query = useRead(readSentences, { name }, { staleTime: Number.POSITIVE_INFINITY })
  return (
    <Asked query={query} bones={12}>
      {({ view, choices }) => <Editing name={name} view={view} choices={choices} findings={findings} />}
    </Asked>
  )
}

function Editing({ name, view, choices, findings }: Props & { view: SentencesShown; choices: Choices }) {
  const { t, say } = useWords()
  const { message } = App.useApp()
  const [open, setOpen] = useState<{ gap: Gap; sentence: Sentence } | null>(null)
  const client = useQueryClient()
  const setView = (next: SentencesShown) =>
    client.setQueryData([readSentences.name, { name }], { view: next, choices })
  const write = useWrite(changeSentence, ['playbooks.read-draft'])
  const save = async (changes: GapChange[]) => {
    let { revision } = view
    try {
      for (const change of changes) {
        const next = await write.mutateAsync({ input: { name, revision, ...change } })
        revision = next.revision
        setView(next)
      }
      setOpen(null)
    } catch (error) {
      message.warning(saidBy(error as Error))
    }
  }
  const saveText = useWrite(saveDraft, ['playbooks.read-draft', readSentences.name])
  const saveBody = async (path: string, text: string) => {
    try {
      await saveText.mutateAsync({ input: { name, revision: view.revision, path, text } })
      setOpen(null)
    } catch (error) {
      message.warning(saidBy(error as Error))
    }
  }
  const editing = { name, revision: view.revision, onChanged: setView }
  const asking = view.clauses.filter((clause) => clause.state === 'nothing').length
  const line = (sentence: Sentence) => (
    <SentenceLine
      key={sentence.path.join('/')}
      sentence={sentence}
      onGap={(gap) => setOpen({ gap, sentence })}
      onRemove={() => save([{ path: sentence.path, value: null }])}
    />
  )
  return (
    <>
      <DraftHead
        name={name}
        version={view.version}
        revision={view.revision}
        findings={findings}
        errors={view.errors}
      >
        <WriteMessage {...editing} />
      </DraftHead>
      <p className="kb-muted playbook-tally" aria-live="polite">
        {t(`${view.clauses.length} 条`, many(view.clauses.length, 'clause'))}
        {' · '}
        {t(
          `${view.clauses.filter((clause) => clause.state === 'sentences').length} 条有句子`,
          `${view.clauses.filter((clause) => clause.state === 'sentences').length} with sentences`,
        )}
        {asking > 0 && (
          <>
            {' · '}
            <b>{t(`${asking} 条还没有落实方式`, `${asking} carried out by nothing yet`)}</b>
          </>
        )}
        {view.errors > 0 && (
          <>
            {' · '}
            <b className="kb-late">{t(`${view.errors} 处要改`, `${view.errors} to correct`)}</b>
          </>
        )}
      </p>
      {view.wrong.map((words) => (
        <p key={words.en} className="kb-late kb-small">
          {say(words)}
        </p>
      ))}
      {view.clauses.map((clause) => (
        <section key={clause.id} className="playbook-clause" id={`clause-${clause.id}`}>
          <ClauseHead clause={clause} {...editing} />
          <div className="kb-stack">
            {clause.sentences.map(line)}
            {clause.elsewhere.map((each) => (
              <p key={`${each.block}/${each.title}`} className="kb-faint kb-small">
                <Policy>{each.title}</Policy> {t('（在文本形式里改）', '(changed in the text form)')}
              </p>
            ))}
            {clause.state === 'nothing' && (
              <p className="kb-late">{t('还没有落实方式', 'Carried out by nothing yet')}</p>
            )}
            {clause.state === 'statement' && <p className="kb-faint">{t('仅声明', 'A statement')}</p>}
            <AddSentence clause={clause} choices={choices} {...editing} />
          </div>
        </section>
      ))}
      {view.loose.length > 0 && (
        <section className="playbook-clause">
          <h2>{t('没有指明条款的句子', 'Sentences that name no clause')}</h2>
          <div className="kb-stack">{view.loose.map(line)}</div>
        </section>
      )}
      {open && (
        <GapSheet
          gap={open.gap}
          sentence={open.sentence}
          choices={choices}
          saving={write.isPending || saveText.isPending}
          onSave={save}
          onText={saveBody}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  )
}
