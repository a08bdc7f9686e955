import { existsSync, readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addressBookReader } from './read-address-book.ts'
import { bytesOf, FileRefused } from './read-bytes.ts'
import { readDelimited } from './read-delimited.ts'
import { type Contact, readVcards } from './read-vcard.ts'

async function contactsOf(bytes: Uint8Array): Promise<Contact[]> {
  const contacts: Contact[] = []
  for await (const contact of readVcards(bytesOf(bytes))) contacts.push(contact)
  return contacts
}

const card = (lines: string) =>
  contactsOf(Buffer.from(`BEGIN:VCARD\r\n${lines.replaceAll('\n', '\r\n')}\r\nEND:VCARD\r\n`))

describe('an address book of any phone is read', () => {
  test('version 2.1: quoted-printable over two lines, a character set per line, kinds without a name', async () => {
    const [contact] = await card(
      'VERSION:2.1\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E7=8E=8B;=E8=\n=8A=B3;;;\nTEL;CELL;VOICE:13812345678\nTEL;WORK;FAX:0571-1',
    )
    expect(contact).toMatchObject({
      name: '王芳',
      family: '王',
      given: '芳',
      phones: [
        { kind: 'cell', value: '13812345678' },
        { kind: 'workfax', value: '0571-1' },
      ],
    })
  })

  test('version 2.1 of a Chinese phone that names no character set', async () => {
    const gbk = Buffer.concat([
      Buffer.from('BEGIN:VCARD\nVERSION:2.1\nFN:'),
      Buffer.from('cdf5b7bc', 'hex'),
      Buffer.from('\nEND:VCARD'),
    ])
    expect((await contactsOf(gbk))[0]!.name).toBe('王芳')
  })

  test('version 3.0: folded lines, several values, escapes, labels of Apple', async () => {
    const [contact] = await card(
      'VERSION:3.0\nFN:王\n 芳\nNOTE:一\\n二\\, 三\\;四\nitem1.TEL;type=CELL;type=pref:138\nitem2.URL:http\\://a\nitem2.X-ABLabel:_$!<HomePage>!$_\nCATEGORIES:业主,老 客户\nORG:公司;客服部',
    )
    expect(contact).toMatchObject({
      name: '王芳',
      note: '一\n二, 三;四',
      phones: [{ kind: 'cell', value: '138' }],
      urls: [{ kind: 'homepage', value: 'http://a' }],
      categories: ['业主', '老 客户'],
      organisation: '公司',
      department: '客服部',
    })
  })

  test('version 4.0: addresses as links, quoted parameters, a birthday without its year', async () => {
    const [contact] = await card(
      'VERSION:4.0\nFN:Jane\nTEL;VALUE=uri;TYPE="cell,voice";PREF=1:tel:+86-138-1234-5678\nBDAY:--0305\nADR;LABEL="a:b;c":;;文一路1号;杭州市;浙江省;310000;中国',
    )
    expect(contact).toMatchObject({
      phones: [{ kind: 'cell', value: '+86-138-1234-5678' }],
      birthday: '--03-05',
      addresses: [
        { street: '文一路1号', city: '杭州市', region: '浙江省', postcode: '310000', country: '中国' },
      ],
    })
  })

  test('a card without a name is known by what it has', async () => {
    expect((await card('N:;;;;\nEMAIL:a@example.com'))[0]!.name).toBe('a@example.com')
  })
})

test('files without a card, or cut in the middle of one, are refused', async () => {
  const refused = async (text: string) =>
    contactsOf(Buffer.from(text)).catch((error: FileRefused) => error.code)
  expect(await refused('hello')).toBe('vcard.none')
  expect(await refused('BEGIN:VCARD\nFN:x\n')).toBe('vcard.not_closed')
  expect(await refused('BEGIN:VCARD\nFN:x\nBEGIN:VCARD\n')).toBe('vcard.not_closed')
  expect(await refused(`BEGIN:VCARD\nFN:${'x'.repeat(9_000_000)}\nEND:VCARD`)).toBe('vcard.too_long')
})

test('no bytes make it fail', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
      const middle = Buffer.concat([Buffer.from('BEGIN:VCARD\n'), bytes, Buffer.from('\nEND:VCARD\n')])
      await contactsOf(middle).catch((error) => expect(error).toBeInstanceOf(FileRefused))
    }),
  )
})

const material = process.env.KEBAN_MATERIAL ?? ''
const folder = `${material}/contact_exports_roundcube`
describe.skipIf(!existsSync(folder))('real exports of other programs', () => {
  test.each(['all', 'email', 'gmail', 'outlook', 'tb_plain'])(
    '%s: table and cards say the same',
    async (name) => {
      const opened = await readDelimited(bytesOf(readFileSync(`${folder}/${name}.csv`)))
      const rows: string[][] = []
      for await (const { cells } of opened.rows()) rows.push(cells)
      const read = addressBookReader(rows[0]!)!
      const fromCards = await contactsOf(readFileSync(`${folder}/${name}.vcf`))
      expect(rows.slice(1).map(read)).toEqual(fromCards)
    },
  )

  test('cards of other phones and programs', async () => {
    const names = async (path: string) =>
      (await contactsOf(readFileSync(`${material}/${path}`))).map((each) => each.name)
    expect(await names('contact_exports_roundcube/apple.vcf')).toEqual(['Apple Computer AG'])
    expect(await names('contact_exports_roundcube/johndoe.vcf')).toEqual(['John Doë'])
    expect(await names('contact_exports_roundcube/thebat.vcf')).toEqual(['Piotr Iksiñski'])
    expect(await names('contact_exports_roundcube/utf-16_sample.vcf')).toEqual([expect.any(String)])
    expect(await names('contact_exports_nextcloud/forrest-gump.vcf')).toEqual(['Forrest Gump'])
    expect(await names('contact_exports_nextcloud/without-uid.vcf')).toEqual(['Foo Bar'])
  })

  test('tables of a mail program, with and without a header', async () => {
    for (const name of readdirSync(`${material}/contact_exports_thunderbird`)) {
      const opened = await readDelimited(
        bytesOf(readFileSync(`${material}/contact_exports_thunderbird/${name}`)),
      )
      const rows: string[][] = []
      for await (const { cells } of opened.rows()) rows.push(cells)
      const read = addressBookReader(rows[0]!)
      if (name === 'csv_no_header.csv') expect(read).toBeNull()
      else expect(rows.slice(1).map((row) => read!(row).name)).toEqual(['John Doe', 'Jane Doe'])
    }
  })
})
