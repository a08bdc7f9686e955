import { App, Button, Tabs } from 'antd'
import { useEffect } from 'react'
import { Link, useLocation, useNavigate } from 'react-router'
import { Policy, WithTitles } from '#web/admin/Policy.tsx'
import { useHere, useMay } from '#web/admin/session.ts'
import { Asked } from '#web/ui/Asked.tsx'
import { saidBy } from '#web/ui/Failed.tsx'
import { PageHead } from '#web/ui/PageHead.tsx'
import { useRead, useWrite } from '#web/ui/query.ts'
import { useWords } from '#web/ui/words.ts'
import { readPlaybookDocument } from '../contract/documents.ts'
import { startDraft } from '../contract/drafts.ts'
import { Parameters } from './Parameters.tsx'
import { type Document, numberOf, worded } from './shown.ts'
import { Versions } from './Versions.tsx'
import './playbooks.css'

/** The policy as a document in its order; beside each clause what carries it out and how often it was kept this month. */
export function PlaybookDocument({ name }: { name: string }) {
  const { t } = useWords()
  const { message } = App.useApp()
  const here = useHere()
  const go = useNavigate()
  const mayChange = useMay('playbook.change')
  const query = useRead(readPlaybookDocument, { name }, { keep: true })
  const write = useWrite(startDraft, ['playbooks'])
  const draft = () =>
    write.mutate(
      { input: { name } },
      {
        onSuccess: () => go(here(`playbooks/${name}/draft`)),
        onError: (error) => message.warning(saidBy(error)),
      },
    )
  return (
    <div className="kb-page">
      <Asked query={query} bones={12}>
        {(document) => (
          <>
            <PageHead
              title={
                <>
                  <Policy language={document.language}>{document.title}</Policy>{' '}
                  <span className="kb-muted kb-small">
                    {t(`第 ${document.version} 版`, `version ${document.version}`)}
                  </span>
                </>
              }
            >
              {mayChange && (
                <>
                  <Link to={here('new-policy')}>
                    <Button type="text">{t('新制度', 'New policy')}</Button>
                  </Link>
                  <Link to={here(`playbooks/${name}/rehearse`)}>
                    <Button>{t('试跑', 'Rehearse')}</Button>
                  </Link>
                  <Button type="primary" loading={write.isPending} onClick={draft}>
                    {t('拟修改', 'Change a copy')}
                  </Button>
                </>
              )}
            </PageHead>
            <Tabs
              items={[
                { key: 'text', label: t('条款', 'Clauses'), children: <Clauses document={document} /> },
                { key: 'journey', label: t('旅程', 'Journey'), children: <Journeys document={document} /> },
                {
                  key: 'parameters',
                  label: t('参数', 'Parameters'),
                  children: <Parameters document={document} />,
                },
                { key: 'people', label: t('岗位', 'Roles'), children: <Roles document={document} /> },
                { key: 'versions', label: t('版本', 'Versions'), children: <Versions name={name} /> },
              ]}
            />
          </>
        )}
      </Asked>
    </div>
  )
}

type Carrier = Document['clauses'][number]['carriers'][number]

function Clauses({ document }: { document: Document }) {
  const { t, listed } = useWords()
  const { hash } = useLocation()
  useEffect(() => {
    window.document.getElementById(decodeURIComponent(hash.slice(1)))?.scrollIntoView()
  }, [hash])
  return (
    <div className="kb-stack" style={{ gap: 0 }}>
      {document.clauses.map((clause) => (
        <section key={clause.id} className="playbook-clause" id={`clause-${clause.id}`}>
          <div>
            <h2>
              <a className="kb-plain kb-muted" href={`#clause-${clause.id}`}>
                {numberOf(clause.id)}
              </a>{' '}
              <Policy language={document.language}>{clause.title}</Policy>
            </h2>
            {clause.text && (
              <p>
                <Policy language={document.language}>{clause.text}</Policy>
              </p>
            )}
            <p className="kb-faint kb-small">{listed(worded(clause.source))}</p>
          </div>
          <div className="kb-stack" style={{ gap: 8 }}>
            {clause.carriers.map((carrier) => (
              <Carried
                key={`${carrier.block}.${carrier.entry}`}
                carrier={carrier}
                clause={clause.id}
                month={document.month}
                language={document.language}
              />
            ))}
            {clause.carriers.length === 0 &&
              (clause.statement ? (
                <span className="kb-faint">{t('仅声明', 'A statement')}</span>
              ) : (
                <span className="kb-soon">{t('还没有落实方式', 'Nothing carries it yet')}</span>
              ))}
          </div>
        </section>
      ))}
    </div>
  )
}

