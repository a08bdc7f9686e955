import { App, Button, Input, Popconfirm } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '#platform/operation.ts'
import { Asked } from '#web/ui/Asked.tsx'
import { saidBy } from '#web/ui/Failed.tsx'
import { useRead, useWrite } from '#web/ui/query.ts'
import { Sheet } from '#web/ui/Sheet.tsx'
import { When } from '#web/ui/When.tsx'
import { useWords } from '#web/ui/words.ts'
import { listMappings, removeMapping, renameMapping } from '../contract/mappings.ts'
import { importKinds } from '../contract/words.ts'

type Kept = OutputOf<typeof listMappings>['mappings'][number]

/** What was made of files before, offered again by their headers: named, forgotten. */
export function KeptMappings({ onClose }: { onClose(): void }) {
  const { t } = useWords()
  const query = useRead(listMappings, {}, { staleTime: 0 })
  return (
    <Sheet open title={t('记住的对列', 'Kept mappings')} onClose={onClose}>
      <Asked query={query} bones={3}>
        {({ mappings }) =>
          mappings.length === 0 ? (
            <p className="kb-muted">
              {t(
                '还没有。对列时勾上“记住”，下次同样的表头自动填好。',
                'None yet. Tick “Remember” when you map columns, and the next file with these headers is filled in.',
              )}
            </p>
          ) : (
            <div className="kb-stack">
              {mappings.map((kept) => (
                <OneMapping key={kept.id} kept={kept} />
              ))}
            </div>
          )
        }
      </Asked>
    </Sheet>
  )
}

function OneMapping({ kept }: { kept: Kept }) {
  const { t, say, listed } = useWords()
  const { message } = App.useApp()
  const [name, setName] = useState<string>()
  const rename = useWrite(renameMapping, ['imports'])
  const remove = useWrite(removeMapping, ['imports'])
  const said = { onError: (error: Error) => message.error(saidBy(error)) }
  const save = () =>
    rename.mutate({ input: { id: kept.id, name: name! } }, { ...said, onSuccess: () => setName(undefined) })
  return (
    <article className="kb-card kb-stack" style={{ padding: 12, gap: 6 }}>
      {name === undefined ? (
        <div className="kb-row">
          <strong className="kb-grow">{kept.name}</strong>
          <span className="kb-chip">{say(importKinds[kept.kind])}</span>
        </div>
      ) : (
        <div className="kb-row" style={{ gap: 8 }}>
          <Input
            aria-label={t('名字', 'Name')}
            maxLength={60}
            value={name}
            onChange={(event) => setName(event.target.value)}
            onPressEnter={save}
          />
          <Button type="primary" disabled={!name.trim()} loading={rename.isPending} onClick={save}>
            {t('记下', 'Save')}
          </Button>
        </div>
      )}
      <p className="kb-muted kb-small" style={{ margin: 0 }}>
        {listed(
          kept.columns.map(({ header, becomes }) =>
            header === say(becomes) ? header : `${header} → ${say(becomes)}`,
          ),
        )}
      </p>
      <p className="kb-muted kb-small" style={{ margin: 0 }}>
        {kept.savedBy} · <When at={kept.savedAt} />
        {kept.usedAt && (
          <>
            {' '}
            · {t('上次用', 'last used')} <When at={kept.usedAt} />
          </>
        )}
      </p>
      <div className="kb-row" style={{ gap: 8 }}>
        {name === undefined && (
          <Button size="small" onClick={() => setName(kept.name)}>
            {t('改名', 'Rename')}
          </Button>
        )}
        <Popconfirm
          title={t('不再记住？已经导入的不受影响。', 'Forget it? What was imported stays.')}
          okText={t('不再记住', 'Forget')}
          cancelText={t('留着', 'Keep')}
          onConfirm={() => remove.mutate({ input: { id: kept.id } }, said)}
        >
          <Button size="small" danger loading={remove.isPending}>
            {t('不再记住', 'Forget')}
          </Button>
        </Popconfirm>
      </div>
    </article>
  )
}
