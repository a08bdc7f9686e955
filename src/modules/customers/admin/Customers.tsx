import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, Drawer, Input } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useSearchParams } from 'react-router'
import { ExportButton } from '#modules/exports/admin/ExportButton.tsx'
import { useMay } from '#web/admin/session.ts'
import { Bones } from '#web/ui/Bones.tsx'
import { ColumnSettings } from '#web/ui/ColumnSettings.tsx'
import { call } from '#web/ui/call.ts'
import { DataTable } from '#web/ui/DataTable.tsx'
import { Empty } from '#web/ui/Empty.tsx'
import { Failed } from '#web/ui/Failed.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { usePhone } from '#web/ui/look.ts'
import { useRead } from '#web/ui/query.ts'
import { sayCount } from '#web/ui/say.ts'
import { useColumns } from '#web/ui/use-columns.ts'
import { useKeys } from '#web/ui/use-keys.ts'
import { useDebounced } from '#web/ui/use-place.ts'
import { useWords } from '#web/ui/words.ts'
import { listCustomers, searchCustomers } from '../contract/lists.ts'
import { AddCustomer } from './AddCustomer.tsx'
import { CustomerCards } from './CustomerCards.tsx'
import { CustomerFilters, filterFrom } from './CustomerFilters.tsx'
import { useCustomerColumns } from './useCustomerColumns.tsx'
import './customers.css'

const CustomerDetail = lazy(async () => ({ default: (await import('./CustomerDetail.tsx')).CustomerDetail }))

const FIXED = 'name'

/** Find anybody in one's scope: one box, filters in the address, a list that stays where it is. */
export function Customers() {
  const { t } = useWords()
  const phone = usePhone()
  const mayAdd = useMay('customers.change')
  const [params, setParams] = useSearchParams()
  const [adding, setAdding] = useState(false)
  const text = params.get('text') ?? ''
  const asked = useDebounced(text.trim())
  const filter = filterFrom(params)
  const seen = params.get('see') ?? undefined
  const put = (change: Record<string, string | undefined>) =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before)
        for (const [name, value] of Object.entries(change)) value ? next.set(name, value) : next.delete(name)
        return next
      },
      { replace: true },
    )
  const found = useRead(searchCustomers, { text: asked, limit: 50 }, { enabled: asked !== '', keep: true })
  const listed = useInfiniteQuery({
    queryKey: [listCustomers.name, 'pages', filter],
    queryFn: ({ pageParam, signal }) =>
      call(listCustomers, { ...filter, limit: 100, ...(pageParam ? { after: pageParam } : {}) }, { signal }),
    initialPageParam: '',
    getNextPageParam: ({ after }) => after,
    enabled: asked === '',
  })
  const columns = useCustomerColumns()
  const { shown, hidden, toggle } = useColumns('customers', columns, FIXED)
  useKeys({ '/': () => document.getElementById('kb-customer-search')?.focus() })
  const searching = asked !== ''
  const rows = searching
    ? (found.data?.customers ?? [])
    : (listed.data?.pages.flatMap((page) => page.customers) ?? [])
  const total = listed.data?.pages[0]?.total
  const error = searching ? found.error : listed.error
  const loading = searching ? found.isPending : listed.isPending
  const open = (row: { id: string }) => put({ see: row.id })
  const more =
    !searching && listed.hasNextPage && !listed.isFetchingNextPage
      ? () => void listed.fetchNextPage()
      : undefined
  const empty = (
    <Empty>
      {searching
        ? t(
            '没有找到，或不在您的范围。换房号、电话后四位、姓名首字母试试。',
            'Nothing found, or outside your scope. Try the home, the last four digits or initials.',
          )
        : Object.keys(filter).length > 0
          ? t('这样筛选下没有客户。', 'No customer fits this filter.')
          : t(
              '还没有客户。可以在「导入」里带进来，或点「登记客户」。',
              'No customers yet. Import them, or record the first one.',
            )}
    </Empty>
  )
  const name = `customers:${params.toString().replace(/&?see=[^&]*/, '')}`
  return (
    <div className="kb-page kb-customers">
      <div className="kb-wrap kb-customers-head">
        {!phone && <h1>{t('客户', 'Customers')}</h1>}
        <Input
          id="kb-customer-search"
          className="kb-grow"
          style={{ minWidth: 180, maxWidth: 460 }}
          allowClear
          prefix={<Icon name="search" size={16} />}
          placeholder={t(
            '姓名、首字母、房号、电话后四位、编号',
            'Name, initials, home, last four digits, number',
          )}
          aria-label={t('找客户', 'Find customers')}
          value={text}
          onChange={(event) => put({ text: event.target.value || undefined })}
        />
        <span className="kb-muted" role="status">
          {searching
            ? found.data &&
              t(
                `找到 ${rows.length}${found.data.more ? '+' : ''} 位`,
                `${rows.length}${found.data.more ? '+' : ''} found`,
              )
            : total && t(`共 ${sayCount(total)} 位`, `${sayCount(total)} in all`)}
        </span>
        <span className="kb-grow" style={{ flex: phone ? 0 : 1 }} />
        {!phone && <ColumnSettings columns={columns} hidden={hidden} fixed={FIXED} toggle={toggle} />}
        {!phone && !searching && rows.length > 0 && <ExportButton what="customers" filter={filter} />}
        {mayAdd && (
          <Button
            icon={<Icon name="plus" />}
            aria-label={t('登记客户', 'Record a customer')}
            onClick={() => setAdding(true)}
          >
            {!phone && t('登记客户', 'Record a customer')}
          </Button>
        )}
      </div>
      {!searching && <CustomerFilters params={params} put={put} phone={phone} />}
      <div className="kb-customers-list">
        {error ? (
          <Failed error={error} again={() => (searching ? found.refetch() : listed.refetch())} />
        ) : loading ? (
          <div className="kb-card" style={{ padding: 0 }}>
            <Bones rows={12} height={46} />
          </div>
        ) : phone ? (
          <CustomerCards rows={rows} name={name} empty={empty} {...(more ? { more } : {})} />
        ) : (
          <DataTable
            name={name}
            label={t('客户', 'Customers')}
            rows={rows}
            columns={shown}
            keyOf={(row) => row.id}
            onOpen={open}
            chosen={seen}
            more={more}
            empty={empty}
          />
        )}
      </div>
      <Drawer
        open={seen !== undefined}
        onClose={() => put({ see: undefined })}
        size={phone ? '100%' : 720}
        title={t('客户详情', 'Customer')}
        destroyOnHidden
        styles={{ body: { padding: 0 } }}
      >
        <Suspense fallback={<Bones />}>{seen && <CustomerDetail key={seen} id={seen} />}</Suspense>
      </Drawer>
      {adding && (
        <AddCustomer
          onClose={() => setAdding(false)}
          onDone={(id) => {
            setAdding(false)
            put({ see: id })
          }}
        />
      )}
    </div>
  )
}
