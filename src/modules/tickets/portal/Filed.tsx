import { Link } from 'react-router'
import type { OutputOf } from '#platform/operation.ts'
import { useHere, useMe } from '#web/portal/me.ts'
import { Page } from '#web/portal/Page.tsx'
import { dial } from '#web/portal/UrgentLine.tsx'
import { sayMoment } from '#web/ui/clock.ts'
import { useWords } from '#web/ui/words.ts'
import type { fileMyTicket } from '../contract/mine.ts'
import { shortNumber } from './TicketCard.tsx'

/** The receipt: number, name, hour, what next, and whom to call if it does not come true. */
export function Filed({ filed }: { filed: OutputOf<typeof fileMyTicket> }) {
  const { t, say, locale } = useWords()
  const here = useHere()
  const { home } = useMe()
  const number = shortNumber(filed.number)
  const phone = home.servicePhone ?? home.emergencyPhone
  return (
    <Page title={t('已收到', 'We have it')}>
      <section className="p-card p-stack" role="status">
        <p>
          {t('编号', 'Number')} <strong style={{ fontSize: '1.6rem' }}>{number}</strong>
        </p>
        <p>{say(filed.next)}</p>
        {filed.promise && phone && (
          <p>
            {t(
              `如果 ${sayMoment(filed.promise.dueAt, 'zh-CN')} 还没有回音，请打 `,
              `If you have not heard from us by ${sayMoment(filed.promise.dueAt, locale)}, call `,
            )}
            <a href={dial(phone)}>{phone}</a>
            {t(`，报编号 ${number}。`, ` and give number ${number}.`)}
          </p>
        )}
      </section>
      <Link className="p-button p-button-first" to={here(`matters/${filed.id}`)}>
        {t('看这件事', 'Follow it')}
      </Link>
      <Link className="p-button" to={here()}>
        {t('回首页', 'Home')}
      </Link>
    </Page>
  )
}
