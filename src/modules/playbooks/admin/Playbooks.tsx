import { App, Button } from 'antd'
import { Link, useNavigate } from 'react-router'
import { Policy } from '#web/admin/Policy.tsx'
import { useHere, useMay } from '#web/admin/session.ts'
import { Asked } from '#web/ui/Asked.tsx'
import { saidBy } from '#web/ui/Failed.tsx'
import { PageHead } from '#web/ui/PageHead.tsx'
import { useRead, useWrite } from '#web/ui/query.ts'
import { useWords } from '#web/ui/words.ts'
import { adoptPack, listPlaybooks } from '../contract/documents.ts'
import { PlaybookDocument } from './PlaybookDocument.tsx'

/** What did we promise? One running playbook opens at once; with several, or none, one chooses. */
export function Playbooks() {
  const { t } = useWords()
  const here = useHere()
  const query = useRead(listPlaybooks, {})
  const mayChange = useMay('playbook.change')
  return (
    <Asked query={query} bones={8}>
      {({ playbooks, packs }) => {
        const running = playbooks.filter((playbook) => playbook.running !== null)
        const only = running.length === 1 && playbooks.length === 1 ? running[0] : undefined
        if (only) return <PlaybookDocument name={only.name} />
        return (
          <div className="kb-page">
            <PageHead title={t('制度', 'Policy')}>
              {mayChange && (
                <Link to={here('new-policy')}>
                  <Button>{t('新制度', 'New policy')}</Button>
                </Link>
              )}
            </PageHead>
            <div className="kb-stack">
              {playbooks.map((playbook) => (
                <Link
                  key={playbook.name}
                  to={here(`playbooks/${playbook.name}`)}
                  className="kb-card"
                  style={{ padding: 20 }}
                >
                  <strong>
                    <Policy>{playbook.title}</Policy>
                  </strong>{' '}
                  <span className="kb-muted">
                    {playbook.running === null
                      ? t('还没发布', 'not published')
                      : t(`运行第 ${playbook.running} 版`, `version ${playbook.running} runs`)}
                    {playbook.draft !== null &&
                      ` · ${t(`第 ${playbook.draft} 版在改`, `version ${playbook.draft} is drafted`)}`}
                  </span>
                </Link>
              ))}
              {playbooks.length === 0 && (
                <p className="kb-muted">
                  {t(
                    '还没有制度。选一份制度包开始，再按你们的原文改。',
                    'No policy yet. Begin with a pack and make it yours.',
                  )}
                </p>
              )}
              {packs.map((pack) => (
                <Adopt key={pack.name} pack={pack} />
              ))}
            </div>
          </div>
        )
      }}
    </Asked>
  )
}

function Adopt({ pack }: { pack: { name: string; title: string } }) {
  const { t } = useWords()
  const { message } = App.useApp()
  const go = useNavigate()
  const here = useHere()
  const may = useMay('playbook.change')
  const write = useWrite(adoptPack, ['playbooks'])
  return (
    <div className="kb-card kb-row" style={{ padding: 20 }}>
      <span className="kb-grow">
        <Policy>{pack.title}</Policy> <span className="kb-faint">{pack.name}</span>
      </span>
      {may && (
        <Button
          loading={write.isPending}
          onClick={() =>
            write.mutate(
              { input: { pack: pack.name } },
              {
                onSuccess: ({ name }) => go(here(`playbooks/${name}/draft`)),
                onError: (error) => message.warning(saidBy(error)),
              },
            )
          }
        >
          {t('采用', 'Adopt')}
        </Button>
      )}
    </div>
  )
}
