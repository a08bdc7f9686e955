import { Steps } from 'antd'
import { usePhone } from '#web/ui/look.ts'
import { useWords } from '#web/ui/words.ts'

export function ImportSteps({ at }: { at: number }) {
  const { t } = useWords()
  const phone = usePhone()
  const titles = [t('选文件', 'File'), t('对列', 'Columns'), t('试导入', 'Try out'), t('结果', 'Result')]
  return (
    <div style={{ margin: '4px 0 20px' }}>
      <Steps
        size="small"
        responsive={false}
        current={at}
        {...(phone ? { titlePlacement: 'vertical' as const } : {})}
        items={titles.map((title) => ({ title }))}
      />
    </div>
  )
}
