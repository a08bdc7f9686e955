import { carriedState } from '#engine/carried-state.ts'
import { kindOfAudience } from '#engine/check-env.ts'
import { vocabularyOf } from '#engine/extend-vocabulary.ts'
import type { Finding, Playbook } from '#engine/playbook.ts'
import { at, type Branch, entriesOf, plainOf, textAt, textsOf } from '#engine/tree.ts'
import type { Words } from '#platform/operation.ts'
import { implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { choicesOf } from './choices.ts'
import { readSentences, type Sentence, type SentencesShown } from './contract/sentences.ts'
import { type Draft, draftOf } from './drafts.ts'
import { type Saying, saying } from './gap-words.ts'
import { sayCare, sayPromise } from './gaps.ts'
import { sayMeasure } from './measure-sentence.ts'
import { sayMessage } from './message-sentence.ts'
import { readPackTree } from './read-pack.ts'
import { compileFiles } from './running-playbooks.ts'
import { sayFinding } from './say-finding.ts'
import { parameterTexts } from './sentences.ts'
import { type Speaker, speaker } from './speaker.ts'
import { sayTicket } from './ticket-sentence.ts'
import { written } from './written.ts'

/** Blocks whose entries are sentences, in the order in which a clause reads them; the others are changed in the text form. */
const spoken: Record<string, (speaker: Speaker, files: Record<string, string>) => void> = {
  care: sayCare,
  promises: sayPromise,
  tickets: sayTicket,
  messages: (speaker, files) => sayMessage(speaker, (file) => messageFile(files, file)),
  measures: sayMeasure,
}

export const readSentencesOperation = implement(readSentences, async (ctx, input) => {
  const draft = await draftOf(ctx, input.name)
  const open = openDraft(draft.files)
  return { view: viewOf(draft, open), choices: await choicesOf(ctx, open.saying, open.tree) }
})

export interface OpenDraft {
  files: Record<string, string>
  tree: Branch
  playbook: Playbook
  saying: Saying
}

/** A draft as a tree, compiled, with its words. Throws `playbooks.unreadable` where YAML cannot be read. */
export function openDraft(files: Record<string, string>): OpenDraft {
  const { tree, problems } = readPackTree(new Map(Object.entries(files)))
  const broken = problems.find((problem) => problem.code !== 'yaml.no_playbook')
  if (broken)
    throw new Refusal('playbooks.unreadable', { why: `${broken.file} ${broken.line}: ${broken.text}` })
  const playbook = compileFiles(files)
  return { files, tree, playbook, saying: saying(tree, vocabularyOf(tree), parameterTexts(playbook)) }
}

export function viewOf(
  draft: Pick<Draft, 'version' | 'revision'>,
  { files, tree, playbook, saying }: OpenDraft,
): SentencesShown {
  const errors = playbook.findings.filter((finding) => finding.severity === 'error')
  const sentences = Object.keys(spoken).flatMap((block) =>
    entriesOf(at(tree, block)).map(([name, entry]): Sentence => {
      const path = [block, name]
      const plain = plainOf(entry)
      const rule = playbook.rules.find((each) => each.name === path.join('.'))
      const when = textsOf(at(entry, 'when'))[0]?.split(/[ .]/)[0]
      return {
        path,
        title: textAt(entry, 'title') ?? name,
        subject: rule?.subject ?? kindOfAudience(textAt(entry, 'for')) ?? when ?? '',
        event: when ?? null,
        clauses: textsOf(at(entry, 'clause')),
        ...spokenOf(
          block,
          speaker(saying, path, typeof plain === 'object' && !Array.isArray(plain) ? plain : {}),
          files,
        ),
        wrong: errors.filter((finding) => finding.path.startsWith(`${path.join('/')}`)).map(wordsOf),
      }
    }),
  )
  const known = new Set(playbook.clauses.map((clause) => clause.id))
  return {
    version: draft.version,
    revision: draft.revision,
    title: playbook.title,
    clauses: playbook.clauses.map((clause) => {
      const own = sentences.filter((sentence) => sentence.clauses.includes(clause.id))
      const state = carriedState(playbook, clause)
      return {
        id: clause.id,
        title: clause.title,
        text: clause.text ?? '',
        statement: clause.statement,
        state: own.length > 0 ? 'sentences' : states[state],
        sentences: own,
        elsewhere: clause.carriedBy
          .filter(({ block }) => !(block in spoken))
          .map(({ block, entry }) => ({
            block,
            title: written(saying.source, block, entry, 'title') ?? entry,
          })),
      }
    }),
    loose: sentences.filter((sentence) => !sentence.clauses.some((id) => known.has(id))),
    wrong: errors.filter((finding) => !(finding.path.split('/')[0]! in spoken)).map(wordsOf),
    errors: errors.length,
  }
}

function spokenOf(block: string, speaker: Speaker, files: Record<string, string>) {
  spoken[block]!(speaker, files)
  return speaker.finish()
}

/** The Chinese text of a message, which is what is sent where no other is written. */
function messageFile(files: Record<string, string>, file: string) {
  const path = [file, file.replace(/^messages\//, 'messages/zh-CN/')].find(
    (each) => files[each] !== undefined,
  )
  return path === undefined ? null : { path, text: files[path]! }
}

const states = {
  carried: 'defined',
  defined: 'defined',
  'not-yet-carried': 'later',
  statement: 'statement',
  nothing: 'nothing',
} as const

const wordsOf = (finding: Finding): Words => ({
  zh: sayFinding(finding, 'zh-CN'),
  en: sayFinding(finding, 'en'),
})
