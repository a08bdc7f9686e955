import { App, Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { useDeskNews } from '#modules/tickets/admin/useDeskNews.ts'
import { useHere, useMay } from '#web/admin/session.ts'
import { Asked } from '#web/ui/Asked.tsx'
import { Chips } from '#web/ui/Chips.tsx'
import { Empty } from '#web/ui/Empty.tsx'
import { saidBy } from '#web/ui/Failed.tsx'
import { PageHead } from '#web/ui/PageHead.tsx'
import { useRead, useWrite } from '#web/ui/query.ts'
import { useKeys } from '#web/ui/use-keys.ts'
import { many, useWords } from '#web/ui/words.ts'
import { type BoardJob, type BoardPerson, giveJobs, seeBoard, spreadJobs } from '../contract/board.ts'
import { BoardJobs } from './BoardJobs.tsx'
import { BoardPeople } from './BoardPeople.tsx'
import { BoardWays } from './BoardWays.tsx'
import { ChooseProject } from './ChooseProject.tsx'
import { useProject } from './useProject.ts'
import './dispatch.css'

/** Who does what today: some jobs are ticked, a colleague is pressed; or all go by turns. */
export function Board() {
  const { t } = useWords()
  const here = useHere()
  const chosen = useProject()
  const { projectId } = chosen
  const query = useRead(
    seeBoard,
    { projectId: projectId ?? '' },
    { enabled: Boolean(projectId), refetchInterval: 60_000, keep: true },
  )
  useDeskNews()
  return (
    <div className="kb-page">
      <PageHead title={t('派工', 'Dispatch')}>
        <ChooseProject {...chosen} />
        <Link to={here(`shifts?project=${projectId}`)}>{t('班次', 'Shifts')}</Link>
        <Link to={here(`dispatch/print?project=${projectId}`)}>{t('打印今天的单', 'Print today')}</Link>
      </PageHead>
      <Asked query={query} bones={8}>
        {({ people, jobs, ways }) => (
          <>
            <BoardWays projectId={projectId!} ways={ways} />
            <Given projectId={projectId!} people={people} jobs={jobs} />
          </>
        )}
      </Asked>
    </div>
  )
}

interface Props {
  projectId: string
  people: readonly BoardPerson[]
  jobs: readonly BoardJob[]
}

function Given({ projectId, people, jobs }: Props) {
  const { t, say } = useWords()
  const { message } = App.useApp()
  const mayGive = useMay('work.do')
  const [which, setWhich] = useState<'waiting' | 'all'>('waiting')
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const give = useWrite(giveJobs, ['dispatch', 'tickets', 'obligations'])
  const spread = useWrite(spreadJobs, ['dispatch', 'tickets', 'obligations'])
  const waiting = jobs.filter((job) => job.assigneeId === null)
  const shown = which === 'waiting' ? waiting : jobs
  const ids = [...ticked].filter((id) => jobs.some((job) => job.id === id))
  const giveTo = (person: BoardPerson, these = ids) => {
    if (these.length === 0 || give.isPending)
      return void message.info(t('先勾上要派的单。', 'Tick the jobs first.'))
    give.mutate(
      { input: { ids: these, staffId: person.id } },
      {
        onSuccess: ({ given, declined }) => {
          setTicked(new Set())
          if (given > 0)
            message.success(
              t(`${given} 件派给了${person.name}。`, `${many(given, 'job')} given to ${person.name}.`),
            )
          for (const { id, why } of declined)
            message.warning(`${jobs.find((job) => job.id === id)?.number ?? ''} ${say(why)}`)
        },
        onError: (error) => message.warning(saidBy(error)),
      },
    )
  }
  const inTurn = () =>
    spread.mutate(
      { input: { projectId, ...(ids.length > 0 ? { ids } : {}) } },
      {
        onSuccess: ({ given, left }) => {
          setTicked(new Set())
          message.info(
            left > 0
              ? t(
                  `派出 ${given} 件，还有 ${left} 件没有人能接（不在班或满了）。`,
                  `${given} given out; nobody can take the other ${left} (off duty or full).`,
                )
              : t(`派出 ${given} 件。`, `${many(given, 'job')} given out.`),
          )
        },
        onError: (error) => message.warning(saidBy(error)),
      },
    )
  useKeys(
    Object.fromEntries(people.slice(0, 9).map((person, at) => [String(at + 1), () => giveTo(person)])),
    mayGive,
  )
  return (
    <div className="kb-board">
      <section aria-label={t('活', 'Jobs')} className="kb-stack">
        <div className="kb-wrap">
          <Chips
            label={t('看哪些', 'Which')}
            value={which}
            onChange={(value) => setWhich(value)}
            choices={[
              { value: 'waiting', label: t(`没人办 ${waiting.length}`, `Waiting ${waiting.length}`) },
              { value: 'all', label: t(`全部 ${jobs.length}`, `All ${jobs.length}`) },
            ]}
          />
          {waiting.length > 0 && (
            <Button loading={spread.isPending} onClick={inTurn}>
              {ids.length > 0
                ? t(`勾的 ${ids.length} 件按轮次派`, `Give the ${ids.length} ticked in turn`)
                : t('都按轮次派', 'Give all in turn')}
            </Button>
          )}
        </div>
        {shown.length === 0 ? (
          <Empty>{t('没有等着派的活。', 'Nothing waits to be given out.')}</Empty>
        ) : (
          <BoardJobs jobs={shown} people={people} ticked={ticked} onTick={setTicked} />
        )}
      </section>
      <section aria-label={t('人', 'People')}>
        <BoardPeople people={people} jobs={jobs} ticked={ids.length} onGive={giveTo} />
      </section>
    </div>
  )
}
