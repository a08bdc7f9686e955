import {
  birthdayText,
  type Contact,
  emptyContact,
  type Labelled,
  nameOf,
  type PostalAddress,
} from './read-vcard.ts'

type Put = (contact: Contact, value: string, row: Map<string, string>) => void

const text =
  (
    field:
      | 'name'
      | 'family'
      | 'given'
      | 'middle'
      | 'prefix'
      | 'suffix'
      | 'nickname'
      | 'organisation'
      | 'department'
      | 'title'
      | 'note',
  ): Put =>
  (contact, value) => {
    contact[field] ||= value
  }
const listed =
  (field: 'phones' | 'emails' | 'urls', kind: string): Put =>
  (contact, value) => {
    contact[field].push({ kind, value })
  }
const other =
  (name: string): Put =>
  (contact, value) => {
    contact.others[name] = value
  }
const category: Put = (contact, value) => {
  contact.categories.push(
    ...value
      .split(/ ::: |[;,]/)
      .map((each) => each.replace(/^\* /, '').trim())
      .filter(Boolean),
  )
}
const born: Put = (contact, value) => {
  contact.birthday = dayText(value)
}

// The column names of Outlook, Gmail, Thunderbird and the web mail programs that copy them.
const COLUMNS: Record<string, Put> = {
  'display name': text('name'),
  name: text('name'),
  'first name': text('given'),
  'given name': text('given'),
  'middle name': text('middle'),
  'additional name': text('middle'),
  'last name': text('family'),
  'family name': text('family'),
  title: text('prefix'),
  'name prefix': text('prefix'),
  suffix: text('suffix'),
  'name suffix': text('suffix'),
  nickname: text('nickname'),
  company: text('organisation'),
  organization: text('organisation'),
  'organization 1 - name': text('organisation'),
  department: text('department'),
  'organization 1 - department': text('department'),
  'job title': text('title'),
  'organization 1 - title': text('title'),
  notes: text('note'),
  gender: (contact, value) => {
    contact.gender = value.toLowerCase()
  },
  birthday: born,
  anniversary: (contact, value) => {
    contact.others.anniversary = dayText(value)
  },
  'birth year': (contact, value, row) => {
    const [month, day] = ['birth month', 'birth day'].map((each) => (row.get(each) ?? '').padStart(2, '0'))
    contact.birthday = `${value}-${month}-${day}`
  },
  categories: category,
  'group membership': category,
  'maiden name': other('maidenname'),
  "manager's name": other('manager'),
  "assistant's name": other('assistant'),
  spouse: other('spouse'),
  'im skype': other('skype-username'),
  ...Object.fromEntries(['aim', 'icq', 'jabber', 'msn', 'yahoo'].map((each) => [`im ${each}`, other(each)])),
  ...each('emails', {
    'email home': 'home',
    'email work': 'work',
    'email other': '',
    'primary email': 'home',
    'secondary email': '',
    'e-mail address': '',
    'e-mail 2 address': '',
    'e-mail 3 address': '',
    email: '',
  }),
  ...each('phones', {
    'home phone': 'home',
    'home phone 2': 'home2',
    'business phone': 'work',
    'business phone 2': 'work2',
    'work phone': 'work',
    'home mobile': 'cell',
    'mobile phone': 'cell',
    'mobile number': 'cell',
    'primary phone': 'main',
    'home fax': 'homefax',
    'fax number': 'homefax',
    'business fax': 'workfax',
    'car phone': 'car',
    pager: 'pager',
    'pager number': 'pager',
    'phone video': 'video',
    "assistant's phone": 'assistant',
    'other phone': '',
  }),
  ...each('urls', {
    'website blog': 'blog',
    'website home page': 'homepage',
    'website other': '',
    'website profile': 'profile',
    'website work': 'work',
    'web page 1': 'homepage',
    'web page 2': '',
    'web page': 'homepage',
  }),
}

const ADDRESS =
  /^(home|work|business|other) (street|address|city|state|zip|zipcode|postal code|country|country\/region)$/
const NUMBERED = /^(e-mail|phone|website|relation|address) (\d+) - (value|street)$/

/**
 * The reader for rows of an address book exported as a table, by the English column names such programs write. Its contacts are
 * those that the same program's vCard export gives.
 * @param header the first row
 * @returns null when no column is one of an address book
 */
export function addressBookReader(header: readonly string[]): ((cells: readonly string[]) => Contact) | null {
  const names = header.map((name) => name.trim().toLowerCase())
  if (!names.some((name) => name in COLUMNS || ADDRESS.test(name) || NUMBERED.test(name))) return null
  return (cells) => {
    const row = new Map(names.map((name, at) => [name, (cells[at] ?? '').trim()]))
    const contact = emptyContact()
    const addresses = new Map<string, PostalAddress>()
    for (const [name, value] of row) {
      if (!value) continue
      const put = COLUMNS[name]
      const address = ADDRESS.exec(name)
      const numbered = NUMBERED.exec(name)
      if (put) put(contact, value, row)
      else if (address) addressOf(addresses, address[1]!)[partOf(address[2]!)] = value
      else if (numbered) takeNumbered(contact, addresses, numbered, row, value)
    }
    contact.addresses = [...addresses.values()]
    contact.name = nameOf(contact)
    return contact
  }
}

function takeNumbered(
  contact: Contact,
  addresses: Map<string, PostalAddress>,
  [, what = '', number = '']: RegExpExecArray,
  row: Map<string, string>,
  value: string,
): void {
  const kind = kindOf(row.get(`${what} ${number} - type`) ?? '')
  if (what === 'relation') contact.others[kind] = value
  else if (what === 'address') {
    const part = (name: string) => row.get(`address ${number} - ${name}`) ?? ''
    const place = { street: value, city: part('city'), region: part('region') }
    addresses.set(`${kind} ${number}`, {
      kind,
      ...place,
      postcode: part('postal code'),
      country: part('country'),
    })
  } else {
    const list: Labelled[] =
      what === 'e-mail' ? contact.emails : what === 'phone' ? contact.phones : contact.urls
    for (const each of value.split(' ::: ')) list.push({ kind, value: each })
  }
}

function kindOf(type: string): string {
  const kind = type.replace(/^\* /, '').replaceAll(' ', '').toLowerCase()
  return kind === 'mobile' ? 'cell' : kind === 'other' ? '' : kind
}

function addressOf(addresses: Map<string, PostalAddress>, place: string): PostalAddress {
  const kind = place === 'business' ? 'work' : place === 'other' ? '' : place
  const known = addresses.get(kind)
  if (known) return known
  const made = { kind, street: '', city: '', region: '', postcode: '', country: '' }
  addresses.set(kind, made)
  return made
}

function partOf(name: string): 'street' | 'city' | 'region' | 'postcode' | 'country' {
  if (name === 'street' || name === 'address') return 'street'
  if (name === 'city') return 'city'
  if (name === 'state') return 'region'
  return name.startsWith('country') ? 'country' : 'postcode'
}

function dayText(value: string): string {
  const [, day, month, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(value) ?? []
  // Without a hint 03/05 stays as written: it may be March or May.
  if (!day || !month || (Number(day) <= 12 && Number(month) <= 12 && day !== month))
    return birthdayText(value)
  const [d, m] = Number(day) > 12 ? [day, month] : [month, day]
  return `${year}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`
}

function each(field: 'phones' | 'emails' | 'urls', kinds: Record<string, string>): Record<string, Put> {
  return Object.fromEntries(Object.entries(kinds).map(([name, kind]) => [name, listed(field, kind)]))
}
