import { useState } from 'react'
import { Link } from 'react-router'
import type { OutputOf, Words } from '#platform/operation.ts'
import { Policy } from '#web/admin/Policy.tsx'
import { useHere, useMay } from '#web/admin/session.ts'
import { Asked } from '#web/ui/Asked.tsx'
import { Chips } from '#web/ui/Chips.tsx'
import { Empty } from '#web/ui/Empty.tsx'
import { PageHead } from '#web/ui/PageHead.tsx'
import { useRead } from '#web/ui/query.ts'
import { Table } from '#web/ui/Table.tsx'
import { useWords } from '#web/ui/words.ts'
import { seeTicketSettings } from '../contract/settings.ts'
import { clockWords } from '../contract/words.ts'
import { Wording } from './Wording.tsx'

type Kind = OutputOf<typeof seeTicketSettings>['kinds'][number]

/** What the running policies say of each kind of ticket; changed where the policy is. */
export function TicketSettings() {
  const { t } = useWords()
  const query = useRead(seeTicketSettings, {})
  const [chosen, setChosen] = useState<string>()
  return (
    <div className="kb-page" style={{ maxWidth: 1100 }}>
      <PageHead title={t('诉求设置', 'What is set for tickets')} />
      <Asked query={query} bones={8} height={60}>
        {({ kinds }) => {
          const kind = kinds.find(({ name }) => name === chosen) ?? kinds[0]
          if (!kind)
            return (
              <Empty>
                {t(
                  '运行中的制度里还没有诉求的种类。请在制度里写上「工单」。',
                  'No running policy has kinds of tickets yet. Write them in the policy, under “tickets”.',
                )}
              </Empty>
            )
          return (
            <div className="kb-stack">
              <Chips
                label={t('种类', 'Kind')}
                value={kind.name}
                onChange={setChosen}
                choices={kinds.map(({ name, title }) => ({ value: name, label: title }))}
              />
              <Seen kind={kind} />
            </div>
          )
        }}
      </Asked>
    </div>
  )
}

function Seen({ kind }: { kind: Kind }) {
  const { t, say, listed } = useWords()
  const here = useHere()
  const may = useMay('playbook.change')
  const all = (words: readonly Words[]) => listed(words.map(say)) || '–'
  return (
    <>
      <section className="kb-card kb-wrap">
        <span className="kb-grow">
          <strong>
            <Policy>{kind.title}</Policy>
          </strong>{' '}
          <span className="kb-muted">
            <Policy>{kind.playbookTitle}</Policy> {kind.clauses.join(' ')}
          </span>
          <br />
          <span className="kb-muted kb-small">
            {kind.byCustomers
              ? t('客户可以自己报', 'Customers may report it themselves')
              : t('只由同事登记', 'Filed by colleagues only')}
            {kind.confidential && t(' · 只有办的人看得到', ' · seen only by who handles it')}
            {' · '}
            {t('回访', 'Called back by')}：{all(kind.calledBackBy)}
          </span>
        </span>
        <Link to={here(may ? `playbooks/${kind.playbook}/draft` : `playbooks/${kind.playbook}`)}>
          {may ? t('改这一类', 'Change it') : t('看制度', 'See the policy')}
        </Link>
      </section>
      <Part title={t('多久', 'Times')}>
        <Table wide>
          <thead>
            <tr>
              <th>{t('时限', 'Clock')}</th>
              <th>{t('承诺', 'Promise')}</th>
              <th>{t('什么时候', 'Where')}</th>
              <th>{t('多久', 'Within')}</th>
              <th>{t('谁', 'Who')}</th>
              <th>{t('条款', 'Clause')}</th>
            </tr>
          </thead>
          <tbody>
            {kind.promises.map((promise) => (
              <tr key={`${promise.clock} ${promise.title}`}>
                <td>{say(clockWords[promise.clock] ?? { zh: promise.clock, en: promise.clock })}</td>
                <td>
                  <Policy>{promise.title}</Policy>
                </td>
                <td>{promise.when ? say(promise.when) : t('都是', 'always')}</td>
                <td>{say(promise.due)}</td>
                <td>{all(promise.who)}</td>
                <td className="kb-muted">{promise.clause ?? '–'}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      </Part>
      <Part title={t('谁来办', 'Who answers for it')}>
        <Rules
          rows={kind.routes.map(({ when, to }, at) => [
            when ? say(when) : at === 0 ? t('都是', 'always') : t('其余', 'otherwise'),
            say(to),
          ])}
        />
      </Part>
      {kind.levels.length > 0 && (
        <Part title={t('级别', 'Levels')}>
          <Rules
            rows={kind.levels.map(({ is, when, tell }) => [
              say(when),
              `${is}${tell.length > 0 ? t(`，告诉${all(tell)}`, `, told: ${all(tell)}`) : ''}`,
            ])}
          />
        </Part>
      )}
      <Part title={t('类别和口径', 'Categories and wording')}>
        <div className="kb-stack">
          {kind.categories.map(({ name, wording }) => (
            <div key={name}>
              <Policy>{name}</Policy>{' '}
              {wording?.urgent && <span className="kb-late kb-small">{t('紧急', 'urgent')}</span>}
              {wording && <Wording wording={wording} />}
            </div>
          ))}
          {kind.categories.length === 0 && <p className="kb-muted">{t('没有分类别。', 'No categories.')}</p>}
        </div>
      </Part>
      {kind.causes.length > 0 && (
        <Part title={t('原因', 'Causes')}>
          <p>
            <Policy>{listed(kind.causes)}</Policy>
          </p>
        </Part>
      )}
    </>
  )
}

function Part({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section className="kb-card kb-scroll-x">
      <h2 style={{ marginTop: 0 }}>{title}</h2>
      {children}
    </section>
  )
}

/** In their order: the first that holds counts. */
function Rules({ rows }: { rows: readonly (readonly [string, string])[] }) {
  return (
    <ol style={{ paddingInlineStart: 20, margin: 0 }}>
      {rows.map(([when, then]) => (
        <li key={`${when} ${then}`}>
          {when} → <strong>{then}</strong>
        </li>
      ))}
    </ol>
  )
}
