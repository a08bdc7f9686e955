import { App, Button, Segmented, Select } from 'antd'
import { useState } from 'react'
import type { InputOf, OutputOf } from '#platform/operation.ts'
import { Asked } from '#web/ui/Asked.tsx'
import { Empty } from '#web/ui/Empty.tsx'
import { saidBy } from '#web/ui/Failed.tsx'
import { PageHead } from '#web/ui/PageHead.tsx'
import { useRead, useWrite } from '#web/ui/query.ts'
import { When } from '#web/ui/When.tsx'
import { useWords } from '#web/ui/words.ts'
import { channelWords, sayAnswer } from '../../notices/contract/words.ts'
import { listStaff } from '../../staff/contract/people.ts'
import { askDirectory, linkPeople, providers, seeDirectory } from '../contract.ts'
import { Changes } from './Changes.tsx'

type Provider = (typeof providers)[number]
type Seen = OutputOf<typeof seeDirectory>

/** Who is who in the directory of a provider, and what changed there. */
export function Directory() {
  const { say, t } = useWords()
  const { message } = App.useApp()
  const [provider, setProvider] = useState<Provider>('wecom')
  const query = useRead(seeDirectory, { provider }, { keep: true, refetchInterval: 5000 })
  const ask = useWrite(askDirectory, ['directory'])
  return (
    <div className="kb-page" style={{ maxWidth: 1000 }}>
      <PageHead title={t('通讯录', 'Directory')}>
        <Button
          type="primary"
          disabled={!query.data?.set}
          loading={ask.isPending || query.data?.waiting === true}
          onClick={() =>
            ask.mutate({ input: { provider } }, { onError: (error) => message.warning(saidBy(error)) })
          }
        >
          {t('现在同步', 'Ask it now')}
        </Button>
      </PageHead>
      <div className="kb-stack">
        <Segmented
          value={provider}
          onChange={(next) => setProvider(next as Provider)}
          options={providers.map((each) => ({ value: each, label: say(channelWords[each]) }))}
        />
        <Asked query={query} bones={8} height={44}>
          {(seen) => (
            <>
              <Standing seen={seen} provider={provider} />
              <Changes changes={seen.changes} />
              <People seen={seen} provider={provider} />
            </>
          )}
        </Asked>
      </div>
    </div>
  )
}

const problems: Record<string, { zh: string; en: string }> = {
  EMPTY_DIRECTORY: {
    zh: '那边说一个人也没有，没有当真，什么也没改',
    en: 'It said that there is nobody; that was not believed, and nothing was changed',
  },
  NO_DIRECTORY: { zh: '演示公司没有真的通讯录', en: 'A demo company has no real directory' },
}

function Standing({ seen, provider }: { seen: Seen; provider: Provider }) {
  const { say, t } = useWords()
  if (!seen.set)
    return (
      <p className="kb-muted">
        {t(
          '这家的应用还没有配置，见运行说明「提醒」。',
          'No application of this provider is set up; see “Reminders” in the operations manual.',
        )}
      </p>
    )
  const known = seen.problem ? (problems[seen.problem] ?? sayAnswer(provider, seen.problem)) : undefined
  return (
    <div>
      <p className="kb-muted">
        {seen.syncedAt ? (
          <>
            {t('上次同步', 'Last asked')} <When at={seen.syncedAt} />
          </>
        ) : (
          t('还没有同步过。', 'Not asked yet.')
        )}{' '}
        {t(
          '同步只会添人，不改我们的人员：那边改名、离职，都要您在这里点了才算。',
          'Asking only adds people and changes nothing of ours: a new name or a leaver there counts when you say so here.',
        )}
      </p>
      {seen.problem && (
        <p className="kb-late">
          {known && say(known)} <span className="kb-faint">{seen.problem}</span>
        </p>
      )}
    </div>
  )
}

function People({ seen, provider }: { seen: Seen; provider: Provider }) {
  const { t } = useWords()
  const { message } = App.useApp()
  const staff = useRead(listStaff, {})
  const write = useWrite(linkPeople, ['directory', 'notices'])
  const link = (links: InputOf<typeof linkPeople>['links']) =>
    write.mutate({ input: { provider, links } }, { onError: (error) => message.warning(saidBy(error)) })
  const proposed = seen.people.flatMap(({ externalId, candidateId }) =>
    candidateId ? [{ externalId, staffId: candidateId }] : [],
  )
  const taken = new Set(seen.people.map((each) => each.staffId))
  const free = (staff.data?.staff ?? [])
    .filter((each) => !each.leftOn && !taken.has(each.id))
    .map((each) => ({ value: each.id, label: each.name }))
  if (seen.people.length === 0) return <Empty>{t('通讯录里还没有人。', 'Nobody yet.')}</Empty>
  return (
    <section className="kb-card">
      <div className="kb-wrap" style={{ marginBottom: 8 }}>
        <h2 className="kb-grow">
          {t(
            `${seen.people.length} 人，关联了 ${seen.people.filter((each) => each.staffId).length} 人`,
            `${seen.people.length} people, ${seen.people.filter((each) => each.staffId).length} linked`,
          )}
        </h2>
        {proposed.length > 0 && (
          <Button loading={write.isPending} onClick={() => link(proposed)}>
            {t(`关联同名的 ${proposed.length} 人`, `Link ${proposed.length} of the same name`)}
          </Button>
        )}
      </div>
      {seen.people.map((each) => (
        <div
          key={each.externalId}
          className="kb-wrap"
          style={{ padding: '8px 0', borderBottom: '1px solid var(--kb-line)' }}
        >
          <span style={{ minWidth: 110 }}>
            {each.name} {each.gone && <span className="kb-late">{t('那边已离职', 'left there')}</span>}
          </span>
          <span className="kb-grow kb-faint" style={{ overflowWrap: 'anywhere' }}>
            {each.externalId}
          </span>
          {each.staffId ? (
            <>
              <span>{each.staff}</span>
              <Button size="small" onClick={() => link([{ externalId: each.externalId, staffId: null }])}>
                {t('取消关联', 'Unlink')}
              </Button>
            </>
          ) : (
            !each.gone && (
              <Select
                size="small"
                showSearch={{ optionFilterProp: 'label' }}
                aria-label={t(`${each.name}是哪位同事`, `Which colleague is ${each.name}`)}
                placeholder={t('是哪位同事', 'Which colleague')}
                style={{ width: 160 }}
                value={null}
                onChange={(staffId: string) => link([{ externalId: each.externalId, staffId }])}
                options={free}
              />
            )
          )}
        </div>
      ))}
    </section>
  )
}
