import { deflateRawSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeWorld, type World } from '../../../test/support/world.ts'
import { keepAttachments } from './keep-attachments.ts'

let world: World
beforeAll(async () => {
  world = await makeWorld()
})
afterAll(() => world.close())

const png = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(100, 7)])
const office = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** A packed file of one part, that says of itself it unpacks to `size` bytes. */
function packed(name: string, size: number): Buffer {
  const body = deflateRawSync(Buffer.alloc(64))
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50, 0)
  local.writeUInt16LE(name.length, 26)
  const entry = Buffer.alloc(46)
  entry.writeUInt32LE(0x02014b50, 0)
  entry.writeUInt16LE(8, 10)
  entry.writeUInt32LE(body.length, 20)
  entry.writeUInt32LE(size, 24)
  entry.writeUInt16LE(name.length, 28)
  const start = Buffer.concat([local, Buffer.from(name), body])
  const directory = Buffer.concat([entry, Buffer.from(name)])
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(start.length, 16)
  return Buffer.concat([start, directory, end])
}

const keep = (...files: { name: string; bytes: Buffer; type?: string; inline?: boolean }[]) =>
  keepAttachments(
    world.opened.system.files,
    files.map(({ name, bytes, type = 'application/octet-stream', inline }) => ({
      filename: name,
      mimeType: type,
      disposition: inline ? 'inline' : 'attachment',
      content: new Uint8Array(bytes).buffer,
    })),
  )

test('pictures, sound, papers and office documents are kept; programs and what only says it is a picture are not', async () => {
  const { files, leftOut } = await keep(
    { name: '../../etc/漏水.png', bytes: png, type: 'image/png' },
    { name: '合同.pdf', bytes: Buffer.from('%PDF-1.7 x') },
    { name: '说明.docx', bytes: packed('[Content_Types].xml', 64), type: office },
    { name: '照片.jpg', bytes: Buffer.from('MZ program'), type: 'image/jpeg' },
    { name: '看我.jpg', bytes: Buffer.from('<script>'), type: 'image/jpeg' },
    { name: '网页.html', bytes: Buffer.from('<html>'), type: 'text/html' },
    { name: '压缩.zip', bytes: packed('a.txt', 64), type: 'application/zip' },
    { name: '空.png', bytes: Buffer.alloc(0), type: 'image/png' },
  )
  expect(files.map(({ name, type }) => [name, type])).toEqual([
    ['.. .. etc 漏水.png', 'image/png'],
    ['合同.pdf', 'application/pdf'],
    ['说明.docx', office],
  ])
  expect(Object.fromEntries(leftOut.map(({ name, why }) => [name, why]))).toEqual({
    '照片.jpg': 'program',
    '看我.jpg': 'type',
    '网页.html': 'type',
    '压缩.zip': 'type',
    '空.png': 'empty',
  })
})

test('what is too large, unpacks to more than anybody has, or is the tenth, is left out by name', async () => {
  const { files, leftOut } = await keep(
    { name: '大.png', bytes: Buffer.concat([png, Buffer.alloc(10_485_760)]), type: 'image/png' },
    { name: '炸弹.docx', bytes: packed('[Content_Types].xml', 2 ** 31), type: office },
    { name: '签名.png', bytes: png, type: 'image/png', inline: true },
    ...Array.from({ length: 9 }, (_, at) => ({
      name: `${at}.png`,
      bytes: Buffer.concat([png, Buffer.from([at])]),
      type: 'image/png',
    })),
  )
  expect(files).toHaveLength(9)
  expect(files.map(({ name }) => name)).not.toContain('签名.png')
  expect(leftOut.map(({ name, why }) => [name, why])).toEqual([
    ['大.png', 'too-large'],
    ['炸弹.docx', 'bomb'],
    ['签名.png', 'too-many'],
  ])
})
