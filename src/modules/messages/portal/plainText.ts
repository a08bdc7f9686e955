/** A text without the signature of the company before it, which a phone needs and this page does not. */
export const plainText = (body: string) => body.replace(/^【[^】]{1,60}】/, '').trim()
