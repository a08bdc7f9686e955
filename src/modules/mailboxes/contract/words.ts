/** Mailboxes: where customers write to. What comes is taken in once as a ticket or joins one, and is answered with its number. */
import { both, namesOf, type Words } from '#platform/operation.ts'

export const securityWords = {
  tls: both('SSL/TLS（一般是 993 端口）', 'SSL/TLS (usually port 993)'),
  starttls: both('STARTTLS（一般是 143 端口）', 'STARTTLS (usually port 143)'),
  none: both('不加密（只在内网用）', 'None (inside one’s own network only)'),
} as const
export const securities = namesOf(securityWords)

export const cameAsWords = {
  filed: both('登记成诉求', 'Filed'),
  joined: both('并到原来那件', 'Joined its ticket'),
  own: both('我们自己发的', 'Our own'),
  unfiled: both('没登记成', 'Not filed'),
} as const

/** Who says that the sender is who he says: our own receiving server, or nobody. */
export const standingWords = {
  verified: both('已核实', 'Verified'),
  unverified: both('未核实', 'Not verified'),
  forged: both('发件人是冒充的', 'Forged sender'),
} as const
export const standings = namesOf(standingWords)
export type Standing = keyof typeof standingWords

/** Why nothing was answered. */
export const silentWords = {
  joined: both('并到原来那件，不再回', 'It joined its ticket'),
  automatic: both('对方是自动回复', 'It was an automatic answer itself'),
  bulk: both('群发邮件', 'Sent in bulk'),
  list: both('邮件列表', 'A mailing list'),
  bounce: both('退信', 'A returned mail'),
  'no-reply': both('对方地址不收信', 'The address takes no mail'),
  own: both('我们自己的地址', 'Our own address'),
  'no-address': both('没有发件人地址', 'No address to answer to'),
  forged: both('发件人是冒充的', 'The sender is forged'),
  enough: both('一小时内回得够多了', 'Enough was answered within the hour'),
  'no-sender': both('没有配发邮件', 'No way of sending mail is set up'),
  unfiled: both('还没登记成', 'Not filed yet'),
} as const
export type Silent = keyof typeof silentWords
export const automaticReasons = [
  'automatic',
  'bulk',
  'list',
  'bounce',
  'no-reply',
] as const satisfies readonly Silent[]

export const receiptWords = {
  none: both('没有回执', 'No receipt'),
  queued: both('回执待发', 'Receipt waits'),
  claimed: both('回执在发', 'Receipt being sent'),
  sent: both('回执已发', 'Receipt sent'),
  failed: both('回执没发出', 'Receipt failed'),
  unknown: both('回执不知发出没有', 'Receipt: nobody knows'),
} as const

export const leftOutWords = {
  'too-many': both('太多', 'too many'),
  'too-large': both('太大', 'too large'),
  empty: both('是空的', 'empty'),
  type: both('不收这种文件', 'a kind that is not taken'),
  program: both('是程序', 'a program'),
  bomb: both('解开后大得不正常', 'unpacks to an abnormal size'),
} as const
export const whyLeftOut = namesOf(leftOutWords)

/** What keeps us from reading, by the code that stands first in the answer; what to do about it. */
const problems: Record<string, Words> = {
  LOGIN: both(
    '服务器不认账号或密码。多数邮箱要用“授权码”代替密码，并先打开 IMAP 服务。',
    'The server refuses account or password. Most providers want an app password, and IMAP switched on.',
  ),
  UNREACHABLE: both(
    '连不上服务器。请核对地址和端口，并让网络放行。',
    'The server cannot be reached. Check address and port, and let the network pass it.',
  ),
  NO_HOST: both('没有这个服务器地址。请核对拼写。', 'No server of this name. Check how it is written.'),
  CERTIFICATE: both(
    '服务器的证书不对：过期，或不是这个地址的。请改用证书上的地址，或让对方换证书。',
    'The certificate of the server is wrong: expired, or for another name. Use the name it is for, or have it renewed.',
  ),
  SECURITY: both(
    '加密方式不对：这个端口不是这样说话的。993 配 SSL/TLS，143 配 STARTTLS。',
    'The wrong way of encrypting for this port. 993 goes with SSL/TLS, 143 with STARTTLS.',
  ),
  FOLDER: both('没有这个文件夹。收件箱一般叫 INBOX。', 'No such folder. The inbox is usually called INBOX.'),
  SLOW: both(
    '服务器太久没有回答，过一会儿自动再试。',
    'The server did not answer in time. It is tried again by itself.',
  ),
  CUT: both(
    '读到一半连接断了，过一会儿自动接着读。',
    'The connection was cut half-way. It goes on by itself in a while.',
  ),
  REFUSED: both('服务器不让读。它说的话在后面。', 'The server does not let us read. Its own words follow.'),
  DEMO: both('演示公司不连真的邮箱。', 'A demo company reads no real mailbox.'),
}

/** Plain words for `LOGIN Invalid credentials`; undefined for a code that is not known. */
export const sayProblem = (problem: string | null): Words | undefined =>
  problems[problem?.split(' ')[0] ?? '']
