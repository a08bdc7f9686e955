import { Asked } from '#web/ui/Asked.tsx'
import { Empty } from '#web/ui/Empty.tsx'
import { usePages } from '#web/ui/pages.tsx'
import { useRead } from '#web/ui/query.ts'
import { Table } from '#web/ui/Table.tsx'
import { When } from '#web/ui/When.tsx'
import { useWords } from '#web/ui/words.ts'
import { listGiftMoves } from '../contract/stock.ts'
import { moveKinds } from '../contract/words.ts'

/** Every move and the number it left: the stock can be counted again from here. */
export function GiftMoves({ projectId }: { projectId: string }) {
  const { t, say } = useWords()
  const pages = usePages()
  const query = useRead(listGiftMoves, { projectId, ...pages.page }, { keep: true })
  return (
    <Asked query={query} bones={6}>
      {({ moves, after }) =>
        moves.length === 0 ? (
          <Empty>{t('还没有进出。', 'Nothing has moved yet.')}</Empty>
        ) : (
          <div className="kb-stack">
            <div className="kb-card kb-scroll-x">
              <Table wide>
                <thead>
                  <tr>
                    <th>{t('时间', 'When')}</th>
                    <th>{t('礼品', 'Gift')}</th>
                    <th>{t('进出', 'Move')}</th>
                    <th className="kb-number">{t('几份', 'How many')}</th>
                    <th className="kb-number">{t('之后剩', 'Left then')}</th>
                    <th>{t('给谁、为什么', 'To whom, why')}</th>
                    <th>{t('谁', 'By')}</th>
                  </tr>
                </thead>
                <tbody>
                  {moves.map((move) => (
                    <tr key={move.id}>
                      <td style={{ whiteSpace: 'nowrap' }}>
                        <When at={move.at} />
                      </td>
                      <td>{move.gift}</td>
                      <td>
                        {say(moveKinds[move.kind])}
                        {move.cameBack && <span className="kb-muted"> {t('后来退回', 'came back')}</span>}
                      </td>
                      <td className="kb-number">{move.quantity > 0 ? `+${move.quantity}` : move.quantity}</td>
                      <td className="kb-number">{move.stockAfter}</td>
                      <td>
                        {[move.room, move.customer, move.occasion, move.note].filter(Boolean).join(' ')}
                      </td>
                      <td className="kb-muted">{move.by}</td>
                    </tr>
                  ))}
                </tbody>
              </Table>
            </div>
            {pages.buttons(after)}
          </div>
        )
      }
    </Asked>
  )
}
