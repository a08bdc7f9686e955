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
import { partsOf } from './gaps.ts'
import { readPackTree } from './read-pack.ts'
import { compileFiles } from './running-playbooks.ts'
import { sayFinding } from './say-finding.ts'
import { parameterTexts } from './sentences.ts'
import { written } from './written.ts'

/** Blocks whose entries are sentences; the others are changed in the text form. */
const IN_SENTENCES = 'care'

export const readSentencesOperation = implement(readSentences, async (ctx, input) => {
  const draft = await draftOf(ctx, input.name)
  const open = openDraft(draft.files)
  return { view: viewOf(draft, open), choices: await choicesOf(ctx, open.saying, open.tree) }
})

export interface OpenDraft {
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
  return { tree, playbook, saying: saying(tree, vocabularyOf(tree), parameterTexts(playbook)) }
}

export function viewOf(
  draft: Pick<Draft, 'version' | 'revision'>,
  { tree, playbook, saying }: OpenDraft,
): SentencesShown {
  const errors = playbook.findings.filter((finding) => finding.severity === 'error')
  const sentences = entriesOf(at(tree, IN_SENTENCES)).map(([name, entry]): Sentence => {
    const path = [IN_SENTENCES, name]
    const plain = plainOf(entry)
    const rule = playbook.rules.find((each) => each.name === path.join('.'))
    const when = textsOf(at(entry, 'when'))[0]?.split(/[ .]/)[0]
    return {
      path,
      title: textAt(entry, 'title') ?? name,
      subject: rule?.subject ?? kindOfAudience(textAt(entry, 'for')) ?? when ?? '',
      event: when ?? null,
      clauses: textsOf(at(entry, 'clause')),
      parts: typeof plain === 'object' && !Array.isArray(plain) ? partsOf(saying, path, plain) : [],
      wrong: errors.filter((finding) => finding.path.startsWith(`${path.join('/')}`)).map(wordsOf),
    }
  })
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
          .filter(({ block }) => block !== IN_SENTENCES)
          .map(({ block, entry }) => ({
            block,
            title: written(saying.source, block, entry, 'title') ?? entry,
          })),
      }
    }),
    loose: sentences.filter((sentence) => !sentence.clauses.some((id) => known.has(id))),
    wrong: errors.filter((finding) => !finding.path.startsWith(`${IN_SENTENCES}/`)).map(wordsOf),
    errors: errors.length,
  }
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
