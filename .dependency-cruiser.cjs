// Who may import whom. scripts/layers.test.mjs proves that every rule here fires.

/** For each layer of a side the other layers of that side that it may use; src-shared it may always. */
const MAIN_LAYERS = {
  process: [],
  db: [],
  import: ['process'],
  export: [],
  case: ['db', 'process'],
  ipc: ['case', 'import', 'export'],
  cli: ['case', 'import', 'export', 'process'],
  app: ['case', 'import', 'export', 'process'],
};
const RENDERER_LAYERS = {
  bridge: [],
  state: ['bridge'],
  actions: ['state'],
  editor: ['actions', 'state'],
  components: ['editor', 'actions', 'state'],
};

const TESTS = '\\.test\\.tsx?$';

/**
 * A package, wherever it is found, or its types.
 * @param {string} names
 */
const npm = (names) => `(^|node_modules/)(@types/)?(${names})(/|$)`;

/**
 * @param {string} side
 * @param {Record<string, string[]>} layers
 * @returns {import('dependency-cruiser').IForbiddenRuleType[]}
 */
const layerRules = (side, layers) =>
  Object.entries(layers).map(([layer, uses]) => ({
    name: `${side}-${layer}`,
    comment: `${layer} uses ${['src-shared', ...uses].join(', ')} and nothing else of its side`,
    severity: 'error',
    from: { path: `^src-${side}/${layer}/` },
    to: { path: `^src-${side}/`, pathNot: `^src-${side}/(${[layer, ...uses].join('|')})/` },
  }));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'shared-is-below',
      comment: 'src-shared knows neither side',
      severity: 'error',
      from: { path: '^src-shared/' },
      to: { path: '^src-(main|renderer)/' },
    },
    {
      name: 'shared-uses-zod-only',
      comment: 'no other package and nothing of Node, so that it runs wherever it is put',
      severity: 'error',
      from: { path: '^src-shared/', pathNot: TESTS },
      to: { pathNot: ['^src-', npm('zod')] },
    },
    {
      name: 'main-not-renderer',
      severity: 'error',
      from: { path: '^src-main/' },
      to: { path: '^src-renderer/' },
    },
    {
      name: 'renderer-not-main',
      severity: 'error',
      from: { path: '^src-renderer/' },
      to: { path: '^src-main/' },
    },
    ...layerRules('main', MAIN_LAYERS),
    ...layerRules('renderer', RENDERER_LAYERS),
    {
      name: 'preload-stays-small',
      comment: 'what the preload imports runs with its rights: the contract and Electron, nothing else',
      severity: 'error',
      from: { path: '^src-main/preload\\.ts$' },
      to: { pathNot: ['^src-shared/', npm('electron')] },
    },
    {
      name: 'sqlite-only-in-db',
      severity: 'error',
      from: { path: '^src-', pathNot: '^src-main/db/' },
      to: { path: npm('better-sqlite3') },
    },
    {
      name: 'lexical-only-in-editor',
      severity: 'error',
      from: { path: '^src-', pathNot: '^src-renderer/editor/' },
      to: { path: npm('lexical|@lexical') },
    },
    {
      name: 'services-without-electron',
      comment: 'the command line runs these under Node',
      severity: 'error',
      from: { path: '^src-main/(case|db|import|export|cli|process)/' },
      to: { path: npm('electron') },
    },
    {
      name: 'renderer-without-electron',
      comment: 'the page is sandboxed: window.plumbline is all it has of the machine',
      severity: 'error',
      from: { path: '^src-renderer/' },
      to: { path: npm('electron') },
    },
    {
      name: 'renderer-without-node',
      severity: 'error',
      from: { path: '^src-renderer/', pathNot: TESTS },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: { path: '^src-' },
      to: { circular: true },
    },
    {
      name: 'no-test-in-code',
      comment: 'what only a test needs stays in tests',
      severity: 'error',
      from: { path: '^src-', pathNot: TESTS },
      to: { path: [TESTS, npm('vitest|fast-check|@fast-check')] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Types count: a layer that knows another's types knows the layer.
    tsPreCompilationDeps: true,
    exclude: { path: '\\.(css|woff2|svg|png)$' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.d.ts'] },
  },
};
