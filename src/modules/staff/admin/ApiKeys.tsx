import { App, Button } from 'antd'
import { useState } from 'react'
import type { Words } from '#platform/operation.ts'
import { Asked } from '#web/ui/Asked.tsx'
import { sayDay } from '#web/ui/clock.ts'
import { Empty } from '#web/ui/Empty.tsx'
import { saidBy } from '#web/ui/Failed.tsx'
import { PageHead } from '#web/ui/PageHead.tsx'
import { useRead, useWrite } from '#web/ui/query.ts'
import { Table } from '#web/ui/Table.tsx'
import { When } from '#web/ui/When.tsx'
import { useWords } from '#web/ui/words.ts'
import { listApiKeys, revokeApiKey } from '../contract/api-keys.ts'
import { permissionWords } from '../rules.ts'
import { NewApiKey } from './NewApiKey.tsx'

/** Keys by which other programs act as a person of the company; each shown once, good until revoked. */
export function ApiKeys() {
  const { say, t, locale, listed } = useWords()
  const { message, modal } = App.useApp()
  const [making, setMaking] = useState(false)
  const query = useRead(listApiKeys, {}, { staleTime: 0 })
  const revoke = useWrite(revokeApiKey, ['staff.list-api-keys'])
  const words: Record<string, Words> = permissionWords
  const ask = (id: string, title: string) =>
    modal.confirm({
      title: t(`停用“${title}”？`, `Revoke “${title}”?`),
      content: t(
        '用它的程序马上就连不上了，不能恢复。',
        'Programs that use it are shut out at once, for good.',
      ),
      okText: t('确定停用', 'Revoke for good'),
      okButtonProps: { danger: true },
      onOk: () => revoke.mutate({ input: { id } }, { onError: (error) => message.warning(saidBy(error)) }),
    })
  return (
    <div className="kb-page" style={{ maxWidth: 1080 }}>
      <PageHead title={t('接口密钥', 'API keys')}>
        <Button type="primary" onClick={() => setMaking(true)}>
          {t('新建密钥', 'New key')}
        </Button>
      </PageHead>
      <p className="kb-muted" style={{ marginBottom: 12 }}>
        {t(
          '别的程序拿密钥以一个人的身份做事，范围和他一样。接口说明：',
          'With a key another program acts as a person, as far as he reaches. The API is described at ',
        )}
        <a href="/api/docs/" target="_blank" rel="noreferrer">
          /api/docs
        </a>
      </p>
      <Asked query={query} bones={3}>
        {({ keys }) =>
          keys.length === 0 ? (
            <Empty>{t('还没有密钥。', 'No keys yet.')}</Empty>
          ) : (
            <div className="kb-card kb-scroll-x">
              <Table wide>
                <thead>
                  <tr>
                    <th>{t('用途', 'What for')}</th>
                    <th>{t('以谁的身份', 'Acts as')}</th>
                    <th>{t('能做什么', 'May')}</th>
                    <th>{t('新建', 'Made')}</th>
                    <th>{t('上次使用', 'Last used')}</th>
                    <th>{t('到期', 'Until')}</th>
                    <th aria-label={t('停用', 'Revoke')} />
                  </tr>
                </thead>
                <tbody>
                  {keys.map((key) => (
                    <tr key={key.id} className={key.live ? undefined : 'kb-faint'}>
                      <td>
                        <strong>{key.title}</strong>
                      </td>
                      <td>{key.staff}</td>
                      <td className="kb-small">
                        {key.may
                          ? listed(key.may.map((name) => (words[name] ? say(words[name]) : name)))
                          : t('和他一样', 'All he may')}
                      </td>
                      <td>
                        <When at={key.createdAt} />
                      </td>
                      <td>{key.lastUsedOn ? sayDay(key.lastUsedOn, locale) : t('没用过', 'never')}</td>
                      <td>{key.expiresAt ? <When at={key.expiresAt} /> : t('不到期', 'no end')}</td>
                      <td className="kb-number">
                        {key.live && (
                          <Button size="small" onClick={() => ask(key.id, key.title)}>
                            {t('停用', 'Revoke')}
                          </Button>
                        )}
                        {!key.live &&
                          (key.revokedAt ? t('已停用', 'Revoked') : t('已失效', 'No longer valid'))}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </Table>
            </div>
          )
        }
      </Asked>
      {making && <NewApiKey onClose={() => setMaking(false)} />}
    </div>
  )
}
