import { currentTenant, fetchJson } from './call.ts'

const EDGE = 1600
const BYTES = 400_000

/** Makes a photo small on the phone: at most 1600 px and 400 kB. What cannot be drawn goes as it is. */
export async function shrinkPhoto(file: Blob): Promise<Blob> {
  try {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' })
    const scale = Math.min(1, EDGE / Math.max(picture.width, picture.height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(picture.width * scale)
    canvas.height = Math.round(picture.height * scale)
    canvas.getContext('2d')!.drawImage(picture, 0, 0, canvas.width, canvas.height)
    picture.close()
    for (const quality of [0.82, 0.7, 0.55, 0.4]) {
      const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality))
      if (blob && (blob.size <= BYTES || quality === 0.4)) return blob
    }
  } catch {
    // not a picture this browser can draw
  }
  return file
}

/** Uploads one photo, or a sound, and answers its id. */
export async function sendPhoto(
  photo: Blob,
  audience: 'staff' | 'customer' | 'public' = 'staff',
  name = 'photo.jpg',
  /** Of a work order, where nobody is signed in. */
  token?: string,
): Promise<string> {
  const body = new FormData()
  if (token) body.append('token', token)
  body.append('file', photo, name)
  const tenant = currentTenant()
  const answer = await fetchJson(`/api/${audience}/files`, {
    method: 'POST',
    body,
    credentials: 'same-origin',
    headers: tenant ? { 'keban-tenant': tenant } : {},
  })
  return (answer as { id: string }).id
}

const sent = new WeakMap<Blob, string>()

/** Uploads these one after the other and answers their ids; what has arrived before is not sent again. */
export async function sendPhotos(photos: readonly Blob[]): Promise<string[]> {
  const ids: string[] = []
  for (const photo of photos) {
    const id = sent.get(photo) ?? (await sendPhoto(photo))
    sent.set(photo, id)
    ids.push(id)
  }
  return ids
}
