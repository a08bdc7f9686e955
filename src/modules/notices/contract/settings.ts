import { z } from 'zod'
import { cursor, done, id, operation } from '#platform/operation.ts'

/** The ways a colleague can be reached, and by which of them he is; for the page of his own settings. */
export const seeWays = operation({
  name: 'notices.ways',
  title: { zh: '我的提醒方式', en: 'How I am reminded' },
  audience: 'staff',
  method: 'GET',
  path: '/me/notices',
  permission: null,
  input: z.object({}),
  output: z.object({
    /** In the order in which one is taken where nobody chose. */
    ways: z.array(z.object({ channel: z.string(), set: z.boolean(), mine: z.boolean() })),
    /** Where digests go now; null: nowhere. */
    now: z.string().nullable(),
  }),
})

const sent = z.object({
  id,
  at: z.string(),
  kind: z.string(),
  to: z.string(),
  channel: z.string().nullable(),
  body: z.string(),
  state: z.string(),
  skipReason: z.string().nullable(),
  /** The provider's code first, then its words. */
  answer: z.string().nullable(),
  tries: z.number(),
  sentAt: z.string().nullable(),
})

export const listNotices = operation({
  name: 'notices.list',
  title: { zh: '发给同事的', en: 'Sent to colleagues' },
  audience: 'staff',
  method: 'GET',
  path: '/notices',
  permission: 'system.administer',
  input: z.object({
    state: z.string().max(20).optional(),
    after: cursor,
    limit: z.number().int().min(1).max(200).default(50),
  }),
  output: z.object({
    notices: z.array(sent),
    /** Of the last seven days. */
    states: z.array(z.object({ state: z.string(), count: z.number() })),
    after: z.string().nullable(),
  }),
})

export const listOutlets = operation({
  name: 'notices.outlets',
  title: { zh: '发送设置', en: 'Ways of sending' },
  audience: 'staff',
  method: 'GET',
  path: '/notices/outlets',
  permission: 'system.administer',
  input: z.object({}),
  output: z.object({
    outlets: z.array(
      z.object({
        channel: z.string(),
        set: z.boolean(),
        /** How many colleagues can be reached this way. */
        people: z.number(),
        /** Whether the person who asks can. */
        mine: z.boolean(),
      }),
    ),
    people: z.number(),
    robots: z.array(
      z.object({
        id,
        channel: z.string(),
        title: z.string(),
        project: z.string().nullable(),
        signed: z.boolean(),
      }),
    ),
  }),
})

export const sendTest = operation({
  name: 'notices.test',
  title: { zh: '发一条测试', en: 'Send a test' },
  audience: 'staff',
  method: 'POST',
  path: '/notices/test',
  permission: 'system.administer',
  input: z.object({ channel: z.string().max(20), robotId: id.optional() }),
  output: z.object({ id }),
  refusals: {
    'notices.not_set': {
      zh: '这种方式还没有配置，请在服务器的设置里填好再试。',
      en: 'This way is not set up yet. Fill in the settings of the server first.',
    },
    'notices.no_address': {
      zh: '这种方式找不到您：没有关联账号，或没有填邮箱、手机号。',
      en: 'You cannot be reached this way: no account is linked, or no mail address or number is known.',
    },
    'notices.no_robot': { zh: '没有这个群机器人。', en: 'No such group robot.', status: 404 },
  },
})

export const addRobot = operation({
  name: 'notices.add-robot',
  title: { zh: '加群机器人', en: 'Add a group robot' },
  audience: 'staff',
  method: 'POST',
  path: '/notices/robots',
  permission: 'system.administer',
  input: z.object({
    title: z.string().trim().min(1).max(60),
    /** As the group chat shows it: `https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=…`. */
    address: z.string().trim().min(1).max(500),
    /** What its messages are signed with, where it asks for a signature. */
    secret: z.string().trim().max(200).optional(),
    projectId: id.nullish(),
    /** What it writes in. */
    language: z.enum(['zh-CN', 'en']).default('zh-CN'),
  }),
  output: z.object({ id, channel: z.string() }),
  refusals: {
    'notices.not_a_robot': {
      zh: '这不是企业微信、钉钉或飞书群机器人的地址，请从群设置里复制完整的 Webhook 地址。',
      en: 'This is not the address of a group robot of WeCom, DingTalk or Feishu. Copy the whole webhook address from the group.',
      status: 422,
    },
    'notices.no_project': { zh: '没有这个项目。', en: 'No such project.', status: 422 },
  },
})

export const removeRobot = operation({
  name: 'notices.remove-robot',
  title: { zh: '去掉群机器人', en: 'Remove a group robot' },
  audience: 'staff',
  method: 'POST',
  path: '/notices/robots/:id/remove',
  permission: 'system.administer',
  input: z.object({ id }),
  output: done,
  refusals: {
    'notices.no_robot': { zh: '没有这个群机器人。', en: 'No such group robot.', status: 404 },
  },
})

/** What a demo company "sent": nothing of it left the house, so that codes and links are read here. */
export const seeDemoSent = operation({
  name: 'notices.demo-sent',
  title: { zh: '演示公司发出去的', en: 'What the demo sent' },
  audience: 'public',
  method: 'GET',
  path: '/demo/sent',
  permission: null,
  input: z.object({ channel: z.string().max(20).optional() }),
  output: z.object({
    channels: z.array(z.object({ channel: z.string(), count: z.number() })),
    sent: z.array(z.object({ id, at: z.string(), channel: z.string(), to: z.string(), body: z.string() })),
  }),
  refusals: {
    'notices.no_demo': {
      zh: '只有演示公司有这一页。',
      en: 'Only a demo company has this page.',
      status: 404,
    },
  },
})
