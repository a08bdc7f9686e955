import { columnsOf, untilErased } from './columns.ts'
import type { Kept } from './words.ts'

/** What is kept of how a record came to be as it is. */
export const recordCatalogue: readonly Kept[] = [
  {
    about: 'customer',
    what: {
      zh: '档案里哪一项、何时听说、愿不愿说',
      en: 'Which facts were heard when, and which he would not say',
    },
    columns: columnsOf('heard_facts', 'field answer ask_again_on'),
    purpose: {
      zh: '资料不过时，不愿说的不再问',
      en: 'Records that stay true; who would not say is left in peace',
    },
    basis: 'contract',
    permission: 'customers.see',
    protection: 'plain',
    keptFor: untilErased,
  },
  {
    about: 'customer',
    what: {
      zh: '申请改的资料：原来的、要改成的、答复',
      en: 'Changes of the record asked for: old, new, the answer',
    },
    columns: columnsOf('change_requests', 'field before_sealed after_sealed why answer'),
    purpose: { zh: '资料改得对，说得清谁要改的', en: 'To change records rightly and say who asked' },
    basis: 'contract',
    permission: 'customers.change',
    protection: 'sealed',
    keptFor: {
      zh: '一直保存；删除本人后只剩编号，内容删掉',
      en: 'For good; by number and without what was said once he is erased',
    },
  },
  {
    about: 'customer',
    what: {
      zh: '过户：原业主，十分钟内可撤回的内容',
      en: 'Transfers: who sold, and for ten minutes what could be put back',
    },
    columns: columnsOf('home_transfers', 'former rows_sealed'),
    purpose: { zh: '办错了能撤回', en: 'To take back a mistake' },
    basis: 'contract',
    permission: 'customers.change',
    protection: 'sealed',
    keptFor: untilErased,
  },
]
