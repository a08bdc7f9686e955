import { parentPort, workerData } from 'node:worker_threads'
import type { Playbook } from '#engine/playbook.ts'
import { type RehearsalPlan, rehearse } from '#engine/rehearse.ts'

/** Plays each playbook against the same facts, in a thread of its own: a year of a company takes seconds of a core. */
const { playbooks, plan } = workerData as { playbooks: Playbook[]; plan: RehearsalPlan }
parentPort?.postMessage(playbooks.map((playbook) => rehearse(playbook, plan)))
