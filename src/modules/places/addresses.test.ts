import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readAddress } from './addresses.ts'

const FACTS = `徐汇区虹漕路461号58号楼5楼,上海市,市辖区,徐汇区,虹漕路461号58号楼5楼,310104
泉州市洛江区万安塘西工业区,福建省,泉州市,洛江区,万安塘西工业区,350504
福建省鼓楼区鼓楼医院,福建省,福州市,鼓楼区,鼓楼医院,350102
天津市,天津市,,,,120000
我家的地址是江苏淮安清江浦区人民路111号,江苏省,淮安市,清江浦区,人民路111号,320812
我家的地址是江苏淮安清江浦区上海路111号,江苏省,淮安市,清江浦区,上海路111号,320812
上海市浦东新区东明路街道三林路15号,上海市,市辖区,浦东新区,东明路街道三林路15号,310115
贵州省黔南布依族苗族自治州长顺县长寨街道和平中路28号,贵州省,黔南布依族苗族自治州,长顺县,长寨街道和平中路28号,522729
宁夏,宁夏回族自治区,,,,640000
淮安市市辖区,江苏省,淮安市,市辖区,,320801
吉林省朝阳区不知道店,吉林省,长春市,朝阳区,不知道店,220104
北京北京市海淀区中关村大街1号,北京市,市辖区,海淀区,中关村大街1号,110108
浙江省义乌市稠城街道,浙江省,金华市,义乌市,稠城街道,330782
湖北省仙桃市仙桃大道,湖北省,省直辖县级行政区划,仙桃市,仙桃大道,429004
广东省东莞市石龙镇1号,广东省,东莞市,,石龙镇1号,441900
内蒙古呼和浩特市赛罕区,内蒙古自治区,呼和浩特市,赛罕区,,150105
西藏拉萨城关区,西藏自治区,拉萨市,城关区,,540102
上海浦东三林路15号,上海市,市辖区,浦东新区,三林路15号,310115
上海路100号,,,,上海路100号,
南京花园3栋,,,,南京花园3栋,`

test.each(FACTS.split('\n'))('%s', (fact) => {
  const [input = '', province, city, district, rest, adcode] = fact.split(',')
  expect(readAddress(input)).toEqual({ province, city, district, rest, adcode })
})

test('a name borne by several places is not guessed', () => {
  expect(readAddress('朝阳区某路1号')).toMatchObject({
    adcode: '',
    rest: '朝阳区某路1号',
    ambiguous: ['110105', '220104'],
  })
})

test('no text makes it fail', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (text) => void readAddress(text)))
})

const facts = `${process.env.KEBAN_MATERIAL ?? ''}/zh_addresses/parse_facts.csv`
test.skipIf(!existsSync(facts))('every fact of the collection holds', () => {
  const rows = readFileSync(facts, 'utf8').trim().split(/\r?\n/).slice(1)
  for (const row of rows) {
    const [input = '', province, city, district, rest, adcode] = row.split(',')
    expect(readAddress(input)).toEqual({ province, city, district, rest, adcode })
  }
  expect(rows).toHaveLength(11)
})
