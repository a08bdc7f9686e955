import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { useHere } from '#web/admin/session.ts'
import { Bones } from '#web/ui/Bones.tsx'
import { call } from '#web/ui/call.ts'
import { Failed } from '#web/ui/Failed.tsx'
import { useWords } from '#web/ui/words.ts'
import { listImportRows } from '../contract/rows.ts'

const OUTCOMES = {
  refused: { zh: '有误', en: 'Wrong' },
  created: { zh: '新增', en: 'New' },
  updated: { zh: '更新', en: 'Updated' },
  skipped: { zh: '跳过', en: 'Skipped' },
  'left-out': { zh: '未导入', en: 'Left out' },
} as const
type Outcome = keyof typeof OUTCOMES

/** The rows of a file with what becomes of each and why. */
export function ImportRows({ id }: { id: string }) {
  const { t, say, then } = useWords()
  const here = useHere()
  const [outcome, setOutcome] = useState<Outcome>('refused')
  const query = useInfiniteQuery({
    queryKey: [listImportRows.name, id, outcome],
    queryFn: ({ pageParam, signal }) =>
      call(listImportRows, { id, outcome, ...(pageParam ? { after: pageParam } : {}) }, { signal }),
    initialPageParam: '',
    getNextPageParam: ({ after }) => after,
  })
  const rows = query.data?.pages.flatMap((page) => page.rows)
  return (
    <section>
      <div className="kb-scroll-x">
        <Segmented<Outcome>
          value={outcome}
          onChange={setOutcome}
          options={(Object.keys(OUTCOMES) as Outcome[]).map((value) => ({
            value,
            label: say(OUTCOMES[value]),
          }))}
        />
      </div>
      {query.error && <Failed error={query.error} again={() => query.refetch()} />}
      {!rows && !query.error && <Bones rows={4} height={44} />}
      {rows?.length === 0 && <p className="kb-muted">{t('没有。', 'None.')}</p>}
      {rows && rows.length > 0 && (
        <div className="kb-card kb-scroll-x" style={{ marginTop: 12 }}>
          <table className="kb-simple">
            <thead>
              <tr>
                <th className="kb-number" style={{ width: 64 }}>
                  {t('行', 'Row')}
                </th>
                <th>{t('谁', 'Who')}</th>
                <th>{t('房号', 'Home')}</th>
                <th>{t('原因和提示', 'Reasons and hints')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={`${row.sheet} ${row.row}`}>
                  <td className="kb-number" title={row.sheet}>
                    {row.row}
                  </td>
                  <td>
                    {row.customerId ? (
                      <Link className="kb-link" to={here(`customers/${row.customerId}`)}>
                        {row.names || t('（没有姓名）', '(no name)')}
                      </Link>
                    ) : (
                      row.names
                    )}
                  </td>
                  <td>{row.room}</td>
                  <td>
                    {row.because && <div className="kb-muted">{say(row.because)}</div>}
                    {row.problems.map((problem) => (
                      <div key={`${problem.column} ${problem.words.en}`} className="kb-late">
                        {problem.header
                          ? `“${problem.header}”${then(say(problem.words))}`
                          : say(problem.words)}
                      </div>
                    ))}
                    {row.notes.map((note) => (
                      <div key={`${note.column} ${note.words.en}`} className="kb-muted kb-small">
                        {say(note.words)}
                      </div>
                    ))}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {query.hasNextPage && (
        <Button
          style={{ marginTop: 12 }}
          loading={query.isFetchingNextPage}
          onClick={() => query.fetchNextPage()}
        >
          {t('更多', 'More')}
        </Button>
      )}
    </section>
  )
}
