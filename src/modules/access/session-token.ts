import { createHash } from 'node:crypto'

/** What is kept of a token: 32 random bytes need no salt. */
export const tokenDigest = (token: string) => createHash('sha256').update(token).digest('base64url')

/** The cookie of a company's portal: a device may be in at several. */
export const cookieName = (slug: string) => `keban.portal.${slug}`

/** The token that a device brings for this company. */
export function tokenIn(cookies: string | undefined, slug: string): string | undefined {
  const name = `${cookieName(slug)}=`
  return cookies
    ?.split(/;\s*/)
    .find((each) => each.startsWith(name))
    ?.slice(name.length)
}
