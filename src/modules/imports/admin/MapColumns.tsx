import { Alert, App, Button, Checkbox, Radio, Select } from 'antd'
import { useState } from 'react'
import { listProjects } from '#modules/places/contract/projects.ts'
import { call } from '#web/ui/call.ts'
import { saidBy } from '#web/ui/Failed.tsx'
import { Field } from '#web/ui/Field.tsx'
import { usePhone } from '#web/ui/look.ts'
import { queries, touch, useRead } from '#web/ui/query.ts'
import { useWords } from '#web/ui/words.ts'
import { checkImport, mapImport } from '../contract/steps.ts'
import { onDuplicateWords } from '../contract/words.ts'
import { ListKept, type ListOptions } from './ListKept.tsx'
import { SheetsFound } from './SheetsFound.tsx'
import type { SeenImport } from './seen.tsx'

type Column = SeenImport['columns'][number]

const SHORT_DAY = /^\d{1,2}[/.-]\d{1,2}[/.-]\d{4}/

/** Step two: what each column is. What was recognised stands there; what is doubtful asks. */
export function MapColumns({ seen }: { seen: SeenImport }) {
  const { t, say, locale, listed } = useWords()
  const { message } = App.useApp()
  const projects = useRead(listProjects, {}, { staleTime: 300_000 })
  const [mapping, setMapping] = useState<Record<string, string>>(seen.mapping)
  const [onDuplicate, setOnDuplicate] = useState(seen.onDuplicate)
  const [projectId, setProjectId] = useState(seen.projectId)
  const [numberRows, setNumberRows] = useState(seen.options.numberRows ?? false)
  const [homesAbove, setHomesAbove] = useState(seen.options.homesAbove ?? false)
  const [dayOrder, setDayOrder] = useState(seen.options.dayOrder)
  const [list, setList] = useState<ListOptions>({
    ...(seen.options.sort ? { sort: seen.options.sort } : {}),
    ...(seen.options.asOf ? { asOf: seen.options.asOf } : {}),
  })
  const [remember, setRemember] = useState(true)
  const [working, setWorking] = useState(false)
  const phone = usePhone()
  const fields = seen.fields.map(({ name, zh, en }) => ({ value: name, label: locale === 'en' ? en : zh }))
  const choicesFor = (column: Column) => [
    { value: '', label: t('不导入', 'Leave out') },
    { label: t('字段', 'Fields'), options: fields },
    ...(seen.ownColumns
      ? [
          {
            value: `custom:${column.header.trim().slice(0, 40) || column.index + 1}`,
            label: t(
              `自己的字段“${column.header.slice(0, 20)}”`,
              `Own field “${column.header.slice(0, 20)}”`,
            ),
          },
        ]
      : []),
  ]
  const tryOut = async () => {
    setWorking(true)
    try {
      const chosen = Object.fromEntries(Object.entries(mapping).filter(([, target]) => target !== ''))
      await call(mapImport, {
        id: seen.id,
        mapping: chosen,
        onDuplicate,
        projectId,
        options: {
          ...(seen.kind === 'customers' ? { numberRows } : {}),
          homesAbove,
          ...list,
          ...(dayOrder ? { dayOrder } : {}),
        },
        remember,
      })
      await call(checkImport, { id: seen.id })
    } catch (error) {
      message.error(saidBy(error))
    } finally {
      setWorking(false)
      touch(queries, ['imports'])
    }
  }
  const blankHomes = seen.columns
    .filter(({ index }) => ['home', 'room'].includes(mapping[index] ?? ''))
    .reduce((most, { blanks }) => Math.max(most, blanks), 0)
  const asking = seen.columns.filter(({ asks, index }) => asks && !mapping[index]).length
  return (
    <div className="kb-stack" style={{ gap: 20 }}>
      {seen.remembered && (
        <Alert
          type="info"
          showIcon
          title={t(
            `认得这种表头，已按记住的“${seen.remembered}”填好。`,
            `These headers are known: filled in as kept under “${seen.remembered}”.`,
          )}
        />
      )}
      {asking > 0 && (
        <Alert
          type="warning"
          showIcon
          title={t(`有 ${asking} 列认不准，请看一下。`, `${asking} column(s) are doubtful. Please look.`)}
        />
      )}
      <SheetsFound seen={seen} projectId={projectId} />
      <div className="kb-card kb-scroll-x">
        <table className="kb-simple">
          <thead>
            <tr>
              <th>{t('文件里的列', 'Column in the file')}</th>
              {!phone && <th>{t('里面写的', 'What it holds')}</th>}
              <th style={{ minWidth: phone ? 150 : 200, width: '45%' }}>{t('对到', 'Becomes')}</th>
            </tr>
          </thead>
          <tbody>
            {seen.columns.map((column) => (
              <tr key={column.index}>
                <td>
                  {column.header || t(`第 ${column.index + 1} 列`, `Column ${column.index + 1}`)}
                  {column.asks && <span className="kb-soon kb-small"> {t('认不准', 'doubtful')}</span>}
                  {phone && <div className="kb-muted kb-small">{listed(column.samples.slice(0, 2))}</div>}
                  {column.split && <SplitCells split={column.split} />}
                </td>
                {!phone && (
                  <td className="kb-muted kb-small" style={{ maxWidth: 280 }}>
                    {column.samples.join('、') || t('（空）', '(empty)')}
                  </td>
                )}
                <td>
                  <Select
                    aria-label={t(`“${column.header}”对到`, `“${column.header}” becomes`)}
                    style={{ width: '100%' }}
                    showSearch={{ optionFilterProp: 'label' }}
                    value={mapping[column.index] ?? ''}
                    onChange={(target: string) => setMapping({ ...mapping, [column.index]: target })}
                    options={choicesFor(column)}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {seen.columns.some(({ split }) => split) && (
        <p className="kb-muted kb-small" style={{ margin: 0 }}>
          {t(
            '一格里的几个人、几个号码按顿号、逗号、斜线、分号、换行分开，两个名字或号码之间的空格也算。人数和号码数一样时一人一个，否则号码都归第一位。',
            'Several people or numbers in a cell are taken apart at 、 , / ; and line breaks, and at a space between two names or numbers. With as many numbers as people each gets one; otherwise all go to the first.',
          )}
        </p>
      )}
      <Field label={t('房号属于哪个项目', 'Which project the homes belong to')}>
        {(id) => (
          <Select
            id={id}
            allowClear
            style={{ width: '100%', maxWidth: 360 }}
            value={projectId}
            onChange={(value) => setProjectId(value ?? null)}
            options={projects.data?.projects.map(({ id: value, name }) => ({ value, label: name })) ?? []}
          />
        )}
      </Field>
      {seen.kind === 'facts' && <ListKept list={list} onChange={setList} />}
      {(seen.kind === 'customers' || seen.kind === 'homes') && (
        <fieldset style={{ border: 0, padding: 0, margin: 0 }}>
          <legend className="kb-label">
            {seen.kind === 'homes'
              ? t('已有的房屋', 'Homes that are there already')
              : t(
                  '档案里已有的客户（同证件号，或同名同号）',
                  'Customers on file already (same document, or same name and number)',
                )}
          </legend>
          <Radio.Group
            value={onDuplicate}
            onChange={(event) => setOnDuplicate(event.target.value)}
            options={(Object.keys(onDuplicateWords) as (keyof typeof onDuplicateWords)[]).map((value) => ({
              value,
              label: say(onDuplicateWords[value]),
            }))}
            vertical
          />
        </fieldset>
      )}
      {(blankHomes > 0 || homesAbove) && (
        <Checkbox checked={homesAbove} onChange={(event) => setHomesAbove(event.target.checked)}>
          {t(
            `房号空着的行沿用上一行的（前 100 行里有 ${blankHomes} 行空着，常见于拆开过的合并单元格）`,
            `Where no home stands, the one above holds (empty in ${blankHomes} of the first 100, as merged cells leave it that were taken apart)`,
          )}
        </Checkbox>
      )}
      {(dayOrder || seen.columns.some(({ samples }) => samples.some((text) => SHORT_DAY.test(text)))) && (
        <Radio.Group
          value={dayOrder ?? null}
          onChange={(event) => setDayOrder(event.target.value)}
          options={[
            { value: 'month-first', label: t('3/14/2025 是 月/日/年', '3/14/2025 is month/day/year') },
            { value: 'day-first', label: t('14/3/2025 是 日/月/年', '14/3/2025 is day/month/year') },
          ]}
        />
      )}
      {seen.kind === 'customers' && (
        <Checkbox checked={numberRows} onChange={(event) => setNumberRows(event.target.checked)}>
          {t(
            '没有一列说明是谁：用行号作外部编号',
            'No column says who: use the row number as external number',
          )}
        </Checkbox>
      )}
      <Checkbox checked={remember} onChange={(event) => setRemember(event.target.checked)}>
        {t('记住，下次同样的表头照此对列', 'Remember for the next file with these headers')}
      </Checkbox>
      <div>
        <Button type="primary" size="large" loading={working} onClick={tryOut}>
          {t('试导入', 'Try out')}
        </Button>
        <span className="kb-muted kb-small" style={{ marginLeft: 12 }}>
          {t('只看结果，不写任何资料。', 'Only shows what would happen; nothing is written.')}
        </span>
      </div>
    </div>
  )
}

function SplitCells({ split: { rows, cell, parts } }: { split: NonNullable<Column['split']> }) {
  const { t, listed } = useWords()
  return (
    <div className="kb-muted kb-small">
      {t(
        `${rows} 行写了几个：“${cell}”分成 ${listed(parts)}`,
        `${rows} with several: “${cell}” becomes ${listed(parts)}`,
      )}
    </div>
  )
}
