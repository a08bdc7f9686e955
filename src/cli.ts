import process from 'node:process'

const [command, ...rest] = process.argv.slice(2)

switch (command) {
  case 'do': {
    const { runDo } = await import('./cli/do.ts')
    process.exit(await runDo(rest, new Date().toISOString()))
    break
  }
  case 'playbook': {
    if (rest[0] === 'deadlines') {
      const { printDeadlines } = await import('./cli/deadlines.ts')
      process.exitCode = printDeadlines(rest.slice(1))
      break
    }
    const { runPlaybookCommand } = await import('./cli/playbook.ts')
    const io = {
      out: (line: string) => console.log(line),
      error: (line: string) => console.error(line),
      root: process.cwd(),
    }
    process.exitCode = await runPlaybookCommand(rest, io)
    break
  }
  case 'backup': {
    const { runBackup } = await import('./cli/backup.ts')
    process.exit(await runBackup(rest, new Date().toISOString()))
    break
  }
  case 'restore': {
    const { runRestore } = await import('./cli/backup.ts')
    process.exit(await runRestore(rest))
    break
  }
  case 'drill': {
    const { runDrill } = await import('./cli/drill.ts')
    process.exit(await runDrill(rest, new Date().toISOString()))
    break
  }
  case 'release': {
    const { runRelease } = await import('./cli/release.ts')
    process.exit(await runRelease(rest))
    break
  }
  case 'demo': {
    const { runDemo } = await import('./cli/demo.ts')
    await runDemo(() => new Date())
    process.exit(0)
    break
  }
  case 'generate': {
    const { generate } = await import('./cli/generate.ts')
    const different = await generate(rest[0] === 'check' ? 'check' : 'write')
    for (const file of different) console.log(file)
    process.exitCode = rest[0] === 'check' && different.length > 0 ? 1 : 0
    break
  }
  default:
    console.error('usage: npm run -s do|playbook|backup|restore|drill|generate|demo|release -- …')
    process.exitCode = 2
}
