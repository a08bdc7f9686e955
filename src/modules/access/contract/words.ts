/** Access: how a customer comes into the portal and with which homes, and whom he can call. What he does there belongs to other modules. */

/** Minutes that a code lets one in, how often it may be mistyped, and seconds until another may be asked for. */
export const CODE_MINUTES = 5
export const CODE_TRIES = 5
export const CODE_PAUSE_SECONDS = 60
/** Days that an invitation may be used, and that a device stays in after its last use. */
export const INVITATION_DAYS = 7
export const SESSION_DAYS = 30

export const accessRefusals = {
  'access.no_sms': {
    zh: '这家公司现在不能发短信。请用管家给您的邀请码进入，或点“我的号码没登记”。',
    en: 'This company cannot send texts now. Use the invitation code of your steward, or say that your number is not on record.',
  },
  'access.phone_unreadable': {
    zh: '手机号不对，请核对：{phone}',
    en: 'This is not a mobile number: {phone}',
    status: 422,
  },
  'access.too_soon': {
    zh: '刚发过验证码，{seconds} 秒后可以再发。',
    en: 'A code was just sent. Another can be sent in {seconds} seconds.',
    status: 429,
  },
  'access.too_many': {
    zh: '今天试得太多了，请过 {hours} 小时再试；急事请直接打电话。',
    en: 'Too many tries. Try again in {hours} hour(s); if it is urgent, call.',
    status: 429,
  },
  'access.wrong_code': {
    zh: '验证码不对，还可以试 {left} 次。',
    en: 'The code is not right; {left} more tries.',
    status: 422,
  },
  'access.code_spent': {
    zh: '验证码过期了，或试错太多。请重新获取。',
    en: 'The code has expired or was mistyped too often. Ask for a new one.',
    status: 410,
  },
  'access.wrong_invitation': {
    zh: '邀请码不对、用过了或过期了。请管家再给您一个。',
    en: 'This invitation is wrong, used or expired. Ask your steward for another.',
    status: 410,
  },
  'access.request_unknown': {
    zh: '没有这个申请，或不在您的范围。',
    en: 'No such request, or outside your scope.',
    status: 404,
  },
  'access.request_decided': { zh: '这个申请已经处理过了。', en: 'This request was decided already.' },
  'access.who_is_it': {
    zh: '请选这个号码是哪位客户的。',
    en: 'Choose the customer whose number it is.',
    status: 422,
  },
  'access.no_home': {
    zh: '他名下没有房屋，进不了业主端。请先登记房屋。',
    en: 'This customer holds no home, so the portal stays closed. Record the home first.',
  },
  'access.project_unknown': {
    zh: '没有这个项目，或不在您的范围。',
    en: 'No such project, or outside your scope.',
    status: 404,
  },
  'access.which_project': {
    zh: '请选是哪个小区。',
    en: 'Choose the estate.',
    status: 422,
  },
  'access.say_what': {
    zh: '请写一句发生了什么事。',
    en: 'Say in a few words what has happened.',
    status: 422,
  },
} as const
