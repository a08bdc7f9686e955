/**
 * A phone number as it may be shown: at most the first three and the last four digits, 138****5678, +86*******5678.
 * Short numbers show less: under eight digits the last two, under five nothing. An extension is never shown.
 */
export function maskPhone(text: string): string {
  const plain = text.normalize('NFKC').replace(/\s*(?:转|ext\.?|x|#).*$/i, '')
  const digits = plain.replace(/^(?:\+86|0086)(?=[\s-]*1[3-9])/, '').replace(/\D/g, '')
  const plus = plain.trim().startsWith('+') && !/^\+86[\s-]*1[3-9]/.test(plain) ? '+' : ''
  return plus + keep(digits, digits.length >= 10 ? 3 : 0, digits.length >= 8 ? 4 : digits.length >= 5 ? 2 : 0)
}

/** A document number as it may be shown: the first three and last four characters of fifteen or more, else the last two. */
export function maskDocument(text: string): string {
  const plain = text.normalize('NFKC').replace(/[\s-]/g, '')
  return plain.length >= 15 ? keep(plain, 3, 4) : keep(plain, 0, plain.length >= 6 ? 2 : 0)
}

/** A name where even the name is withheld: 王*, 欧*** , only the first character stays. */
export function maskName(name: string): string {
  const characters = [...name.normalize('NFKC').replace(/\s/g, '')]
  return characters.length ? characters[0] + '*'.repeat(Math.max(1, Math.min(3, characters.length - 1))) : ''
}

function keep(text: string, head: number, tail: number): string {
  const hidden = text.length - head - tail
  return text.slice(0, head) + '*'.repeat(hidden) + text.slice(text.length - tail)
}
