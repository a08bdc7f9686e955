import type { Matter } from '../contract.ts'

export interface SheetProps {
  matter: Pick<Matter, 'id' | 'title' | 'appointedAt'>
  home: { room: string | null; customer: string | null; matters: readonly Pick<Matter, 'id' | 'title'>[] }
  onClose(): void
}
