import { App, Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { OutputOf } from '#platform/operation.ts'
import { useHere, useMay } from '#web/admin/session.ts'
import { Asked } from '#web/ui/Asked.tsx'
import { Chips } from '#web/ui/Chips.tsx'
import { Empty } from '#web/ui/Empty.tsx'
import { saidBy } from '#web/ui/Failed.tsx'
import { usePages } from '#web/ui/pages.tsx'
import { useRead, useWrite } from '#web/ui/query.ts'
import { When } from '#web/ui/When.tsx'
import { WordsSheet } from '#web/ui/WordsSheet.tsx'
import { useWords } from '#web/ui/words.ts'
import { listPosts, publishReply, reviewReply, writeReply } from '../contract/posts.ts'
import { type PostState, postStates } from '../contract/words.ts'
import { RecordPost } from './RecordPost.tsx'

type Post = OutputOf<typeof listPosts>['posts'][number]

/** What is said of the company, and how far its answer is. */
export function Posts() {
  const { t, say } = useWords()
  const [state, setState] = useState<PostState | ''>('')
  const pages = usePages()
  const query = useRead(listPosts, { ...(state ? { state } : {}), ...pages.page }, { keep: true })
  const [recording, setRecording] = useState(false)
  return (
    <div className="kb-stack">
      <div className="kb-wrap">
        <Chips
          label={t('状态', 'State')}
          value={state}
          onChange={(next) => {
            setState(next)
            pages.toFirst()
          }}
          choices={[
            { value: '' as const, label: t('全部', 'All') },
            ...(query.data?.states ?? []).map((each) => ({
              value: each.state,
              label: `${say(postStates[each.state])} ${each.count}`,
            })),
          ]}
        />
        <Button type="primary" onClick={() => setRecording(true)}>
          {t('登记', 'Write one down')}
        </Button>
      </div>
      <Asked query={query} bones={4} height={110}>
        {({ posts, after }) =>
          posts.length === 0 ? (
            <Empty>{t('没有。', 'None.')}</Empty>
          ) : (
            <>
              {posts.map((post) => (
                <One key={post.id} post={post} />
              ))}
              {pages.buttons(after)}
            </>
          )
        }
      </Asked>
      {recording && <RecordPost onClose={() => setRecording(false)} />}
    </div>
  )
}

const touches = ['registers.posts']

function One({ post }: { post: Post }) {
  const { t, say } = useWords()
  const here = useHere()
  const { message } = App.useApp()
  const supervises = useMay('work.supervise')
  const [open, setOpen] = useState<'write' | 'back'>()
  const review = useWrite(reviewReply, touches)
  const publish = useWrite(publishReply, touches)
  const refused = { onError: (error: Error) => message.warning(saidBy(error)) }
  return (
    <article className="kb-card kb-stack" style={{ gap: 8 }}>
      <div className="kb-wrap">
        <strong>{post.source}</strong>
        {post.tags.map((tag) => (
          <span key={tag} className="kb-mark">
            {tag}
          </span>
        ))}
        <span className="kb-mark kb-mark-strong">{say(postStates[post.state])}</span>
        <span className="kb-muted kb-small kb-grow">
          {post.project} · <When at={post.postedAt} /> · {post.foundBy}
        </span>
        {post.link && (
          <a href={post.link} target="_blank" rel="noreferrer noopener">
            {t('看原文', 'Open')}
          </a>
        )}
        {post.ticketId && <Link to={here(`tickets/${post.ticketId}`)}>{post.number}</Link>}
      </div>
      <p style={{ whiteSpace: 'pre-wrap' }}>{post.words}</p>
      {post.reply && (
        <p className="kb-strip" style={{ whiteSpace: 'pre-wrap' }}>
          {post.reply}
          <span className="kb-muted kb-small">
            {' '}
            {post.writtenBy}
            {post.reviewedBy && ` · ${t(`${post.reviewedBy}审过`, `read by ${post.reviewedBy}`)}`}
            {post.sentBack && ` · ${t('退回：', 'sent back: ')}${post.sentBack}`}
          </span>
        </p>
      )}
      <div className="kb-wrap">
        {post.state !== 'published' && (
          <Button onClick={() => setOpen('write')}>
            {post.reply ? t('改回复', 'Change the answer') : t('写回复', 'Answer')}
          </Button>
        )}
        {supervises && post.mayReview && (
          <>
            <Button
              type="primary"
              loading={review.isPending}
              onClick={() => review.mutate({ input: { id: post.id, agreed: true } }, refused)}
            >
              {t('可以发', 'Let it out')}
            </Button>
            <Button onClick={() => setOpen('back')}>{t('退回', 'Send back')}</Button>
          </>
        )}
        {post.state === 'reviewed' && (
          <Button
            type="primary"
            loading={publish.isPending}
            onClick={() => publish.mutate({ input: { id: post.id } }, refused)}
          >
            {t('已经发出去了', 'It is out now')}
          </Button>
        )}
      </div>
      {open === 'write' && (
        <WordsSheet
          title={t('写回复', 'Answer')}
          action={t('交审核', 'Hand in for review')}
          label={t('回复', 'Answer')}
          hint={t('另一位同事审过才能发布。', 'A colleague reads it before it goes out.')}
          rows={6}
          most={2000}
          begin={post.reply ?? ''}
          operation={writeReply}
          touches={touches}
          input={(reply) => ({ id: post.id, reply })}
          onClose={() => setOpen(undefined)}
        >
          <p className="kb-said">{post.words}</p>
        </WordsSheet>
      )}
      {open === 'back' && (
        <WordsSheet
          title={t('退回回复', 'Send the answer back')}
          action={t('退回', 'Send back')}
          label={t('哪里要改', 'What is to change')}
          rows={3}
          most={400}
          operation={reviewReply}
          touches={touches}
          input={(words) => ({ id: post.id, agreed: false, words })}
          onClose={() => setOpen(undefined)}
        />
      )}
    </article>
  )
}