function Carried({
  carrier,
  clause,
  month,
  language,
}: {
  carrier: Carrier
  clause: string
  month: string
  language: string
}) {
  const { t, say, then } = useWords()
  const here = useHere()
  const may = useMay('proof.see')
  const said = worded(carrier.assumed)
  const counts = t(
    `本月应办 ${carrier.owed} · 按时 ${carrier.inTime}`,
    `this month ${carrier.owed} owed · ${carrier.inTime} in time`,
  )
  return (
    <div>
      <strong>
        <Policy language={language}>{carrier.title}</Policy>
      </strong>{' '}
      {carrier.assumed.length > 0 && said.length === 0 && (
        <span className="kb-mark" title={t('这是我们对原文的理解', 'Our reading of the text')}>
          {t('我们的理解', 'our reading')}
        </span>
      )}
      {!carrier.carried && <span className="kb-mark">{t('后续版本落实', 'later release')}</span>}
      {carrier.sentence && (
        <p className="kb-small">
          <WithTitles text={say(carrier.sentence)} />
        </p>
      )}
      {said.length > 0 && (
        <p className="kb-faint kb-small">
          {t('我们的理解', 'Our reading')}
          <Policy language={language}>{then(said.join(t('；', '; ')))}</Policy>
        </p>
      )}
      {carrier.owed > 0 && (
        <p className="kb-small">
          {may ? (
            <Link to={here(`proof/rows?month=${month}&clause=${encodeURIComponent(clause)}`)}>{counts}</Link>
          ) : (
            <span className="kb-muted">{counts}</span>
          )}
        </p>
      )}
    </div>
  )
}

function Journeys({ document }: { document: Document }) {
  const { say, t, then } = useWords()
  return (
    <div className="kb-stack">
      {document.journeys.map((journey) => (
        <div key={journey.name} className="playbook-journey">
          {journey.stages.map((stage, at) => (
            <div key={stage.name} className="kb-card playbook-stage">
              <span className="kb-faint">{at + 1}</span>
              <h3>
                <Policy language={document.language}>{stage.title}</Policy>
              </h3>
              {stage.purpose && (
                <p className="kb-small">
                  <Policy language={document.language}>{stage.purpose}</Policy>
                </p>
              )}
              <p className="kb-muted kb-small">
                {stage.enters && `${t('进入', 'Enters')}${then(say(stage.enters))}`}{' '}
                {stage.lead && <WithTitles text={`· ${stage.lead}`} />}
              </p>
              <ul>
                {stage.touchpoints.map((point) => (
                  <li key={`${point.clause} ${point.title}`}>
                    <Policy language={document.language}>{point.title}</Policy>{' '}
                    <span className="kb-faint">{point.clause}</span>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </div>
      ))}
    </div>
  )
}

function Roles({ document }: { document: Document }) {
  const { t } = useWords()
  const scopes: Record<string, string> = {
    'own-grid': t('自己的分片', 'own homes'),
    project: t('项目', 'project'),
    company: t('公司', 'company'),
  }
  return (
    <div className="kb-card kb-scroll-x" style={{ paddingBlock: 8 }}>
      <table className="kb-simple">
        <thead>
          <tr>
            <th>{t('岗位', 'Role')}</th>
            <th>{t('看得到', 'Sees')}</th>
            <th className="kb-number">{t('在岗', 'Held by')}</th>
          </tr>
        </thead>
        <tbody>
          {document.roles.map((role) => (
            <tr key={role.name}>
              <td>
                <Policy language={document.language}>{role.title}</Policy>
              </td>
              <td className="kb-muted">{scopes[role.scope] ?? role.scope}</td>
              <td className={role.held === 0 ? 'kb-number kb-soon' : 'kb-number'}>
                {role.held === 0 ? t('没有人', 'nobody') : role.held}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
