import { Button, Select } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import { listProjects, seeProject } from '#modules/places/contract/projects.ts'
import { listStaff } from '#modules/staff/contract/people.ts'
import { Icon } from '#web/ui/Icon.tsx'
import { useRead } from '#web/ui/query.ts'
import { Toggle } from '#web/ui/Toggle.tsx'
import { useWords } from '#web/ui/words.ts'
import { type customerFilter, listLevels } from '../contract/lists.ts'
import { customerFields } from '../contract/words.ts'

type Filter = z.input<typeof customerFilter>
const texts = ['projectId', 'buildingId', 'stage', 'level', 'stewardId'] as const
const switches = ['notMetThisYear', 'withoutCareConsent', 'owed', 'openTicket'] as const

export function filterFrom(params: URLSearchParams): Filter {
  const filter: Filter = {}
  for (const name of texts) if (params.get(name)) filter[name] = params.get(name)!
  for (const name of switches) if (params.get(name) === 'true') filter[name] = true
  return filter
}

interface Props {
  params: URLSearchParams
  put(change: Record<string, string | undefined>): void
  phone: boolean
}

export function CustomerFilters({ params, put, phone }: Props) {
  const { say, t } = useWords()
  const filter = filterFrom(params)
  const count = Object.keys(filter).length
  const [open, setOpen] = useState(!phone)
  const projects = useRead(listProjects, {}, { staleTime: 300_000, enabled: open })
  const project = useRead(
    seeProject,
    { id: filter.projectId ?? '' },
    { staleTime: 300_000, enabled: open && Boolean(filter.projectId) },
  )
  const levels = useRead(listLevels, {}, { staleTime: 300_000, enabled: open })
  const staff = useRead(listStaff, {}, { staleTime: 300_000, enabled: open })
  const choose = (
    name: (typeof texts)[number],
    label: string,
    options: { value: string; label: string }[],
    width: number,
    loading = false,
  ) => (
    <Select
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={label}
      aria-label={label}
      style={{ width: phone ? 'calc(50% - 4px)' : width }}
      loading={loading}
      value={filter[name]}
      onChange={(value: string | undefined) =>
        put({ [name]: value, ...(name === 'projectId' ? { buildingId: undefined } : {}) })
      }
      options={options}
    />
  )
  const flip = (name: (typeof switches)[number], label: string) => (
    <Toggle on={filter[name] === true} onChange={(on) => put({ [name]: on ? 'true' : undefined })}>
      {label}
    </Toggle>
  )
  const stages = [
    ...new Set(
      (project.data?.stages ?? [])
        .map(({ stage }) => stage)
        .filter((stage): stage is string => stage !== null),
    ),
  ]
  return (
    <div className="kb-filters">
      {phone && (
        <button
          type="button"
          className="kb-chip"
          aria-expanded={open}
          aria-pressed={count > 0}
          onClick={() => setOpen(!open)}
        >
          <Icon name="filter" size={15} /> {t('筛选', 'Filter')} {count > 0 && count}
        </button>
      )}
      {open && (
        <div className="kb-wrap" style={{ gap: '8px 12px', marginTop: phone ? 8 : 0 }}>
          {choose(
            'projectId',
            say(customerFields.project),
            (projects.data?.projects ?? []).map(({ id, name }) => ({ value: id, label: name })),
            150,
            projects.isLoading,
          )}
          {filter.projectId &&
            choose(
              'buildingId',
              t('楼栋', 'Building'),
              (project.data?.buildings ?? []).map(({ id, name }) => ({ value: id, label: name })),
              110,
              project.isLoading,
            )}
          {filter.projectId &&
            stages.length > 0 &&
            choose(
              'stage',
              say(customerFields.stage),
              stages.map((stage) => ({ value: stage, label: stage })),
              130,
            )}
          {(levels.data?.levels.length ?? 0) > 0 &&
            choose(
              'level',
              say(customerFields.level),
              (levels.data?.levels ?? []).map((level) => ({ value: level, label: level })),
              120,
            )}
          {choose(
            'stewardId',
            say(customerFields.steward),
            (staff.data?.staff ?? [])
              .filter(({ homes }) => homes > 0)
              .map(({ id, name }) => ({ value: id, label: name })),
            130,
            staff.isLoading,
          )}
          {flip('notMetThisYear', t('今年没见过面', 'Not met this year'))}
          {flip('withoutCareConsent', t('没有关怀同意', 'No care consent'))}
          {flip('owed', t('有未办的事', 'Something owed'))}
          {flip('openTicket', t('有未结诉求', 'An open ticket'))}
          {count > 0 && (
            <Button
              type="link"
              size="small"
              onClick={() =>
                put(Object.fromEntries([...texts, ...switches].map((name) => [name, undefined])))
              }
            >
              {t('清空', 'Clear')}
            </Button>
          )}
        </div>
      )}
    </div>
  )
}
