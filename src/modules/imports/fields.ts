export type FieldName =
  | 'name'
  | 'phone'
  | 'spare_phone'
  | 'document'
  | 'sex'
  | 'birthday'
  | 'email'
  | 'wechat'
  | 'level'
  | 'care_consent'
  | 'customer_number'
  | 'external_number'
  | 'address'
  | 'project'
  | 'home'
  | 'building'
  | 'unit'
  | 'floor'
  | 'room'
  | 'area'
  | 'relation'
  | 'subscribed_on'
  | 'signed_on'
  | 'handover_on'
  | 'received_on'
  | 'moved_in_on'
  | 'ended_on'
  | 'steward'
  | 'note'

export type FieldKind =
  | 'people'
  | 'phones'
  | 'document'
  | 'sex'
  | 'birthday'
  | 'email'
  | 'consent'
  | 'number'
  | 'text'
  | 'home'
  | 'relation'
  | 'day'
  | 'amount'

export interface Field {
  name: FieldName
  kind: FieldKind
  of: 'customer' | 'home' | 'holding'
  zh: string
  en: string
  /** Other ways people write it above a column, Chinese and English, already in the form of `headerKey`. */
  also: readonly string[]
}

const field = (
  of: Field['of'],
  kind: FieldKind,
  name: FieldName,
  zh: string,
  en: string,
  also: string,
): Field => ({
  of,
  kind,
  name,
  zh,
  en,
  also: also.split(' ').filter(Boolean),
})

