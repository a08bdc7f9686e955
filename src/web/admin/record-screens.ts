import type { Screen } from './screen.ts'

/** Customers and what is known of them, in the order of the navigation. */
export const recordScreens: readonly Screen[] = [
  {
    path: 'customers',
    title: { zh: '客户', en: 'Customers' },
    permissions: ['customers.see'],
    icon: 'people',
    persons: true,
    help: async () => (await import('#modules/customers/admin/Customers.help.ts')).help,
    load: async () => (await import('#modules/customers/admin/Customers.tsx')).Customers,
  },
  {
    path: 'customers/:id',
    title: { zh: '客户详情', en: 'Customer' },
    permissions: ['customers.see'],
    persons: true,
    help: async () => (await import('#modules/customers/admin/Customer.help.ts')).help,
    load: async () => (await import('#modules/customers/admin/Customer.tsx')).Customer,
  },
  {
    path: 'customers/:id/print',
    title: { zh: '打印客户卡', en: 'Print the card' },
    permissions: ['customers.see'],
    persons: true,
    help: async () => (await import('#modules/customers/admin/PrintCustomer.help.ts')).help,
    load: async () => (await import('#modules/customers/admin/PrintCustomer.tsx')).PrintCustomer,
  },
  {
    path: 'dossiers',
    title: { zh: '档案完整度', en: 'Complete records' },
    permissions: ['customers.see'],
    icon: 'catalogue',
    help: async () => (await import('#modules/dossiers/admin/Dossiers.help.ts')).help,
    load: async () => (await import('#modules/dossiers/admin/Dossiers.tsx')).Dossiers,
  },
  {
    path: 'dossiers/lacking',
    title: { zh: '谁的档案缺什么', en: 'Whose record lacks what' },
    permissions: ['customers.see'],
    persons: true,
    help: async () => (await import('#modules/dossiers/admin/Lacking.help.ts')).help,
    load: async () => (await import('#modules/dossiers/admin/Lacking.tsx')).Lacking,
  },
  {
    path: 'dossiers/wanted',
    title: { zh: '想知道什么', en: 'What is wanted' },
    permissions: ['playbook.change'],
    help: async () => (await import('#modules/dossiers/admin/WantedFacts.help.ts')).help,
    load: async () => (await import('#modules/dossiers/admin/WantedFacts.tsx')).WantedFacts,
  },
  {
    path: 'changes',
    title: { zh: '资料变更申请', en: 'Changes asked for' },
    permissions: ['customers.see'],
    icon: 'pen',
    persons: true,
    help: async () => (await import('#modules/dossiers/admin/ChangeRequests.help.ts')).help,
    load: async () => (await import('#modules/dossiers/admin/ChangeRequests.tsx')).ChangeRequests,
  },
]
