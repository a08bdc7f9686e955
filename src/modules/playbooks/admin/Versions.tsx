import { Button } from 'antd'
import { useState } from 'react'
import { useMay } from '#web/admin/session.ts'
import { Asked } from '#web/ui/Asked.tsx'
import { useRead } from '#web/ui/query.ts'
import { Table } from '#web/ui/Table.tsx'
import { When } from '#web/ui/When.tsx'
import { WordsSheet } from '#web/ui/WordsSheet.tsx'
import { useWords } from '#web/ui/words.ts'
import { listVersions, returnToVersion } from '../contract/versions.ts'
import { MoveOpen } from './MoveOpen.tsx'

/** Every version with who, when and why; what is open stays on the version it opened with. */
export function Versions({ name }: { name: string }) {
  const { t } = useWords()
  const may = useMay('playbook.publish')
  const query = useRead(listVersions, { name })
  const [back, setBack] = useState<number | null>(null)
  const [moving, setMoving] = useState<number | null>(null)
  return (
    <Asked query={query} bones={5}>
      {({ versions }) => (
        <div className="kb-card kb-scroll-x" style={{ paddingBlock: 8 }}>
          <Table wide>
            <thead>
              <tr>
                <th>{t('版本', 'Version')}</th>
                <th>{t('谁', 'By')}</th>
                <th>{t('什么时候', 'When')}</th>
                <th>{t('为什么', 'Why')}</th>
                <th className="kb-number">{t('还开着的事', 'Still open')}</th>
                <th aria-label={t('恢复', 'Go back')} />
              </tr>
            </thead>
            <tbody>
              {versions.map((version) => (
                <tr key={version.version}>
                  <td>
                    {t(`第 ${version.version} 版`, `version ${version.version}`)}{' '}
                    {version.running && (
                      <span className="kb-mark kb-mark-strong">{t('运行中', 'running')}</span>
                    )}
                    {version.state === 'draft' && <span className="kb-mark">{t('稿子', 'draft')}</span>}
                  </td>
                  <td>{version.publishedBy ?? version.author ?? '–'}</td>
                  <td>
                    <When at={version.publishedAt ?? version.createdAt} />
                  </td>
                  <td>{version.reason ?? ''}</td>
                  <td className="kb-number">{version.open}</td>
                  <td className="kb-number">
                    {may && version.state === 'retired' && (
                      <Button size="small" type="text" onClick={() => setBack(version.version)}>
                        {t('恢复', 'Go back')}
                      </Button>
                    )}
                    {may && version.state === 'retired' && version.open > 0 && (
                      <Button size="small" onClick={() => setMoving(version.version)}>
                        {t('移到新版本', 'Move to the running version')}
                      </Button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </Table>
          {back !== null && <GoBack name={name} version={back} onClose={() => setBack(null)} />}
          {moving !== null && <MoveOpen name={name} from={moving} onClose={() => setMoving(null)} />}
        </div>
      )}
    </Asked>
  )
}

function GoBack({ name, version, onClose }: { name: string; version: number; onClose(): void }) {
  const { t } = useWords()
  return (
    <WordsSheet
      title={t(`恢复第 ${version} 版`, `Go back to version ${version}`)}
      action={t('恢复', 'Go back')}
      label={t('为什么', 'Why')}
      rows={3}
      most={400}
      operation={returnToVersion}
      touches={['playbooks']}
      input={(reason) => ({ name, version, reason })}
      onClose={onClose}
    >
      <p>
        {t(
          '旧版的内容会作为新的一版发布；已开的事留在原来的版本。',
          'The older text is published as a new version; what is open stays where it is.',
        )}
      </p>
    </WordsSheet>
  )
}
