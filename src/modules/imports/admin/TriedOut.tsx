import { Alert, App, Button, Popconfirm } from 'antd'
import { useSaving } from '#modules/files/admin/files.tsx'
import { Policy } from '#web/admin/Policy.tsx'
import { call } from '#web/ui/call.ts'
import { saidBy } from '#web/ui/Failed.tsx'
import { useWrite } from '#web/ui/query.ts'
import { sayExactly } from '#web/ui/say.ts'
import { many, useWords } from '#web/ui/words.ts'
import { reportImport } from '../contract/copies.ts'
import type { Preview } from '../contract/runs.ts'
import { confirmImport, mapImport } from '../contract/steps.ts'
import { importKinds } from '../contract/words.ts'
import { ImportRows } from './ImportRows.tsx'
import type { SeenImport } from './seen.tsx'
import { TallyLine } from './TallyLine.tsx'

/** Kinds that are facts about customers: what they make owed is said. */
const OPENING = new Set<SeenImport['kind']>(['customers', 'consents', 'contacts'])

/** Step three: what would happen. Nothing has been written; the sentence with the number of things it creates stands first. */
export function TriedOut({ seen }: { seen: SeenImport }) {
  const { t, locale } = useWords()
  const { message } = App.useApp()
  const confirm = useWrite(confirmImport, ['imports'])
  const back = useWrite(mapImport, ['imports'])
  const report = useSaving()
  const preview = seen.preview!
  const { tally } = preview
  const { counted } = importKinds[seen.kind]
  const said = { onError: (error: Error) => message.error(saidBy(error)) }
  const nothing = tally.created + tally.updated === 0
  return (
    <div className="kb-stack" style={{ gap: 20 }}>
      <div className="kb-card kb-stack" style={{ padding: 20 }}>
        <TallyLine tally={tally} leftOut={preview.leftOut} future />
        <p style={{ margin: 0 }}>
          {seen.kind === 'customers'
            ? t(
                `会新建 ${preview.customers} 位客户、${preview.homes} 套房屋。`,
                `${many(preview.customers, 'customer')} and ${many(preview.homes, 'home')} will be new.`,
              )
            : t(`会新增 ${tally.created} ${counted.zh}。`, `${many(tally.created, counted.en)} will be new.`)}
          {seen.kind === 'staff' &&
            t(
              '文件里没有密码：导入后在“人员”里重置密码，或连上通讯录用它登录。',
              ' No passwords are in the file: reset them under Staff afterwards, or sign in through the directory.',
            )}
          {seen.kind === 'facts' &&
            t(
              '只在客户页上看，不会改账，也不能据此拒绝服务。',
              ' Only to be read on the customer; never a reason to refuse service.',
            )}
        </p>
        {OPENING.has(seen.kind) && <Owed preview={preview} />}
        <Consents preview={preview} />
        {preview.splits.people + preview.splits.phones > 0 && (
          <p className="kb-muted" style={{ margin: 0 }}>
            {t(
              `${preview.splits.people} 行一格写了几个人，${preview.splits.phones} 行一格写了几个号码，已分开；每行下面写着怎么分的。`,
              `${many(preview.splits.people, 'row')} with several people in a cell and ${preview.splits.phones} with several numbers were taken apart; each row says how.`,
            )}
          </p>
        )}
        {preview.filled > 0 && (
          <p className="kb-muted" style={{ margin: 0 }}>
            {t(
              `${preview.filled} 行没有写房号，沿用了上一行的；每行下面写着是哪一套。`,
              `${many(preview.filled, 'row')} named no home and took that of the row above; each says which.`,
            )}
          </p>
        )}
        {preview.duplicates.sharedPhones > 0 && (
          <p className="kb-muted" style={{ margin: 0 }}>
            {t(
              `有 ${preview.duplicates.sharedPhones} 个号码别的客户也在用，只作提示，照常导入。`,
              `${preview.duplicates.sharedPhones} number(s) also belong to other customers; only a hint.`,
            )}
          </p>
        )}
      </div>
      {preview.problems.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={t(
            `有误 ${tally.refused} 行不会导入，其余照常。可以下载副本，改好再导。`,
            `${tally.refused} row(s) with problems stay out. Download the copy, mend it and import it later.`,
          )}
          description={<Reasons preview={preview} />}
        />
      )}
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: 12 }}>
        <Popconfirm
          title={t(
            `确认导入 ${tally.created + tally.updated} 行？`,
            `Import ${many(tally.created + tally.updated, 'row')}?`,
          )}
          description={t('导入后可以撤销。', 'It can be undone.')}
          okText={t('确认导入', 'Import')}
          cancelText={t('再看看', 'Not yet')}
          disabled={nothing}
          onConfirm={() => confirm.mutate({ input: { id: seen.id } }, said)}
        >
          <Button type="primary" size="large" disabled={nothing} loading={confirm.isPending}>
            {t('确认导入', 'Confirm the import')}
          </Button>
        </Popconfirm>
        <Button
          size="large"
          loading={back.isPending}
          onClick={() => back.mutate({ input: { id: seen.id } }, said)}
        >
          {t('回去改对列', 'Change the columns')}
        </Button>
        {tally.refused > 0 && (
          <Button
            size="large"
            loading={report.saving}
            onClick={() => report.save(() => call(reportImport, { id: seen.id, language: locale }))}
          >
            {t('下载带原因的副本', 'Copy with reasons')}
          </Button>
        )}
      </div>
      <ImportRows id={seen.id} />
    </div>
  )
}

