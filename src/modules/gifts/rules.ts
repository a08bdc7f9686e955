/** A gift that may go to somebody. */
export interface Choice {
  id: string
  name: string
  occasions: readonly string[]
  stock: number
}

/**
 * The one proposed: of those that fit, are left and that he has not had, one meant for the occasion before one for everything, without an
 * occasion one for everything before one meant for another, then the one of which most are left.
 */
export function proposedOf<C extends Choice>(
  choices: readonly C[],
  had: ReadonlySet<string>,
  occasion: string | undefined,
): C | undefined {
  const meant = ({ occasions }: C) => {
    const fitting = occasion === undefined ? occasions.length === 0 : occasions.includes(occasion)
    return fitting ? 0 : 1
  }
  return choices
    .filter((each) => each.stock > 0 && !had.has(each.id))
    .filter(
      ({ occasions }) => occasion === undefined || occasions.length === 0 || occasions.includes(occasion),
    )
    .sort(
      (one, other) =>
        meant(one) - meant(other) || other.stock - one.stock || one.name.localeCompare(other.name, 'zh'),
    )[0]
}
