import { createHash, randomUUID } from 'node:crypto'
import PostalMime, { type Address, type Attachment, type Email } from 'postal-mime'
import type { Letter } from './contract/reading.ts'
import { automaticBy, ownWords, standingOf } from './rules.ts'

const MOST_WORDS = 4000
const MOST_NESTED = 20
/** Of a page so much is read, in characters. */
const MOST_PAGE = 500_000

export interface ReadLetter extends Omit<Letter, 'files' | 'leftOut'> {
  attachments: Attachment[]
}

/** A mail as bytes, read. What cannot be read at all is kept by what can be said of it: nothing that came is lost. */
export async function readLetter(
  raw: Uint8Array,
  whole: boolean,
  trusts: string | null,
): Promise<ReadLetter> {
  const mail = await parse(raw)
  const head = mail.headers.map(({ key, value }) => ({ name: key.toLowerCase(), value }))
  const from = senderOf(mail)
  const answers = idsIn(`${mail.inReplyTo ?? ''} ${mail.references ?? ''}`)
  const subject = oneLine(mail.subject ?? '').slice(0, 300)
  const text = plain(mail.text || (await textOf(mail.html ?? '')))
  const words = answers.length > 0 ? ownWords(text) : text
  const identity = createHash('sha256').update(
    JSON.stringify([mail.messageId ?? '', mail.date ?? '', from.address, subject, text]),
  )
  return {
    identity: identity.digest('base64url'),
    messageId: mail.messageId?.slice(0, 998) ?? null,
    answers,
    from,
    standing: standingOf(head, trusts, from.address),
    subject,
    words: cut(whole ? words : `${words}\n（邮件太大，只读了开头，附件没有取。）`),
    automatic: automaticBy(head, from.address),
    attachments: whole ? mail.attachments : [],
  }
}

/** What is nested too deep or broken still has a beginning. */
async function parse(raw: Uint8Array): Promise<Email> {
  const options = { attachmentEncoding: 'arraybuffer', maxNestingDepth: MOST_NESTED } as const
  try {
    return await PostalMime.parse(raw, options)
  } catch {
    const head =
      Buffer.from(raw)
        .toString('latin1')
        .split(/\r?\n\r?\n/)[0] ?? ''
    const kept = head
      .split(/\r?\n(?![ \t])/)
      .filter((line) =>
        /^(?:from|subject|date|message-id|in-reply-to|references|auto-submitted|precedence|list-id|return-path):/i.test(
          line,
        ),
      )
    return PostalMime.parse(
      Buffer.from(`${kept.join('\r\n')}\r\n\r\n（这封信读不出来，请到邮箱里看。）`),
      options,
    )
  }
}

/** A page alone as text: beside an empty text the parser writes both as one. */
async function textOf(html: string): Promise<string> {
  if (!html) return ''
  const between = `--${randomUUID()}`
  const part = (type: string, body: string) =>
    `${between}\r\nContent-Type: text/${type}; charset=utf-8\r\n\r\n${body}\r\n`
  const parts = part('plain', '') + part('html', withoutStyles(html.slice(0, MOST_PAGE)))
  const { text } = await PostalMime.parse(
    `Content-Type: multipart/mixed; boundary="${between.slice(2)}"\r\n\r\n${parts}${between}--\r\n`,
  )
  return text ?? ''
}

/** In one pass, however many begin and never end. */
const withoutStyles = (html: string) =>
  html
    .split(/<style\b/i)
    .map((piece, at) => (at === 0 ? piece : piece.slice(/<\/style\s*>/i.exec(piece)?.index ?? piece.length)))
    .join(' ')

function senderOf(mail: Email): Letter['from'] {
  const [address] = peopleOf(mail.from)
  return {
    address: (address?.address ?? '').trim().slice(0, 320),
    name: oneLine(address?.name ?? '').slice(0, 60),
  }
}

const peopleOf = (address: Address | undefined) => (address ? (address.group ?? [address]) : [])

const idsIn = (text: string): string[] => [...new Set(text.match(/<[^<>\s]{1,990}>/g) ?? [])].slice(-50)

const oneLine = (text: string) => text.replace(/[\p{Cc}\s]+/gu, ' ').trim()

const plain = (text: string) =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(
      /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g,
      '',
    )
    .replace(/[ \t\u00a0]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()

const MARK = '…（太长，后面请到邮箱里看。）'
const cut = (text: string) =>
  text.length > MOST_WORDS ? text.slice(0, MOST_WORDS - MARK.length) + MARK : text
