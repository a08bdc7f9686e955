/** A name people can read in addresses and lists: the title where it may be a name, with a number where that is taken. */
export function freeName(title: string, taken: (name: string) => boolean): string {
  const plain =
    title
      .normalize('NFKC')
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 40) || 'new'
  for (let n = 1; ; n++) {
    const name = n === 1 ? plain : `${plain}-${n}`
    if (!taken(name)) return name
  }
}
