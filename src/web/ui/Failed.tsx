import { Button } from 'antd'
import { useWords } from './words.ts'

export const saidBy = (error: unknown) => (error instanceof Error ? error.message : String(error))

export function Failed({ error, again }: { error: unknown; again?: () => void }) {
  const { t } = useWords()
  return (
    <div className="kb-empty" role="alert">
      <p>{saidBy(error)}</p>
      {again && (
        <Button style={{ marginTop: 16 }} onClick={again}>
          {t('再试', 'Try again')}
        </Button>
      )}
    </div>
  )
}