/** Every field a customer file may bring, in the order of the template. */
export const FIELDS: readonly Field[] = [
  field(
    'customer',
    'people',
    'name',
    '姓名',
    'Name',
    '客户姓名 业主姓名 业主 客户 客户名称 业主名称 名字 住户 住户姓名 户主 户主姓名 联系人 产权人 产权人姓名 买受人 承租人 租户 租户姓名 租户名称 商户 商户名称 购房人 权利人 称呼 fullname customer customername owner ownername displayname contact contactname resident tenant',
  ),
  field(
    'customer',
    'phones',
    'phone',
    '手机',
    'Phone',
    '手机号 手机号码 联系电话 电话 电话号码 联系方式 移动电话 联系手机 本人电话 业主电话 客户电话 客户手机 业主手机 手机1 电话1 联系电话1 联系号码 号码 mobile mobilephone mobilenumber cell cellphone phonenumber tel telephone contactnumber',
  ),
  field(
    'customer',
    'phones',
    'spare_phone',
    '备用电话',
    'Other phone',
    '备用手机 第二电话 其他电话 其它电话 其他联系方式 电话2 手机2 联系电话2 备用联系电话 备用联系方式 备用号码 紧急联系电话 固定电话 固话 座机 家庭电话 宅电 办公电话 otherphone secondaryphone homephone workphone phone2 alternatephone landline',
  ),
  field(
    'customer',
    'document',
    'document',
    '证件号',
    'Document number',
    '证件号码 身份证 身份证号 身份证号码 证照号 证照号码 证件编号 统一社会信用代码 信用代码 营业执照号 护照号 idnumber idcard identitynumber idno passport documentno taxid',
  ),
  field('customer', 'sex', 'sex', '性别', 'Sex', 'gender 男女'),
  field(
    'customer',
    'birthday',
    'birthday',
    '生日',
    'Birthday',
    '出生日期 出生年月 出生年月日 生辰 农历生日 阳历生日 birthdate dateofbirth dob bday',
  ),
  field(
    'customer',
    'email',
    'email',
    '邮箱',
    'E-mail',
    '电子邮箱 电子邮件 邮件 email emailaddress e-mailaddress mail 邮箱地址',
  ),
  field('customer', 'text', 'wechat', '微信', 'WeChat', '微信号 微信号码 wechatid wx weixin'),
  field(
    'customer',
    'text',
    'level',
    '级别',
    'Level',
    '客户级别 客户等级 等级 会员等级 会员级别 vip grade tier rank 星级',
  ),
  field(
    'customer',
    'consent',
    'care_consent',
    '关怀同意',
    'Care consent',
    '同意关怀 是否同意关怀 接受关怀 是否接受关怀 同意接收关怀 营销同意 consent optin careconsent',
  ),
  field(
    'customer',
    'number',
    'customer_number',
    '客户编号',
    'Customer number',
    '客户号 客户编码 客户代码 客户id 会员号 会员编号 customerno customerid customercode',
  ),
  field(
    'customer',
    'number',
    'external_number',
    '外部编号',
    'External number',
    '原系统编号 第三方编号 erp编号 外部id externalid externalno sourceid',
  ),
  field(
    'customer',
    'text',
    'address',
    '通讯地址',
    'Postal address',
    '地址 联系地址 邮寄地址 家庭住址 住址 户籍地址 mailingaddress address 通信地址',
  ),
  field(
    'home',
    'text',
    'project',
    '项目',
    'Project',
    '项目名称 小区 小区名称 楼盘 楼盘名称 所属项目 园区 社区 管理处 estate community property propertyname projectname',
  ),
  field(
    'home',
    'home',
    'home',
    '房号',
    'Home',
    '房屋 房产 房间编号 房屋编号 房屋编码 房屋坐落 房间号码 房源 房源名称 房屋信息 房屋地址 门牌 门牌号 楼栋房号 房产编号 物业地址 铺位 铺位号 铺号 商铺号 单元房号 资源名称 资源编号 homeno unitno apartment flat house suite propertyunit',
  ),
  field(
    'home',
    'text',
    'building',
    '楼栋',
    'Building',
    '楼号 栋号 幢号 楼座 栋 幢 座 楼宇 楼栋号 楼幢 楼栋名称 buildingno block tower',
  ),
  field('home', 'text', 'unit', '单元', 'Unit', '单元号 门洞 梯号 单元名称 entrance stairwell'),
  field('home', 'text', 'floor', '楼层', 'Floor', '层 所在楼层 层数 所在层 storey'),
  field('home', 'text', 'room', '房间', 'Room', '房间号 室号 室 户号 房间名称 roomno roomnumber doorno'),
  field(
    'home',
    'amount',
    'area',
    '建筑面积',
    'Gross area',
    '面积 房屋面积 计费面积 产权面积 grossarea floorarea 建筑面积m2 建面',
  ),
  field(
    'holding',
    'relation',
    'relation',
    '身份',
    'Relation',
    '客户身份 与房屋关系 与业主关系 关系 客户类型 住户类型 客户类别 业主类型 人员类型 居住性质 relationship customertype role occupancy',
  ),
  field(
    'holding',
    'day',
    'subscribed_on',
    '认购日',
    'Subscribed on',
    '认购日期 认购时间 下定日期 定购日期 subscribedate subscriptiondate reservedon',
  ),
  field(
    'holding',
    'day',
    'signed_on',
    '签约日',
    'Signed on',
    '签约日期 签约时间 合同签订日期 签订日期 合同日期 网签日期 租约开始 租赁开始日期 起租日 起租日期 contractdate signdate signingdate leasestart',
  ),
  field(
    'holding',
    'day',
    'handover_on',
    '交付日',
    'Handover on',
    '交付日期 交付时间 交房日期 交房时间 约定交付日期 交楼日期 应交付日期 handoverdate deliverydate',
  ),
  field(
    'holding',
    'day',
    'received_on',
    '收房日',
    'Received on',
    '收房日期 收房时间 收楼日期 接房日期 接房时间 实际收房日期 领钥匙日期 receivedate takeoverdate',
  ),
  field(
    'holding',
    'day',
    'moved_in_on',
    '入住日',
    'Moved in on',
    '入住日期 入住时间 入伙日期 入伙时间 迁入日期 moveindate movedin occupancydate',
  ),
  field(
    'holding',
    'day',
    'ended_on',
    '到期日',
    'Ends on',
    '到期日期 合同到期日 合同到期日期 租约到期 租赁到期日期 退租日期 过户日期 迁出日期 leaseend enddate expirydate',
  ),
  field(
    'holding',
    'text',
    'steward',
    '管家',
    'Steward',
    '管家姓名 楼栋管家 楼宇管家 责任管家 所属管家 专属管家 客服专员 责任人 负责人 butler stewardname assignedto accountmanager',
  ),
  field(
    'customer',
    'text',
    'note',
    '备注',
    'Note',
    '备注信息 说明 其他 其它 情况说明 客户备注 remark remarks comment comments notes memo description',
  ),
]

/** A header as it is compared: without spaces, marks such as *, brackets with a hint inside, and case. */
export function headerKey(header: string): string {
  const folded = header
    .normalize('NFKC')
    .replace(/[\s*＊:：_\-/\\.'"“”]+/g, '')
    .toLowerCase()
  const bare = folded.replace(/[（(【[][^)）】\]]*[)）】\]]/g, '').replace(/[?？!！]/g, '')
  return (bare || folded).slice(0, 60)
}

/** The field of that name. */
export function fieldOf(name: string): Field | undefined {
  return FIELDS.find((each) => each.name === name)
}
