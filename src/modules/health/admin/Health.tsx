import { Button } from 'antd'
import { Asked } from '#web/ui/Asked.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { PageHead } from '#web/ui/PageHead.tsx'
import { useRead } from '#web/ui/query.ts'
import { useWords } from '#web/ui/words.ts'
import { seeHealth } from '../contract.ts'
import './health.css'

/** Is it well? One page that is green, or says what is not and what to do. */
export function Health() {
  const { t, say } = useWords()
  const query = useRead(
    seeHealth,
    { secure: location.protocol === 'https:' ? 'yes' : 'no' },
    { staleTime: 0, refetchInterval: 30_000 },
  )
  return (
    <div className="kb-page">
      <PageHead title={t('系统体检', 'Health')}>
        <Button onClick={() => query.refetch()} loading={query.isFetching}>
          {t('再看一次', 'Look again')}
        </Button>
      </PageHead>
      <Asked query={query} bones={8}>
        {({ state, lines }) => (
          <>
            <p aria-live="polite">
              <strong>
                {state === 'well'
                  ? t('都好', 'All is well')
                  : state === 'look'
                    ? t('能用，有几处要看看', 'It works; some things want a look')
                    : t('有问题要处理', 'Something is wrong')}
              </strong>
            </p>
            <ul className="health">
              {lines.map((line) => (
                <li key={line.name} className="kb-card" data-state={line.state}>
                  <span className="health-mark" aria-hidden="true">
                    {line.state === 'well' ? <Icon name="check" size={16} /> : '!'}
                  </span>
                  <div className="kb-grow">
                    <strong>{say(line.title)}</strong>{' '}
                    <span className="kb-visually-hidden">
                      {line.state === 'well'
                        ? t('好', 'well')
                        : line.state === 'look'
                          ? t('要看看', 'wants a look')
                          : t('有问题', 'wrong')}
                    </span>
                    <span>{say(line.said)}</span>
                    {line.todo && <p className="kb-muted">{say(line.todo)}</p>}
                  </div>
                </li>
              ))}
            </ul>
          </>
        )}
      </Asked>
    </div>
  )
}
