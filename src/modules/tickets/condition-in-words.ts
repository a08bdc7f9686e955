import { parseCondition } from '#engine/condition.ts'
import { sayCondition } from '#engine/say-condition.ts'
import { baseVocabulary } from '#engine/vocabulary.ts'
import { both, type Words } from '#platform/operation.ts'
import type { Running } from '../playbooks/running-playbooks.ts'
import { channelWords, stateWords } from './contract/words.ts'

const vocabulary = baseVocabulary()

/** A condition of a policy over tickets and what belongs to them, as people read it. */
export function conditionInWords(running: Running, text: string): Words {
  const tree = parseCondition(text)
  const titles = (language: keyof Words) => (names: readonly string[]) => titleOf(running, names, language)
  return both(sayCondition(tree, 'zh-CN', titles('zh')), sayCondition(tree, 'en', titles('en')))
}

function titleOf(running: Running, names: readonly string[], language: keyof Words): string | undefined {
  const [first = ''] = names
  const { playbook } = running
  if (first.startsWith('$')) {
    const name = first.slice(1)
    const parameter = playbook.parameters.find((each) => each.name === name)
    const value = running.parameter(name, undefined) ?? parameter?.plain
    return parameter && `${parameter.title ?? name}${typeof value === 'string' ? ` (${value})` : ''}`
  }
  const said = names.map((name) => {
    const field = vocabulary.subjects.get('ticket')?.fields.get(name) ?? anyField(name)
    const words: Words | undefined =
      field ?? channelWords[name as keyof typeof channelWords] ?? stateWords[name as keyof typeof stateWords]
    if (words) return language === 'zh' ? words.zh : words.en.toLowerCase()
    return playbook.tickets.find((kind) => kind.name === name)?.title ?? name
  })
  return said.join(language === 'zh' ? '的' : ' ')
}

function anyField(name: string): Words | undefined {
  for (const { fields } of vocabulary.subjects.values()) {
    const field = fields.get(name)
    if (field) return field
  }
  return undefined
}
