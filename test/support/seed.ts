import fc from 'fast-check'

/** Properties are tried with one seed, so that a run can be repeated; KEBAN_SEED tries another. */
fc.configureGlobal({ seed: Number(process.env.KEBAN_SEED ?? 20_261_121) })
