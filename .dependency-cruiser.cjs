/** The rules between folders. No exceptions list: a rule that hurts is changed by a decision record. */
const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

/** A module's contract: one file, or a folder of files by sub-noun. */
const contract = 'contract(\\.ts|/[a-z-]+\\.ts)$'

module.exports = {
  forbidden: [
    forbid(
      'engine-is-pure',
      'The engine decides; it does not fetch, store or send.',
      { path: '^src/engine/', pathNot: '\\.test\\.ts$' },
      {
        pathNot: ['^src/engine/', '^node_modules/(zod|temporal-polyfill|lunar-typescript)/'],
      },
    ),
    forbid(
      'platform-knows-no-business',
      'platform/ could ship in another product.',
      { path: '^src/platform/' },
      {
        path: '^src/(modules|engine|web|start|cli|app|main)',
      },
    ),
    forbid(
      'contract-is-light',
      'The browser reads contracts: zod, the operation shape, other contracts and their own rules only.',
      {
        path: `^src/modules/([^/]+)/${contract}`,
      },
      {
        pathNot: [
          '^node_modules/zod/',
          '^src/platform/operation\\.ts$',
          `^src/modules/[^/]+/${contract}`,
          '^src/modules/$1/rules\\.ts$',
        ],
      },
    ),
    forbid(
      'screens-reach-contracts-only',
      'Screens call operations; they import contracts, rules, web/ui and screens of their audience.',
      {
        path: '^src/modules/[^/]+/(admin|portal)/|^src/web/',
      },
      {
        path: '^src/',
        pathNot: [
          `^src/modules/[^/]+/(${contract}|rules\\.ts$)`,
          '^src/modules/[^/]+/(admin|portal)/',
          '^src/web/',
          '^src/platform/(address|operation)\\.ts$',
        ],
      },
    ),
    forbid(
      'portal-never-reaches-admin',
      'The customer bundle holds nothing of the staff screens.',
      { path: '/portal/' },
      { path: '/admin/' },
    ),
    forbid(
      'server-never-imports-screens',
      'Server code runs without a browser.',
      {
        path: '^src/(modules|platform|engine|start|cli)/',
        pathNot: '/(admin|portal)/',
      },
      { path: '^src/web/|/(admin|portal)/' },
    ),
    forbid(
      'queries-and-rules-are-private',
      "Another module's operations and contract are public; its queries and rules are not.",
      {
        path: '^src/modules/([^/]+)/',
      },
      { path: '^src/modules/[^/]+/(queries|rules)\\.ts$', pathNot: '^src/modules/$1/' },
    ),
    forbid('no-cycles', 'Files that need each other are one file or three.', {}, { circular: true }),
    forbid(
      'tests-stay-tests',
      'Nothing but tests imports tests or their support.',
      { path: '^src/', pathNot: '\\.test\\.ts$' },
      {
        path: '\\.test\\.ts$|^test/',
      },
    ),
    forbid('no-unresolved', 'Every import leads somewhere.', {}, { couldNotResolve: true }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default'] },
  },
}
