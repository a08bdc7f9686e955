import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { ExportButton } from '#modules/exports/admin/ExportButton.tsx'
import { useHere } from '#web/admin/session.ts'
import { Bones } from '#web/ui/Bones.tsx'
import { call } from '#web/ui/call.ts'
import { Empty } from '#web/ui/Empty.tsx'
import { Failed } from '#web/ui/Failed.tsx'
import { PageHead } from '#web/ui/PageHead.tsx'
import { When } from '#web/ui/When.tsx'
import { useWords } from '#web/ui/words.ts'
import { type ListedImport, listImports } from '../contract/runs.ts'
import { importKinds, importStates } from '../contract/words.ts'
import { KeptMappings } from './KeptMappings.tsx'
import { TallyLine } from './TallyLine.tsx'

/** What was brought in: file, who, when, the five sums; each can be opened and undone. */
export function Imports() {
  const { t } = useWords()
  const here = useHere()
  const go = useNavigate()
  const [kept, setKept] = useState(false)
  const query = useInfiniteQuery({
    queryKey: [listImports.name],
    queryFn: ({ pageParam, signal }) =>
      call(listImports, { limit: 20, ...(pageParam ? { after: pageParam } : {}) }, { signal }),
    initialPageParam: '',
    getNextPageParam: ({ after }) => after,
  })
  const imports = query.data?.pages.flatMap((page) => page.imports)
  const start = (
    <Button type="primary" onClick={() => go(here('imports/new'))}>
      {t('导入', 'Import')}
    </Button>
  )
  return (
    <div className="kb-page" style={{ maxWidth: 1180 }}>
      <PageHead title={t('导入记录', 'Imports')}>
        <Button onClick={() => setKept(true)}>{t('记住的对列', 'Kept mappings')}</Button>
        {imports && imports.length > 0 && <ExportButton what="imports" />}
        {start}
      </PageHead>
      {kept && <KeptMappings onClose={() => setKept(false)} />}
      {query.error && <Failed error={query.error} again={() => query.refetch()} />}
      {!imports && !query.error && <Bones rows={4} />}
      {imports?.length === 0 && (
        <Empty action={start}>
          {t(
            '还没有导入过。Excel、CSV、通讯录都可以，先试后导，导错了能撤销。',
            'Nothing imported yet. Excel, CSV and address books are welcome; try first, and undo if it was wrong.',
          )}
        </Empty>
      )}
      {imports && imports.length > 0 && (
        <div className="kb-stack">
          {imports.map((one) => (
            <OneImport key={one.id} one={one} />
          ))}
        </div>
      )}
      {query.hasNextPage && (
        <Button
          style={{ marginTop: 16 }}
          loading={query.isFetchingNextPage}
          onClick={() => query.fetchNextPage()}
        >
          {t('更早的', 'Earlier')}
        </Button>
      )}
    </div>
  )
}

function OneImport({ one }: { one: ListedImport }) {
  const { say, t } = useWords()
  const here = useHere()
  return (
    <article className="kb-card" style={{ padding: 16 }}>
      <div className="kb-row">
        <Link className="kb-link kb-grow" to={here(`imports/${one.id}`)}>
          {one.fileName}
        </Link>
        <span className={one.state === 'failed' || one.stopped ? 'kb-late' : 'kb-chip'}>
          {one.stopped ? t('停下了', 'Stopped') : say(importStates[one.state])}
        </span>
      </div>
      <p className="kb-muted kb-small" style={{ margin: '6px 0' }}>
        {say(importKinds[one.kind])} · {one.startedBy} · <When at={one.startedAt} />
        {one.project && ` · ${one.project}`}
        {one.parentId && ` · ${t('重导出错的行', 'failed rows again')}`}
        {one.undoneAt && (
          <>
            {' '}
            · {t(`${one.undoneBy ?? ''} 撤销于`, `undone by ${one.undoneBy ?? ''}`)}{' '}
            <When at={one.undoneAt} />
          </>
        )}
      </p>
      {one.problem || one.stopped ? (
        <p className="kb-late">{say(one.problem ?? one.stopped!.why)}</p>
      ) : (
        one.tally && <TallyLine tally={one.tally} />
      )}
    </article>
  )
}
