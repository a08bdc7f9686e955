import { Button, Select, Tabs } from 'antd'
import { useState } from 'react'
import { listProjects } from '#modules/places/contract/projects.ts'
import { Asked } from '#web/ui/Asked.tsx'
import { Empty } from '#web/ui/Empty.tsx'
import { PageHead } from '#web/ui/PageHead.tsx'
import { useRead } from '#web/ui/query.ts'
import { Table } from '#web/ui/Table.tsx'
import { useWords } from '#web/ui/words.ts'
import { listGifts } from '../contract/stock.ts'
import { GiftMoves } from './GiftMoves.tsx'
import { GiftSheet } from './GiftSheet.tsx'
import type { Gift } from './gift.tsx'
import { StockSheet } from './StockSheet.tsx'
import { WhoGetsWhat } from './WhoGetsWhat.tsx'

/** What a project gives away: the list with what is left, who gets what next, and every move. */
export function Gifts() {
  const { t } = useWords()
  const projects = useRead(listProjects, {}, { staleTime: 300_000 })
  const [chosen, setChosen] = useState<string>()
  const projectId = chosen ?? projects.data?.projects[0]?.id
  return (
    <div className="kb-page" style={{ maxWidth: 1080 }}>
      <PageHead title={t('礼品', 'Gifts')}>
        <Select
          aria-label={t('项目', 'Project')}
          style={{ minWidth: 160 }}
          showSearch={{ optionFilterProp: 'label' }}
          value={projectId ?? null}
          onChange={(value) => setChosen(value ?? undefined)}
          options={projects.data?.projects.map(({ id, name }) => ({ value: id, label: name })) ?? []}
        />
      </PageHead>
      {projectId && (
        <Tabs
          items={[
            { key: 'stock', label: t('有什么', 'In stock'), children: <Stock projectId={projectId} /> },
            {
              key: 'next',
              label: t('接下来谁得什么', 'Who gets what'),
              children: <WhoGetsWhat projectId={projectId} />,
            },
            { key: 'moves', label: t('流水', 'Moves'), children: <GiftMoves projectId={projectId} /> },
          ]}
        />
      )}
    </div>
  )
}

function Stock({ projectId }: { projectId: string }) {
  const { t, listed } = useWords()
  const query = useRead(listGifts, { projectId })
  const [changing, setChanging] = useState<Gift | 'new'>()
  const [stocking, setStocking] = useState<Gift>()
  const add = (
    <Button type="primary" onClick={() => setChanging('new')}>
      {t('加礼品', 'Add a gift')}
    </Button>
  )
  return (
    <Asked query={query} bones={5}>
      {({ gifts, occasions }) => (
        <div className="kb-stack">
          {gifts.length === 0 ? (
            <Empty action={add}>
              {t(
                '这个项目还没有礼品。加上以后，送的时候系统会挑没送过的，并记账。',
                'No gifts yet. Once there are, what somebody has not had is proposed, and the stock is kept.',
              )}
            </Empty>
          ) : (
            <>
              <div>{add}</div>
              <div className="kb-card kb-scroll-x">
                <Table wide>
                  <thead>
                    <tr>
                      <th>{t('礼品', 'Gift')}</th>
                      <th>{t('配哪件事', 'For')}</th>
                      <th className="kb-number">{t('每份（元）', 'Each (yuan)')}</th>
                      <th className="kb-number">{t('还剩', 'Left')}</th>
                      <th className="kb-number">{t('今年送出', 'Given this year')}</th>
                      <th />
                    </tr>
                  </thead>
                  <tbody>
                    {gifts.map((gift) => (
                      <tr key={gift.id}>
                        <td>
                          <strong>{gift.name}</strong>
                          {gift.retired && (
                            <span className="kb-muted"> {t('停用', 'not given any more')}</span>
                          )}
                        </td>
                        <td>
                          {gift.occasions.length > 0 ? listed(gift.occasions) : t('都可以', 'everything')}
                        </td>
                        <td className="kb-number">{gift.worth ?? '–'}</td>
                        <td className={gift.stock === 0 ? 'kb-number kb-soon' : 'kb-number'}>{gift.stock}</td>
                        <td className="kb-number">{gift.givenThisYear}</td>
                        <td style={{ whiteSpace: 'nowrap' }}>
                          <Button size="small" onClick={() => setStocking(gift)}>
                            {t('进货、盘点', 'Stock')}
                          </Button>{' '}
                          <Button size="small" onClick={() => setChanging(gift)}>
                            {t('改', 'Change')}
                          </Button>
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </Table>
              </div>
            </>
          )}
          {changing && (
            <GiftSheet
              projectId={projectId}
              gift={changing === 'new' ? null : changing}
              occasions={occasions}
              onClose={() => setChanging(undefined)}
            />
          )}
          {stocking && <StockSheet gift={stocking} onClose={() => setStocking(undefined)} />}
        </div>
      )}
    </Asked>
  )
}
