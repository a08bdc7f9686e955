import type { Page } from 'playwright-core'

/** Words of the product that stand in Chinese on a page: what is neither among these names nor marked as the policy's or somebody's own. */
export const chineseOf = (page: Page, names: readonly string[]) =>
  page.evaluate((known) => {
    const found: string[] = []
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walk.nextNode()) {
      if (walk.currentNode.parentElement?.closest('body [lang^="zh"]')) continue
      const text = known.reduce((left, name) => left.replaceAll(name, ''), walk.currentNode.textContent ?? '')
      if (/[\p{Script=Han}，。；：、（）「」]/u.test(text)) found.push(text.trim())
    }
    return found
  }, names)
