import { App, Button, Input } from 'antd'
import { useState } from 'react'
import { useMay } from '#web/admin/session.ts'
import { Chips } from '#web/ui/Chips.tsx'
import { saidBy } from '#web/ui/Failed.tsx'
import { Field } from '#web/ui/Field.tsx'
import { useWrite } from '#web/ui/query.ts'
import { Sheet } from '#web/ui/Sheet.tsx'
import { When } from '#web/ui/When.tsx'
import { many, useWords } from '#web/ui/words.ts'
import { recordConsent } from '../contract/consents.ts'
import { consentPurposes } from '../contract/words.ts'
import type { Seen } from './seen.tsx'

type Purpose = keyof typeof consentPurposes
const purposes = Object.keys(consentPurposes) as Purpose[]

export function Consents({ seen }: { seen: Seen }) {
  const { say, t } = useWords()
  const may = useMay('customers.change')
  const [asking, setAsking] = useState<{ purpose: Purpose; given: boolean }>()
  return (
    <div className="kb-stack">
      {purposes.map((purpose) => {
        const state = seen.consents.find((one) => one.purpose === purpose)
        return (
          <div
            key={purpose}
            className="kb-wrap"
            style={{ borderBottom: '1px solid var(--kb-line)', paddingBottom: 10 }}
          >
            <div className="kb-grow" style={{ minWidth: 200 }}>
              <strong>{say(consentPurposes[purpose])}</strong>{' '}
              <span className={state?.outdated ? 'kb-soon' : state?.given ? undefined : 'kb-muted'}>
                {state?.outdated
                  ? t('告知书改过了，要重新问', 'the words have changed: ask anew')
                  : state
                    ? state.given
                      ? t('同意', 'agreed')
                      : t('不同意或已撤回', 'not agreed or withdrawn')
                    : t('还没问过', 'not asked yet')}
              </span>
              {state && (
                <p className="kb-muted kb-small">
                  <When at={state.at} /> · {state.how}
                  {state.textVersion && ` · ${t('告知书', 'text')} ${state.textVersion}`}
                  {state.evidence && ` · ${t('凭证', 'evidence')} ${state.evidence}`}
                  {state.by && ` · ${state.by}`}
                </p>
              )}
            </div>
            {may && (
              <Button
                size="small"
                onClick={() => setAsking({ purpose, given: state?.outdated || !state?.given })}
              >
                {state?.given && !state.outdated
                  ? t('记撤回', 'Record withdrawal')
                  : t('记同意', 'Record consent')}
              </Button>
            )}
          </div>
        )
      })}
      <p className="kb-muted">
        {t(
          `这份资料的号码和证件被看过 ${seen.seen} 次。`,
          `Numbers and documents of this record were looked at ${many(seen.seen, 'time')}.`,
        )}
      </p>
      {asking && <Record id={seen.customer.id} {...asking} onClose={() => setAsking(undefined)} />}
    </div>
  )
}

function Record({
  id,
  purpose,
  given,
  onClose,
}: {
  id: string
  purpose: Purpose
  given: boolean
  onClose(): void
}) {
  const { say, t } = useWords()
  const { message } = App.useApp()
  const [how, setHow] = useState('')
  const [textVersion, setTextVersion] = useState('')
  const write = useWrite(recordConsent, ['customers'])
  const ways = [
    t('电话里说的', 'by phone'),
    t('当面签字', 'signed in person'),
    t('微信确认', 'by WeChat'),
    t('扫码', 'by QR code'),
  ]
  const save = () =>
    write.mutate(
      {
        input: {
          id,
          purpose,
          given,
          how: how.trim(),
          ...(textVersion.trim() ? { textVersion: textVersion.trim() } : {}),
        },
      },
      {
        onSuccess: () => {
          message.success(t('记下了。', 'Recorded.'))
          onClose()
        },
        onError: (error) => message.warning(saidBy(error)),
      },
    )
  return (
    <Sheet
      open
      title={`${given ? t('记同意', 'Record consent') : t('记撤回', 'Record withdrawal')} · ${say(consentPurposes[purpose])}`}
      onClose={onClose}
      footer={
        <Button
          type="primary"
          size="large"
          block
          disabled={!how.trim()}
          loading={write.isPending}
          onClick={save}
        >
          {t('记下', 'Save')}
        </Button>
      }
    >
      <div className="kb-stack">
        <div>
          <span className="kb-label">{t('怎么说的', 'How')} *</span>
          <Chips
            label={t('怎么说的', 'How')}
            value={how}
            onChange={setHow}
            choices={ways.map((value) => ({ value, label: value }))}
          />
        </div>
        <Field
          label={t('告知书版本', 'Version of the text')}
          hint={t('不填就是现在这一版', 'Empty means the words in force')}
        >
          {(field) => (
            <Input
              id={field}
              maxLength={40}
              value={textVersion}
              onChange={(event) => setTextVersion(event.target.value)}
            />
          )}
        </Field>
      </div>
    </Sheet>
  )
}
