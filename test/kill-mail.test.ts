import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeChance } from '../src/start/demo/invent.ts'
import { count } from './support/imports.ts'
import { TestMailbox } from './support/mailbox.ts'
import { smallCompany } from './support/small-company.ts'
import { makeWorld } from './support/world.ts'

/** Long runs raise this: KEBAN_FAULT_ROUNDS=200 npm run test:faults. */
const rounds = Math.ceil(Number(process.env.KEBAN_FAULT_ROUNDS ?? 20) / 20)

const MAILS = 30
const KILLS = 3

test.each(Array.from({ length: rounds }, (_, at) => at + 1))(
  `a worker killed ${KILLS} times between mails and their tickets loses none, makes none twice and answers none twice (seed %i)`,
  { timeout: 120_000 },
  async (seed) => {
    const world = await makeWorld('2026-03-02T01:00:00.000Z')
    const company = await smallCompany(world)
    const box = await TestMailbox.open(world, company.projectId)
    try {
      const chance = makeChance(seed)
      for (let at = 0; at < MAILS; at += 1)
        box.put({ from: `person${at}@example.cn`, subject: `第 ${at} 封`, text: `内容 ${at}` })
      const log = join(world.place.files, `mail-${world.slug}.log`)
      const { connection, files } = world.place
      let killed = 0
      for (let finished = false; !finished; ) {
        // A claim of a worker that died is given up after five minutes.
        box.turn(6)
        const plan = JSON.stringify({ connection, files, tenantId: world.tenantId, now: world.now, log })
        const child = spawn(process.execPath, ['test/support/mail-child.ts', plan], {
          stdio: ['ignore', 'pipe', 'inherit'],
          env: { ...process.env, NODE_COMPILE_CACHE: '.cache/compile' },
        })
        const ended = new Promise<boolean>((resolve) => child.on('exit', (code) => resolve(code === 0)))
        const moment = chance.below(500)
        if (killed < KILLS) child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), moment))
        finished = await ended
        if (!finished) killed += 1
      }
      expect(killed).toBe(KILLS)
      const of = (what: string) =>
        count(world, `select ${what} from tickets where tenant_id = $1 and channel = 'mail'`)
      expect(await of('count(*)')).toBe(MAILS)
      expect(await of('count(distinct words)')).toBe(MAILS)
      expect((await box.all()).map(({ cameAs }) => cameAs)).toEqual(
        Array.from({ length: MAILS }, () => 'filed'),
      )
      const sent = existsSync(log)
        ? readFileSync(log, 'utf8')
            .trim()
            .split('\n')
            .map((line) => JSON.parse(line).id as string)
        : []
      expect(sent.length).toBe(new Set(sent).size)
      // Killed between claim and answer nobody knows whether the receipt went out: it is not sent again.
      const clear = (await box.all()).filter(({ receipt }) => receipt === 'sent')
      expect(clear.every(({ id }) => sent.includes(id))).toBe(true)
      expect(MAILS - clear.length).toBeLessThanOrEqual(KILLS)
    } finally {
      await box.close()
      await world.close()
    }
  },
)
