import { Button, QRCode } from 'antd'
import { useParams } from 'react-router'
import { Sheet } from '#web/ui/Sheet.tsx'
import { useWords } from '#web/ui/words.ts'
import './place-code.css'

interface Props {
  /** What stands under the code: a home, a lift, a shop. */
  caption: string
  place: string
  /** The code of a home chooses it for whoever holds it. */
  unitId?: string
  onClose(): void
}

/** A code to hang up: it opens a report with the place filled in. */
export function PlaceCode({ caption, place, unitId, onClose }: Props) {
  const { t } = useWords()
  const { slug } = useParams()
  const query = new URLSearchParams({ ...(unitId ? { home: unitId } : {}), place })
  const address = `${location.origin}/c/${slug}/report?${query}`
  return (
    <Sheet
      open
      title={t('报事二维码', 'Code to report from here')}
      onClose={onClose}
      footer={
        <Button type="primary" size="large" block onClick={() => print()}>
          {t('打印', 'Print')}
        </Button>
      }
    >
      <div className="place-code">
        <strong>{t('扫码报事', 'Scan to report')}</strong>
        <QRCode value={address} size={240} color="#000" bgColor="#fff" />
        <strong>{caption}</strong>
      </div>
      <p className="kb-faint kb-small" style={{ marginTop: 16, overflowWrap: 'anywhere' }}>
        {address}
      </p>
    </Sheet>
  )
}
