import { App, Button, Radio, Select, Upload } from 'antd'
import { useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { sendFile, useSaving } from '#modules/files/admin/files.tsx'
import { listProjects } from '#modules/places/contract/projects.ts'
import { useHere, useMyself } from '#web/admin/session.ts'
import { call } from '#web/ui/call.ts'
import { saidBy } from '#web/ui/Failed.tsx'
import { Field } from '#web/ui/Field.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { PageHead } from '#web/ui/PageHead.tsx'
import { useRead } from '#web/ui/query.ts'
import { useWords } from '#web/ui/words.ts'
import { takeTemplate } from '../contract/copies.ts'
import { startImport } from '../contract/runs.ts'
import { importKinds, type KindName, kindNames } from '../contract/words.ts'
import { ImportSteps } from './ImportSteps.tsx'
import { PasteGrid } from './PasteGrid.tsx'

/** Step one: what kind of file it is, the file itself, or rows pasted from a spreadsheet, and the project they belong to. */
export function NewImport() {
  const { t, say, locale } = useWords()
  const { permissions } = useMyself()
  const [search, setSearch] = useSearchParams()
  const mine = kindNames.filter((each) => {
    const { also } = importKinds[each]
    return also === null || permissions.includes(also)
  })
  const kind = mine.find((each) => each === search.get('kind')) ?? 'customers'
  const { message } = App.useApp()
  const here = useHere()
  const go = useNavigate()
  const projects = useRead(listProjects, {}, { staleTime: 300_000 })
  const [chosen, setChosen] = useState<string | null>()
  const [only, ...more] = projects.data?.projects ?? []
  // Where there is one project the homes are in it.
  const projectId = chosen === undefined && more.length === 0 ? only?.id : chosen
  const [sending, setSending] = useState(false)
  const template = useSaving()
  const begin = async (source: { fileId: string } | { text: string }) => {
    const { id } = await call(startImport, { ...source, kind, ...(projectId ? { projectId } : {}) })
    go(here(`imports/${id}`), { replace: true })
  }
  const attempt = async (work: () => Promise<void>) => {
    setSending(true)
    try {
      await work()
    } catch (error) {
      message.error(saidBy(error))
      setSending(false)
    }
  }
  return (
    <div className="kb-page" style={{ maxWidth: 860 }}>
      <PageHead title={t('导入', 'Import')}>
        <Button
          loading={template.saving}
          onClick={() => template.save(() => call(takeTemplate, { kind, language: locale }))}
        >
          {t('下载模板', 'Template')}
        </Button>
      </PageHead>
      <ImportSteps at={0} />
      <div className="kb-stack" style={{ gap: 20 }}>
        <fieldset style={{ border: 0, padding: 0, margin: 0 }}>
          <legend className="kb-label">{t('这是什么表', 'What kind of file it is')}</legend>
          <Radio.Group
            value={kind}
            onChange={(event) => setSearch({ kind: event.target.value }, { replace: true })}
            vertical
            options={mine.map((value: KindName) => ({
              value,
              label: (
                <>
                  {say(importKinds[value])}{' '}
                  <span className="kb-muted kb-small">{say(importKinds[value].brings)}</span>
                </>
              ),
            }))}
          />
        </fieldset>
        <Field
          label={t('这些房号属于哪个项目', 'Which project the homes belong to')}
          hint={t('文件里有“项目”一列时可以不选。', 'Not needed when the file has a project column.')}
        >
          {(id) => (
            <Select
              id={id}
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              style={{ width: '100%', maxWidth: 360 }}
              value={projectId ?? null}
              onChange={(value) => setChosen(value ?? null)}
              options={projects.data?.projects.map(({ id: value, name }) => ({ value, label: name })) ?? []}
            />
          )}
        </Field>
        <Upload.Dragger
          accept=".xlsx,.csv,.tsv,.txt,.vcf"
          multiple={false}
          showUploadList={false}
          disabled={sending}
          customRequest={({ file }) => attempt(async () => begin({ fileId: await sendFile(file as File) }))}
        >
          <div style={{ padding: '28px 12px' }}>
            <Icon name="import" size={28} />
            <p style={{ margin: '12px 0 4px', fontWeight: 600 }}>
              {sending
                ? t('正在上传…', 'Uploading…')
                : t('选文件，或拖到这里', 'Choose a file, or drop it here')}
            </p>
            <p className="kb-muted kb-small" style={{ margin: 0 }}>
              {t(
                'Excel（.xlsx）、CSV、通讯录（.vcf），最大 100 MB。标题行、合计行、几张表都认得；单元格颜色读不出来。',
                'Excel (.xlsx), CSV, address books (.vcf), up to 100 MB. Titles, totals and several sheets are understood; colours are not.',
              )}
            </p>
          </div>
        </Upload.Dragger>
        <section>
          <h2 className="kb-label">{t('或从表格里粘贴几行', 'Or paste some rows from a spreadsheet')}</h2>
          <p className="kb-muted kb-small" style={{ margin: '0 0 8px' }}>
            {t(
              '在 Excel 或 WPS 里选中，连表头一起复制，点左上角的格子粘贴；也可以直接填。',
              'Select the rows with their header in the spreadsheet, copy, and paste into the top left cell; or type.',
            )}
          </p>
          <PasteGrid sending={sending} onRead={(text) => attempt(() => begin({ text }))} />
        </section>
      </div>
    </div>
  )
}
