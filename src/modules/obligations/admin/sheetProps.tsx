import type { Matter } from '../contract/matters.ts'

export interface SheetProps {
  matter: Pick<Matter, 'id' | 'title' | 'appointedAt'> &
    Partial<Pick<Matter, 'playbook' | 'needs' | 'verb' | 'customerId'>>
  home: {
    room: string | null
    customer: string | null
    customerId?: string | null
    matters: readonly Pick<Matter, 'id' | 'title'>[]
  }
  onClose(): void
}