function Owed({ preview: { obligations } }: { preview: Preview }) {
  const { t, then } = useWords()
  const { count, earliestDueAt, unopened, unsent, goLiveOn, rules } = obligations
  return (
    <div>
      <p style={{ margin: 0, fontWeight: 600 }}>
        {t(`启用日 ${goLiveOn}。`, `Go-live date ${goLiveOn}. `)}
        {count > 0
          ? t(
              `会产生 ${count} 件，最早 ${earliestDueAt ? sayExactly(earliestDueAt) : '以后'} 到期；`,
              `It will open ${count} duties, the first due ${earliestDueAt ? sayExactly(earliestDueAt) : 'later'}; `,
            )
          : t('不产生要办的事；', 'It opens no duties; ')}
        {t(`启用日前的 ${unopened} 件不补。`, `${unopened} from before that day stay unopened.`)}
        {unsent > 0 &&
          t(
            `原本马上要发的 ${unsent} 条不发。`,
            ` ${many(unsent, 'message')} that would go out at once will not be sent.`,
          )}
      </p>
      {rules.length > 0 && (
        <ul className="kb-muted kb-small" style={{ margin: '6px 0 0', paddingLeft: 18 }}>
          {rules.slice(0, 12).map((each) => (
            <li key={each.rule}>
              <Policy>{each.title}</Policy>
              {then(String(each.count))}
              {each.earliestDueAt && ` · ${t('最早', 'first')} ${sayExactly(each.earliestDueAt)}`}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function Consents({ preview: { consents } }: { preview: Preview }) {
  const { t } = useWords()
  if (consents.given + consents.refused === 0) return null
  return (
    <p style={{ margin: 0 }}>
      {t(
        `关怀同意：${consents.given} 位同意，${consents.refused} 位不同意，${consents.unsaid} 位没写（没写的不发关怀）。`,
        `Care consent: ${consents.given} agree, ${consents.refused} do not, ${consents.unsaid} unsaid (they get no care messages).`,
      )}
    </p>
  )
}

function Reasons({ preview }: { preview: Preview }) {
  const { say } = useWords()
  return (
    <ul style={{ margin: '6px 0 0', paddingLeft: 18 }}>
      {preview.problems.map(({ code, count, example }) => (
        <li key={code}>
          {count} × {say(example)}
        </li>
      ))}
    </ul>
  )
}
