import { useMe } from '#web/portal/me.ts'
import { dial } from '#web/portal/UrgentLine.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { useWords } from '#web/ui/words.ts'

/** Who looks after my home, and one tap to call; out of hours the number that always answers. */
export function StewardCard() {
  const { t } = useWords()
  const { home } = useMe()
  const phone = home.steward?.phone ?? home.servicePhone
  return (
    <div className="p-stack" style={{ gap: '0.4rem' }}>
      <div className="p-wrap">
        <span className="p-grow">
          {home.steward ? (
            <>
              <strong>{home.steward.name}</strong> {t('您的管家', 'your steward')}
            </>
          ) : (
            t('客户服务', 'Customer service')
          )}
        </span>
        {phone && (
          <a className="p-button" href={dial(phone)}>
            <Icon name="phone" />
            {t('打电话', 'Call')}
          </a>
        )}
      </div>
      {(home.serviceHours || home.emergencyPhone) && (
        <p className="kb-muted p-small">
          {home.serviceHours}
          {home.serviceHours && home.emergencyPhone && t('；', '; ')}
          {home.emergencyPhone && t('其他时间打 24 小时电话', 'at other times call the emergency number')}
        </p>
      )}
    </div>
  )
}
