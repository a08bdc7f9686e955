import { App, Button, Checkbox, Input, Radio } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { useSaving } from '#modules/files/admin/files.tsx'
import type { InputOf } from '#platform/operation.ts'
import { useHere, useMay } from '#web/admin/session.ts'
import { call } from '#web/ui/call.ts'
import { saidBy } from '#web/ui/Failed.tsx'
import { Field } from '#web/ui/Field.tsx'
import { Sheet } from '#web/ui/Sheet.tsx'
import { useWords } from '#web/ui/words.ts'
import { type ExportedList, takeExport } from '../contract.ts'

interface Props {
  what: ExportedList
  filter?: InputOf<typeof takeExport>['filter']
  label?: string
}

/** Takes out the list as it is on the screen: the same filter, this person's scope, his name and the time in it. */
export function ExportButton({ what, filter = {}, label }: Props) {
  const { t, locale } = useWords()
  const { message } = App.useApp()
  const here = useHere()
  const may = useMay('exports.take')
  const { saving, save } = useSaving()
  const [open, setOpen] = useState(false)
  const [format, setFormat] = useState<'xlsx' | 'csv' | 'docx'>(what === 'service-report' ? 'docx' : 'xlsx')
  const [unmasked, setUnmasked] = useState(false)
  const [reason, setReason] = useState('')
  if (!may) return null
  const take = async () => {
    try {
      const taken = await call(takeExport, {
        what,
        filter,
        format,
        unmasked,
        language: locale,
        ...(reason.trim() ? { reason } : {}),
      })
      setOpen(false)
      if (taken.state === 'writing') await save(async () => taken)
      else
        message.info(
          t(
            `${taken.rows} 行超过 ${taken.aloneAtMost} 行，需要另一位同事同意。在“导出记录”里看结果。`,
            `${taken.rows} rows are more than ${taken.aloneAtMost}: a colleague has to agree. See Exports.`,
          ),
        )
    } catch (error) {
      message.error(saidBy(error))
    }
  }
  return (
    <>
      <Button loading={saving} onClick={() => setOpen(true)}>
        {label ?? t('导出', 'Export')}
      </Button>
      <Sheet
        open={open}
        title={label ?? t('导出', 'Export')}
        onClose={() => setOpen(false)}
        footer={
          <Button type="primary" block onClick={take}>
            {t('导出', 'Export')}
          </Button>
        }
      >
        <div className="kb-stack" style={{ gap: 16 }}>
          <p className="kb-muted" style={{ margin: 0 }}>
            {what === 'obligations'
              ? t('导出这份清单的责任人名下全部未办的事。', 'You get everything this person still owes.')
              : what === 'everything'
                ? t(
                    '一个 Excel，每张表一页：项目、房屋、客户、同意、往来、要办的和办过的、诉求、消息、人员、分片、导入。上传的文件在备份里。要另一位同事同意。',
                    'One workbook, a sheet for each list: projects, homes, customers, consents, contacts, what is owed and done, tickets, messages, staff, grids, imports. Uploaded files are in the backup. A colleague has to agree.',
                  )
                : what === 'person'
                  ? t(
                      '档案、联系、房屋、授权、往来、消息、谁看过，一行一行写清楚。别人的名字只留一个字。',
                      'Record, numbers, homes, consents, contacts, messages, who looked: line by line. Others are named by one character.',
                    )
                  : t('导出的就是现在筛出来的这些。', 'You get what the list shows now.')}{' '}
            {t(
              '文件带您的姓名和时间，会记入操作记录。',
              'The file carries your name and the time, and is logged.',
            )}
          </p>
          <Link to={here('exports')}>{t('看导出记录', 'See what was exported')}</Link>
          {what !== 'everything' && (
            <Radio.Group
              value={format}
              onChange={(event) => setFormat(event.target.value)}
              options={[
                ...(what === 'service-report' ? [{ value: 'docx', label: 'Word' }] : []),
                { value: 'xlsx', label: 'Excel' },
                { value: 'csv', label: 'CSV' },
              ]}
            />
          )}
          {['customers', 'person', 'everything'].includes(what) && (
            <Checkbox checked={unmasked} onChange={(event) => setUnmasked(event.target.checked)}>
              {t('要完整的电话和证件号', 'With whole phone and document numbers')}
            </Checkbox>
          )}
          {unmasked && (
            <Field label={t('用来做什么', 'What for')} required hint={t('会记下来。', 'This is logged.')}>
              {(id) => (
                <Input
                  id={id}
                  value={reason}
                  onChange={(event) => setReason(event.target.value)}
                  maxLength={200}
                />
              )}
            </Field>
          )}
        </div>
      </Sheet>
    </>
  )
}
