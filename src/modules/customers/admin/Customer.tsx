import { useNavigate, useParams } from 'react-router'
import { Icon } from '#web/ui/Icon.tsx'
import { useWords } from '#web/ui/words.ts'
import { CustomerDetail } from './CustomerDetail.tsx'

export function Customer() {
  const { t } = useWords()
  const { id } = useParams()
  const go = useNavigate()
  return (
    <div style={{ maxWidth: 1080, marginInline: 'auto' }}>
      <button
        type="button"
        className="kb-icon-button"
        style={{ margin: '8px 0 0 8px', paddingInline: 8 }}
        onClick={() => go(-1)}
      >
        <Icon name="back" /> {t('返回', 'Back')}
      </button>
      <CustomerDetail key={id} id={id!} />
    </div>
  )
}
