/** A job that waits for somebody. */
export interface WaitingJob {
  id: string
  category: string | null
  buildingId: string | null
  urgent: boolean
  /** Roles that may take it; empty: everybody. */
  roles: readonly string[]
  /** Never given to him: the one complained about. */
  not: string | null
}

/** Somebody who could take it, as he stands now. */
export interface Hand {
  id: string
  roles: readonly string[]
  skills: readonly string[]
  capacity: number
  onHand: number
  onDuty: boolean
  /** Buildings where he has a job already. */
  buildings: readonly string[]
  /** When he was last given one; null: never. */
  lastGivenAt: string | null
}

export const CAPACITY = 6

export const fits = (job: WaitingJob, hand: Hand) =>
  job.not !== hand.id && (job.roles.length === 0 || job.roles.some((role) => hand.roles.includes(role)))

/**
 * To whom a job goes by itself: on duty, of the role, with room; one with the skill before all others, where anybody has it;
 * then whoever is at that building anyway, then the least laden, then who waited longest. Urgent work goes over capacity.
 */
export function chooseHand(job: WaitingJob, hands: readonly Hand[]): Hand | undefined {
  const able = hands.filter((hand) => hand.onDuty && fits(job, hand))
  const free = able.filter((hand) => hand.onHand < hand.capacity)
  const skilled = free.filter((hand) => job.category !== null && hand.skills.includes(job.category))
  const from = skilled.length > 0 ? skilled : free.length > 0 ? free : job.urgent ? able : []
  return [...from].sort((one, other) => order(job, one) - order(job, other) || waited(one, other))[0]
}

const order = (job: WaitingJob, hand: Hand) =>
  hand.onHand - (job.buildingId !== null && hand.buildings.includes(job.buildingId) ? 1.5 : 0)

const waited = (one: Hand, other: Hand) =>
  (one.lastGivenAt ?? '').localeCompare(other.lastGivenAt ?? '') || one.id.localeCompare(other.id)

/** Gives the jobs out in their order; what nobody can take stays. */
export function spread(
  jobs: readonly WaitingJob[],
  hands: readonly Hand[],
): { jobId: string; staffId: string }[] {
  const standing = hands.map((hand) => ({ ...hand, buildings: [...hand.buildings] }))
  const given: { jobId: string; staffId: string }[] = []
  for (const job of jobs) {
    const hand = chooseHand(job, standing)
    if (!hand) continue
    given.push({ jobId: job.id, staffId: hand.id })
    const his = standing.find(({ id }) => id === hand.id)!
    his.onHand += 1
    // Whoever had one now is last of those alike.
    his.lastGivenAt = `9${String(given.length).padStart(6, '0')}`
    if (job.buildingId) his.buildings.push(job.buildingId)
  }
  return given
}

/** `450` → `07:30`; past midnight it is the next morning. */
export const clockOf = (minute: number) =>
  `${String(Math.floor((minute % 1440) / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
