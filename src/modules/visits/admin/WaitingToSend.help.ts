import type { Help } from '#web/ui/help.ts'

export const help: Help = {
  purpose: {
    zh: '没有网络时记的，还在这台设备上，联网后自动发。',
    en: 'Recorded without a connection: on this device until it is sent.',
  },
  usual: [
    { zh: '有网了点「现在发」，或等它自己发。', en: 'Press “Send now” when connected, or wait.' },
    {
      zh: '没收下的写着原因：再发一次，或不发了。',
      en: 'What was not taken says why: send it again or drop it.',
    },
    { zh: '没发完先别退出登录。', en: 'Do not sign out before all is sent.' },
  ],
  words: [
    {
      word: { zh: '待发送', en: 'Waiting' },
      means: { zh: '只在这台设备上，别人还看不到', en: 'only on this device; nobody else sees it yet' },
    },
  ],
}
