/** Places: projects, batches, buildings and homes, and the milestones that hang on them. Who holds a home is customers'. */
import { namesOf } from '#platform/operation.ts'

export const projectMilestones = {
  presaleOn: { zh: '认筹开始', en: 'Presale starts' },
  salesOpenOn: { zh: '开盘', en: 'Sales open' },
  salesSiteClosesOn: { zh: '售楼处关闭', en: 'Sales site closes' },
  firstHandoverOn: { zh: '首批交付', en: 'First handover' },
  handoverOn: { zh: '交付', en: 'Handover' },
  moveInOn: { zh: '入伙', en: 'Moving in starts' },
  moveInEndedOn: { zh: '入伙结束', en: 'Moving in ends' },
} as const

export type ProjectMilestone = keyof typeof projectMilestones

export const milestoneNames = namesOf(projectMilestones)

export const projectKinds = {
  residential: { zh: '住宅', en: 'Residential' },
  office: { zh: '写字楼', en: 'Offices' },
  mall: { zh: '商场', en: 'Mall' },
  other: { zh: '其他', en: 'Other' },
} as const

export const placeFields = {
  project: { zh: '项目', en: 'Project' },
  building: { zh: '楼栋', en: 'Building' },
  entrance: { zh: '单元', en: 'Entrance' },
  floor: { zh: '楼层', en: 'Floor' },
  room: { zh: '房号', en: 'Home' },
  houseType: { zh: '户型', en: 'House type' },
  area: { zh: '建筑面积', en: 'Area' },
  steward: { zh: '管家', en: 'Steward' },
} as const

export const refusals = {
  'places.project_taken': { zh: '已有项目“{name}”。', en: 'There is a project “{name}” already.' },
  'places.building_taken': {
    zh: '这个项目已有“{name}”。',
    en: 'This project has a building “{name}” already.',
  },
  'places.unknown': {
    zh: '没有找到，或不在您的范围。',
    en: 'Not found, or outside your scope.',
    status: 404,
  },
  'places.rooms_unreadable': {
    zh: '房号规则读不懂：“{text}”。楼层写成 1-33 或 B1,1-18。',
    en: 'The rule “{text}” cannot be followed. Write floors as 1-33 or B1,1-18.',
    status: 422,
  },
  'places.too_many_rooms': {
    zh: '一次最多 5,000 户，这条规则会生成 {text} 户。',
    en: 'At most 5,000 homes at once; this rule makes {text}.',
    status: 422,
  },
  'places.room_unreadable': {
    zh: '“{text}”读不成房号，请写成 7-2-1802 这样。',
    en: '“{text}” is no home. Write it as 7-2-1802.',
    status: 422,
  },
  'places.nothing_moved': { zh: '日期没有变。', en: 'The date is the same.', status: 422 },
  'places.go_live_too_late': {
    zh: '这个项目最早的待办 {on} 到期，启用日不能晚于这一天。',
    en: 'The first obligation of this project is due on {on}; the go-live date cannot be later.',
  },
  'places.go_live_too_early': {
    zh: '公司 {on} 才启用，项目不能更早。请填 {on} 或以后；要更早，请管理员先改公司的启用日。',
    en: 'The company goes live on {on}, a project cannot be earlier. Enter {on} or later; for an earlier day the administrator moves the company’s date first.',
  },
  'places.already_taken_back': {
    zh: '这次改动已经撤回过，或之后又改过。',
    en: 'This move was taken back already, or moved again since.',
  },
} as const
