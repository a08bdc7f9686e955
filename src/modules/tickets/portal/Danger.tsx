import { useState } from 'react'
import type { Words } from '#platform/operation.ts'
import { dial } from '#web/portal/UrgentLine.tsx'
import { useWords } from '#web/ui/words.ts'

interface DangerKind {
  title: Words
  /** What to do before anybody is there. */
  first: Words
}

const dangers: readonly DangerKind[] = [
  {
    title: { zh: '爆管漏水', en: 'Burst pipe' },
    first: {
      zh: '先关入户总阀（多在水表旁）；水近插座就先拉电闸。',
      en: 'Close the main tap, often beside the meter; if water nears sockets, switch the power off first.',
    },
  },
  {
    title: { zh: '电梯困人', en: 'Stuck in a lift' },
    first: {
      zh: '按轿厢里的警铃，靠墙站好，不要扒门。',
      en: 'Press the alarm in the car, stand against the wall, do not force the doors.',
    },
  },
  {
    title: { zh: '燃气味', en: 'Smell of gas' },
    first: {
      zh: '开窗、关阀，不要开关电器，出门再打电话。',
      en: 'Open windows, close the valve, touch no switches, call from outside.',
    },
  },
  {
    title: { zh: '着火', en: 'Fire' },
    first: {
      zh: '先打 119；不要乘电梯，走楼梯，低身捂口鼻。',
      en: 'Call 119 first; take the stairs, never the lift; stay low and cover your mouth.',
    },
  },
]

interface Props {
  phone: string | null
  /** Opens the urgent report; the call begins at the same moment. */
  onReport(words: string): void
}

/** Danger first: what to do, one tap that calls the duty phone and opens an urgent report at the same time. */
export function Danger({ phone, onReport }: Props) {
  const { t, say } = useWords()
  const [chosen, setChosen] = useState<DangerKind>()
  const report = () => onReport(`${chosen!.title.zh}（紧急）`)
  return (
    <fieldset className="p-fieldset p-danger">
      <legend>{t('有危险吗？', 'Is there danger?')}</legend>
      <div className="p-wrap">
        {dangers.map((each) => (
          <button
            key={each.title.en}
            type="button"
            className="p-button"
            aria-pressed={each === chosen}
            onClick={() => setChosen(each === chosen ? undefined : each)}
          >
            {say(each.title)}
          </button>
        ))}
      </div>
      {chosen && (
        <div className="p-stack" style={{ marginTop: '0.7rem' }} role="alert">
          <strong>{say(chosen.first)}</strong>
          {phone ? (
            <a className="p-button p-button-first p-button-wide" href={dial(phone)} onClick={report}>
              {t(`打 ${phone}，同时报急修`, `Call ${phone} and report it as urgent`)}
            </a>
          ) : (
            <button type="button" className="p-button p-button-first p-button-wide" onClick={report}>
              {t('马上报急修', 'Report it as urgent now')}
            </button>
          )}
        </div>
      )}
    </fieldset>
  )
}
