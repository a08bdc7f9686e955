import { archiveCall, recordCall } from '#modules/registers/contract/calls.ts'
import { returnDeposit, takeDeposit } from '#modules/registers/contract/deposits.ts'
import { recordPost, reviewReply, writeReply } from '#modules/registers/contract/posts.ts'
import type { DemoCompany } from './company.ts'
import type { DemoStage } from './stage.ts'

/** What the garden's front desk has in its books on the last day. */
export async function keepRegisters(stage: DemoStage, company: DemoCompany): Promise<void> {
  const projectId = company.projects.garden
  const desk = stage.as(company.serviceOf.garden)
  const lead = stage.as(company.leadOf.garden)
  const { id } = await desk(takeDeposit, { projectId, who: '陈师傅', what: '钥匙一串', place: '前台抽屉' })
  await desk(returnDeposit, { id, to: '陈师傅' })
  await desk(takeDeposit, {
    projectId,
    who: '快递柜转存',
    what: '冷链箱一个',
    place: '前台冰柜',
    expectedOn: stage.today(),
  })
  await desk(takeDeposit, { projectId, who: '装修队', what: '工具包两个', place: '前台柜 2' })
  const praise = await desk(recordPost, {
    projectId,
    source: '业主论坛',
    words: '三号楼的路灯修好了，晚上遛弯亮堂多了，谢谢师傅。',
    tags: ['表扬'],
  })
  await desk(writeReply, { id: praise.id, reply: '谢谢您告诉我们，师傅看到很高兴。哪里还暗，随时说。' })
  await lead(reviewReply, { id: praise.id, agreed: true })
  const hot = await desk(recordPost, {
    projectId,
    source: '本地生活号',
    words: '地下车库又漏水，停车位上一滩一滩的，有没有人管？',
    tags: ['热点', '投诉'],
  })
  await desk(writeReply, {
    id: hot.id,
    reply: '车库漏水我们今天看过，明早维修队进场，修到哪一步在公告栏说。',
  })
  const call = { projectId, announced: true }
  await desk(recordCall, { ...call, about: '问车位月租怎么交', link: 'https://pbx.example/calls/1801' })
  const { id: special } = await desk(recordCall, {
    ...call,
    about: '车库漏水第三次来电，上次答应的时间没有到',
    link: 'https://pbx.example/calls/1802',
  })
  await desk(archiveCall, { id: special, why: '答应的时间没有做到' })
}
