import { Button, Segmented, Select } from 'antd'
import { useState } from 'react'
import type { InputOf, OutputOf } from '#platform/operation.ts'
import { Policy } from '#web/admin/Policy.tsx'
import { Asked } from '#web/ui/Asked.tsx'
import { today } from '#web/ui/clock.ts'
import { Empty } from '#web/ui/Empty.tsx'
import { PageHead } from '#web/ui/PageHead.tsx'
import { useRead } from '#web/ui/query.ts'
import { Sheet } from '#web/ui/Sheet.tsx'
import { Table } from '#web/ui/Table.tsx'
import { useWords } from '#web/ui/words.ts'
import { listProjects } from '../../places/contract/projects.ts'
import { TicketLine } from '../../tickets/admin/TicketLine.tsx'
import { listKinds } from '../../tickets/contract/filing.ts'
import { seeTopicReports, seeTopics } from '../contract.ts'

type Period = InputOf<typeof seeTopics>
type Seen = OutputOf<typeof seeTopics>
const spans = [7, 30, 90] as const

/** The days up to today. */
function periodOf(days: number): { from: string; until: string } {
  const until = today()
  return { from: new Date(Date.parse(until) - (days - 1) * 86_400_000).toISOString().slice(0, 10), until }
}

/** What customers speak of more than before. */
export function Topics() {
  const { t } = useWords()
  const [days, setDays] = useState<number>(30)
  const [projectId, setProject] = useState<string>()
  const [kind, setKind] = useState<string>()
  const [category, setCategory] = useState<string>()
  const [word, setWord] = useState<string>()
  const period: Period = {
    ...periodOf(days),
    ...(projectId ? { projectId } : {}),
    ...(kind ? { kind } : {}),
    ...(category ? { category } : {}),
  }
  const query = useRead(seeTopics, period, { keep: true })
  const projects = useRead(listProjects, {})
  const kinds = useRead(listKinds, {})
  const ofKind = kinds.data?.kinds.find(({ name }) => name === kind)
  return (
    <div className="kb-page" style={{ maxWidth: 1100 }}>
      <PageHead title={t('话题', 'Topics')} />
      <div className="kb-wrap" style={{ marginBottom: 16 }}>
        <Segmented
          value={days}
          onChange={setDays}
          options={spans.map((value) => ({ value, label: t(`${value} 天`, `${value} days`) }))}
        />
        <Select
          allowClear
          aria-label={t('项目', 'Project')}
          placeholder={t('全部项目', 'All projects')}
          style={{ minWidth: 150 }}
          value={projectId}
          onChange={setProject}
          options={projects.data?.projects.map((each) => ({ value: each.id, label: each.name })) ?? []}
        />
        <Select
          allowClear
          aria-label={t('种类', 'Kind')}
          placeholder={t('全部种类', 'All kinds')}
          style={{ minWidth: 130 }}
          value={kind}
          onChange={(next) => {
            setKind(next)
            setCategory(undefined)
          }}
          options={
            kinds.data?.kinds.map((each) => ({ value: each.name, label: <Policy>{each.title}</Policy> })) ??
            []
          }
        />
        {ofKind && ofKind.categories.length > 0 && (
          <Select
            allowClear
            aria-label={t('类别', 'Category')}
            placeholder={t('全部类别', 'All categories')}
            style={{ minWidth: 150 }}
            value={category}
            onChange={setCategory}
            options={ofKind.categories.map(({ name }) => ({ value: name, label: <Policy>{name}</Policy> }))}
          />
        )}
      </div>
      <Asked query={query} bones={8} height={40}>
        {(seen) => <Rising seen={seen} days={days} onOpen={setWord} />}
      </Asked>
      <Sheet
        open={word !== undefined}
        title={t(`说到“${word ?? ''}”的诉求`, `Reports that say “${word ?? ''}”`)}
        onClose={() => setWord(undefined)}
      >
        {word && <Reports period={period} word={word} />}
      </Sheet>
    </div>
  )
}

function Rising({ seen, days, onOpen }: { seen: Seen; days: number; onOpen(word: string): void }) {
  const { t } = useWords()
  const { topics, now, before } = seen
  if (topics.length === 0)
    return (
      <Empty>
        {before.count === 0
          ? t(
              `再前 ${days} 天没有诉求，没法比。`,
              `Nothing was reported in the ${days} days before: there is nothing to compare with.`,
            )
          : t(
              `最近 ${days} 天 ${now.count} 件，再前 ${days} 天 ${before.count} 件，没有哪个词明显多起来。`,
              `${now.count} reports in ${days} days, ${before.count} in those before: no word rises clearly.`,
            )}
      </Empty>
    )
  return (
    <section className="kb-card kb-scroll-x">
      <p className="kb-muted" style={{ marginTop: 0 }}>
        {t(
          `最近 ${days} 天 ${now.count} 件，再前 ${days} 天 ${before.count} 件。按多得最不像碰巧的排。`,
          `${now.count} reports in ${days} days, ${before.count} in those before. What chance explains least is on top.`,
        )}
        {(now.read < now.count || before.read < before.count) &&
          t('（太多了，只读了每段最近的 3,000 件。）', ' (Very many: the newest 3,000 of each were read.)')}
      </p>
      <Table>
        <thead>
          <tr>
            <th>{t('词', 'Word')}</th>
            <th className="kb-number">{t('现在', 'Now')}</th>
            <th className="kb-number">{t('之前', 'Before')}</th>
            <th>{t('多在', 'Mostly')}</th>
          </tr>
        </thead>
        <tbody>
          {topics.map((topic) => (
            <tr key={topic.word}>
              <td>
                <Button type="link" style={{ padding: 0 }} onClick={() => onOpen(topic.word)}>
                  {topic.word}
                </Button>
              </td>
              <td className="kb-number">{topic.now}</td>
              <td className="kb-number">{topic.before}</td>
              <td className="kb-muted">
                {topic.project}
                {topic.category && (
                  <>
                    {' · '}
                    <Policy>{topic.category}</Policy>
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </section>
  )
}

function Reports({ period, word }: { period: Period; word: string }) {
  const { t } = useWords()
  const query = useRead(seeTopicReports, { ...period, word })
  return (
    <Asked query={query} bones={5} height={44}>
      {({ tickets, more }) => (
        <div className="kb-stack">
          {tickets.map((ticket) => (
            <TicketLine key={ticket.id} ticket={ticket} />
          ))}
          {more && <p className="kb-muted">{t('只列了最近的 100 件。', 'The newest 100 are listed.')}</p>}
        </div>
      )}
    </Asked>
  )
}
