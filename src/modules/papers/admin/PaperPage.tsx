import { Button, QRCode } from 'antd'
import { Fragment } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import { useHere } from '#web/admin/session.ts'
import { Asked } from '#web/ui/Asked.tsx'
import { Chips } from '#web/ui/Chips.tsx'
import { currentTenant } from '#web/ui/call.ts'
import { PageHead } from '#web/ui/PageHead.tsx'
import { useRead } from '#web/ui/query.ts'
import { useWords } from '#web/ui/words.ts'
import { type Paper, paperNames, paperWords, seePaper } from '../contract.ts'
import './paper.css'

/** One paper of one ticket as it comes out of the printer; the same as a Word file to go on with. */
export function PaperPage() {
  const { t, say, locale } = useWords()
  const here = useHere()
  const { id = '' } = useParams()
  const [params, setParams] = useSearchParams()
  const paper = paperNames.find((each) => each === params.get('paper')) ?? 'slip'
  const language = locale === 'en' ? 'en' : 'zh-CN'
  const query = useRead(seePaper, { id, paper, language }, { keep: true })
  return (
    <div className="kb-page">
      <div className="kb-no-print">
        <PageHead title={t('打印', 'Print')}>
          <Link to={here(`tickets/${id}`)}>{t('回到这件诉求', 'Back to the ticket')}</Link>
          <a
            href={`/api/staff/tickets/${id}/papers/${paper}/word?tenant=${currentTenant()}&lang=${language}`}
            download
          >
            {t('下载 Word', 'Word file')}
          </a>
          <Button type="primary" onClick={() => print()}>
            {t('打印', 'Print')}
          </Button>
        </PageHead>
        <div style={{ marginBottom: 16 }}>
          <Chips
            label={t('哪一张', 'Which')}
            value={paper}
            onChange={(value) => setParams({ paper: value }, { replace: true })}
            choices={paperNames.map((value) => ({ value, label: say(paperWords[value]) }))}
          />
        </div>
      </div>
      <Asked query={query} bones={8}>
        {(shown) => (
          <div className="kb-paper">
            {Array.from({ length: shown.copies }, (_, copy) => (
              <Sheet key={copy} paper={shown} copy={copy} />
            ))}
          </div>
        )}
      </Asked>
    </div>
  )
}

function Sheet({ paper, copy }: { paper: Paper; copy: number }) {
  const { t, say } = useWords()
  const { slug } = useParams()
  const whose =
    paper.copies === 1
      ? ''
      : copy === 0
        ? t('（存根联）', '(our copy)')
        : t('（客户联）', '(customer’s copy)')
  return (
    <article className="kb-paper-sheet">
      <header>
        <h2>{say(paper.title)}</h2>
        <p>{[paper.company, paper.project, whose].filter(Boolean).join('　')}</p>
        {paper.follow && (
          <div className="kb-paper-code">
            <QRCode
              value={`${location.origin}/c/${slug}${paper.follow}`}
              size={84}
              color="#000"
              bgColor="#fff"
              bordered={false}
              type="svg"
            />
            <span>{t('扫码看进度', 'Scan to follow')}</span>
          </div>
        )}
      </header>
      <dl>
        {paper.rows.map((row, at) => (
          <Fragment key={at}>
            <dt data-half={row.half}>{say(row.label)}</dt>
            <dd data-half={row.half} style={{ minHeight: `${row.lines * 7.2}mm` }}>
              {row.value}
            </dd>
          </Fragment>
        ))}
      </dl>
      <footer>
        {paper.printedBy}　{paper.printedAt}
      </footer>
    </article>
  )
}
