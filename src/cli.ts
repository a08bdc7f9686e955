import { generate } from './cli/generate.ts'

const [command, ...rest] = process.argv.slice(2)

switch (command) {
  case 'generate': {
    const different = await generate(rest[0] === 'check' ? 'check' : 'write')
    for (const file of different) console.log(file)
    process.exitCode = rest[0] === 'check' && different.length > 0 ? 1 : 0
    break
  }
  default:
    console.error('usage: npm run -s <do|playbook|backup|restore> -- …')
    process.exitCode = 2
}
