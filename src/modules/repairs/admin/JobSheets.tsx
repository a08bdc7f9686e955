import { Pictures } from '#modules/files/admin/Pictures.tsx'
import { useRead } from '#web/ui/query.ts'
import { When } from '#web/ui/When.tsx'
import { useWords } from '#web/ui/words.ts'
import { listSheets } from '../contract/jobs.ts'
import { termsWords } from '../contract/words.ts'
import { yuan } from '../rules.ts'

/** 维修记录: before and after side by side, with what, at whose cost, who signed. */
export function JobSheets({ ticketId }: { ticketId: string }) {
  const { t, say } = useWords()
  const sheets = useRead(listSheets, { id: ticketId }).data?.sheets ?? []
  if (sheets.length === 0) return null
  return (
    <section className="kb-card kb-stack" aria-label={t('维修记录', 'Job sheets')}>
      {sheets.map((sheet) => (
        <div key={sheet.id}>
          <div className="kb-row">
            <span className="kb-grow">
              <strong>{sheet.by ?? t('外部承修', 'Contractor')}</strong> {say(termsWords[sheet.terms])}{' '}
              {sheet.part}
            </span>
            <span className="kb-muted kb-small">
              <When at={sheet.doneAt} />
            </span>
          </div>
          {sheet.lines.length > 0 && (
            <p>
              {sheet.lines
                .map(
                  (line) =>
                    `${line.name} ×${line.count}${line.fen > 0 ? `（${yuan(line.count * line.fen)}）` : ''}`,
                )
                .join(t('，', ', '))}
            </p>
          )}
          {sheet.totalFen > 0 && (
            <p>
              {sheet.terms === 'paid'
                ? t(`客户付 ${yuan(sheet.totalFen)} 元`, `The customer pays ${yuan(sheet.totalFen)} yuan`)
                : t(`成本 ${yuan(sheet.totalFen)} 元`, `${yuan(sheet.totalFen)} yuan of cost`)}
              {sheet.agreedAt && (
                <span className="kb-muted kb-small">
                  {' '}
                  {t('事先同意 ', 'agreed before ')}
                  <When at={sheet.agreedAt} />
                </span>
              )}
            </p>
          )}
          <div className="kb-wrap" style={{ alignItems: 'flex-start', gap: 24 }}>
            <Beside label={t('修之前', 'Before')} ids={sheet.before} />
            <Beside label={t('修好之后', 'After')} ids={sheet.after} />
            <Beside
              label={
                sheet.signedBy
                  ? t(`${sheet.signedBy} 签字`, `Signed by ${sheet.signedBy}`)
                  : t('客户签字', 'Signed')
              }
              ids={sheet.signature ? [sheet.signature] : []}
            />
          </div>
        </div>
      ))}
    </section>
  )
}

function Beside({ label, ids }: { label: string; ids: readonly string[] }) {
  if (ids.length === 0) return null
  return (
    <div>
      <span className="kb-label">{label}</span>
      <Pictures ids={ids} label={label} />
    </div>
  )
}
