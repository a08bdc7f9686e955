import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { useSearchParams } from 'react-router'
import { ExportButton } from '#modules/exports/admin/ExportButton.tsx'
import { listStaff } from '#modules/staff/contract/people.ts'
import type { OutputOf, Words } from '#platform/operation.ts'
import { Bones } from '#web/ui/Bones.tsx'
import { call } from '#web/ui/call.ts'
import { type Column, DataTable } from '#web/ui/DataTable.tsx'
import { Empty } from '#web/ui/Empty.tsx'
import { Failed } from '#web/ui/Failed.tsx'
import { PageHead } from '#web/ui/PageHead.tsx'
import { useRead } from '#web/ui/query.ts'
import { sayExactly } from '#web/ui/say.ts'
import { DayInput, momentAt } from '#web/ui/TimeInput.tsx'
import { useWords } from '#web/ui/words.ts'
import { auditActions, searchAudit } from '../contract.ts'
import { VerifyAudit } from './VerifyAudit.tsx'

type Entry = OutputOf<typeof searchAudit>['entries'][number]

/** Who saw and did what, on whom, why, from where. Nothing here can be removed. */
export function Audit() {
  const { say, t } = useWords()
  const [params, setParams] = useSearchParams()
  const put = (change: Record<string, string | undefined>) =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before)
        for (const [name, value] of Object.entries(change)) value ? next.set(name, value) : next.delete(name)
        return next
      },
      { replace: true },
    )
  const read = (name: string) => params.get(name) ?? undefined
  const [action, staffId, from, until] = [read('action'), read('staff'), read('from'), read('until')]
  const span = {
    ...(from ? { from: momentAt(`${from}T00:00`) } : {}),
    ...(until ? { until: momentAt(`${until}T23:59`) } : {}),
  }
  const filter = {
    ...span,
    ...(action ? { action } : {}),
    ...(staffId ? { staffId } : {}),
  }
  const staff = useRead(listStaff, { left: true }, { staleTime: 300_000 })
  const query = useInfiniteQuery({
    queryKey: [searchAudit.name, filter],
    queryFn: ({ pageParam, signal }) =>
      call(searchAudit, { ...filter, limit: 100, ...(pageParam ? { after: pageParam } : {}) }, { signal }),
    initialPageParam: '',
    getNextPageParam: ({ after }) => after,
  })
  const actions: Record<string, { zh: string; en: string }> = auditActions
  const columns: Column<Entry>[] = [
    { key: 'at', title: t('时间', 'When'), width: 150, show: (entry) => sayExactly(entry.at) },
    {
      key: 'staff',
      title: t('谁', 'Who'),
      width: 110,
      show: (entry) => entry.staff?.name ?? t('系统', 'System'),
    },
    {
      key: 'action',
      title: t('做了什么', 'Did what'),
      width: 130,
      show: (entry) => (actions[entry.action] ? say(actions[entry.action]!) : entry.action),
    },
    {
      key: 'subject',
      title: t('对谁', 'On whom'),
      width: 150,
      show: (entry) =>
        entry.subject?.name ?? (kinds[entry.subject?.kind ?? ''] && say(kinds[entry.subject!.kind]!)),
    },
    {
      key: 'reason',
      title: t('为什么', 'Why'),
      width: 220,
      grows: true,
      show: (entry) => [entry.reason, sayDetail(entry.detail, say)].filter(Boolean).join(' · '),
    },
    {
      key: 'ip',
      title: t('从哪里', 'From where'),
      width: 140,
      show: (entry) => entry.ip && <span className="kb-muted">{entry.ip}</span>,
    },
  ]
  const rows = query.data?.pages.flatMap((page) => page.entries) ?? []
  return (
    <div
      className="kb-page"
      style={{ display: 'flex', flexDirection: 'column', height: '100%', paddingBottom: 16 }}
    >
      <PageHead title={t('查看与操作记录', 'Audit log')}>
        <VerifyAudit />
        <ExportButton what="audit" filter={span} />
      </PageHead>
      <div className="kb-wrap" style={{ marginBottom: 12 }}>
        <Select
          allowClear
          placeholder={t('做了什么', 'Did what')}
          aria-label={t('做了什么', 'Did what')}
          style={{ width: 160 }}
          value={action}
          onChange={(value: string | undefined) => put({ action: value })}
          options={Object.entries(actions).map(([value, words]) => ({ value, label: say(words) }))}
        />
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={t('谁', 'Who')}
          aria-label={t('谁', 'Who')}
          style={{ width: 150 }}
          value={staffId}
          onChange={(value: string | undefined) => put({ staff: value })}
          options={(staff.data?.staff ?? []).map((one) => ({ value: one.id, label: one.name }))}
        />
        <DayInput value={from} onChange={(day) => put({ from: day })} label={t('从', 'From')} />
        <span className="kb-muted">{t('到', 'to')}</span>
        <DayInput value={until} onChange={(day) => put({ until: day })} label={t('到', 'Until')} />
        {Object.keys(filter).length > 0 && (
          <Button type="link" onClick={() => setParams({}, { replace: true })}>
            {t('清空', 'Clear')}
          </Button>
        )}
      </div>
      <div style={{ flex: 1, minHeight: 300 }}>
        {query.error ? (
          <Failed error={query.error} again={() => query.refetch()} />
        ) : query.isPending ? (
          <Bones rows={12} height={46} />
        ) : (
          <DataTable
            name={`audit:${params}`}
            label={t('查看与操作记录', 'Audit log')}
            rows={rows}
            columns={columns}
            keyOf={(entry) => entry.id}
            more={
              query.hasNextPage && !query.isFetchingNextPage ? () => void query.fetchNextPage() : undefined
            }
            empty={<Empty>{t('这段时间没有记录。', 'Nothing in this span.')}</Empty>}
          />
        )}
      </div>
    </div>
  )
}

const kinds: Record<string, Words> = {
  customer: { zh: '客户', en: 'Customer' },
  staff: { zh: '员工', en: 'Staff' },
  export: { zh: '导出', en: 'Export' },
  import: { zh: '导入', en: 'Import' },
  project: { zh: '项目', en: 'Project' },
  company: { zh: '公司', en: 'Company' },
}

const details: Record<string, Words> = {
  added: { zh: '新增', en: 'Added' },
  from: { zh: '自', en: 'From' },
  homes: { zh: '户数', en: 'Homes' },
  name: { zh: '姓名', en: 'Name' },
  title: { zh: '名称', en: 'Name' },
  open: { zh: '未办', en: 'Open' },
  count: { zh: '个数', en: 'Count' },
  rows: { zh: '行数', en: 'Rows' },
  created: { zh: '新增', en: 'Created' },
  updated: { zh: '修改', en: 'Updated' },
  failed: { zh: '没导入', en: 'Failed' },
  was: { zh: '原为', en: 'Was' },
  on: { zh: '改为', en: 'Now' },
  lines: { zh: '行数', en: 'Lines' },
  broken: { zh: '对不上的行', en: 'Line that does not agree' },
}

/** What a person can read of the detail: ids and names of our own stay out. */
const sayDetail = (detail: Record<string, unknown>, say: (words: Words) => string) =>
  Object.entries(detail)
    .filter(([key, value]) => details[key] && (typeof value === 'string' || typeof value === 'number'))
    .map(([key, value]) => `${say(details[key]!)} ${value}`)
    .join(' · ')
