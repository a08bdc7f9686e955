import { Alert, Button, Progress } from 'antd'
import { useNavigate, useParams } from 'react-router'
import { useHere } from '#web/admin/session.ts'
import { Asked } from '#web/ui/Asked.tsx'
import { PageHead } from '#web/ui/PageHead.tsx'
import { useRead } from '#web/ui/query.ts'
import { When } from '#web/ui/When.tsx'
import { useWords } from '#web/ui/words.ts'
import { seeImport } from '../contract/runs.ts'
import { importKinds, importStates } from '../contract/words.ts'
import { ImportSteps } from './ImportSteps.tsx'
import { MapColumns } from './MapColumns.tsx'
import { Result } from './Result.tsx'
import { Stopped } from './Stopped.tsx'
import type { SeenImport } from './seen.tsx'
import { TriedOut } from './TriedOut.tsx'

const STEPS: Record<SeenImport['state'], number> = {
  reading: 0,
  mapping: 1,
  checking: 2,
  checked: 2,
  importing: 3,
  imported: 3,
  failed: 0,
  undoing: 3,
  undone: 3,
}
const MOVING = ['reading', 'checking', 'importing', 'undoing']

/** One import from the file to its result. All of it stands in the server: leaving the page loses nothing. */
export function Import() {
  const { id = '' } = useParams()
  const { t, say } = useWords()
  const first = useRead(seeImport, { id }, { staleTime: 0 })
  const moving = MOVING.includes(first.data?.state ?? '')
  const query = useRead(seeImport, { id }, { staleTime: 0, ...(moving ? { refetchInterval: 800 } : {}) })
  return (
    <div className="kb-page" style={{ maxWidth: 1080 }}>
      <Asked query={query}>
        {(seen) => (
          <>
            <PageHead title={seen.fileName}>
              <span className="kb-muted kb-small">
                {say(importKinds[seen.kind])} · {seen.startedBy} · <When at={seen.startedAt} />
                {seen.project && ` · ${seen.project}`}
              </span>
            </PageHead>
            <ImportSteps at={STEPS[seen.state]} />
            {seen.stopped ? <Stopped seen={seen} /> : MOVING.includes(seen.state) && <Moving seen={seen} />}
            {seen.state === 'failed' && <Refused seen={seen} />}
            {seen.state === 'mapping' && <MapColumns seen={seen} />}
            {seen.state === 'checked' && <TriedOut seen={seen} />}
            {(seen.state === 'imported' || seen.state === 'undone') && <Result seen={seen} />}
            {seen.sheets.some(({ coloured }) => coloured) && seen.state === 'mapping' && (
              <p className="kb-muted kb-small">
                {t(
                  '有的格子带颜色。颜色的意思我们读不出来，请写成一列。',
                  'Some cells are coloured. We cannot read what colours mean; please write it in a column.',
                )}
              </p>
            )}
          </>
        )}
      </Asked>
    </div>
  )
}

function Moving({ seen }: { seen: SeenImport }) {
  const { say, t } = useWords()
  const share = seen.total ? Math.floor((seen.progress / seen.total) * 100) : 0
  const doing = seen.step?.startsWith('rehearse')
    ? t('算会产生多少件事', 'Working out what will be owed')
    : say(importStates[seen.state])
  return (
    <div className="kb-card" style={{ padding: 20 }} role="status">
      <p style={{ marginTop: 0 }}>{doing}…</p>
      <Progress percent={share} status="active" />
      <p className="kb-muted kb-small" style={{ marginBottom: 0 }}>
        {t('可以先去做别的，关掉页面也不会停。', 'You may leave; it goes on without this page.')}
      </p>
    </div>
  )
}

function Refused({ seen }: { seen: SeenImport }) {
  const { say, t } = useWords()
  const here = useHere()
  const go = useNavigate()
  return (
    <div className="kb-stack">
      <Alert
        type="error"
        showIcon
        title={seen.problem ? say(seen.problem) : t('没有导入。', 'Not imported.')}
      />
      <div>
        <Button type="primary" onClick={() => go(here('imports/new'))}>
          {t('换一个文件', 'Choose another file')}
        </Button>
      </div>
    </div>
  )
}
