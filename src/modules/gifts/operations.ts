import type { Implementation } from '#platform/perform.ts'
import { giveGiftOperation, proposeGiftsOperation, takeGiftBackOperation } from './give-gift.ts'
import {
  addGiftOperation,
  changeGiftOperation,
  listGiftsOperation,
  stockGiftOperation,
} from './keep-gifts.ts'
import { listGiftMovesOperation, listGivenOperation } from './list-moves.ts'
import { previewGiftsOperation } from './preview-gifts.ts'

/** Everything this module can be asked to do. */
export const giftsOperations: readonly Implementation[] = [
  listGiftsOperation,
  addGiftOperation,
  changeGiftOperation,
  stockGiftOperation,
  listGiftMovesOperation,
  previewGiftsOperation,
  proposeGiftsOperation,
  giveGiftOperation,
  takeGiftBackOperation,
  listGivenOperation,
]
