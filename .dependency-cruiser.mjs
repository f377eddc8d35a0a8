import { fileURLToPath } from 'node:url';

/**
 * Floors and doors: who may import whom, as drawn in src/README.md.
 *
 * A room imports itself and lower floors; rooms of one floor do not know each other. `doors` lists, for each room,
 * the modules of Node it may use and the packages it may use, with the one file that may use them where there is one.
 */
const floors = [
  ['base'],
  ['model'],
  ['resources', 'disk'],
  ['config', 'plan', 'read', 'execute', 'portal', 'state', 'avatar', 'report'],
  ['app'],
  ['cli'],
];

const doors = {
  base: { node: ['crypto'] },
  model: {},
  resources: { node: ['crypto'] },
  config: { node: ['path'] },
  plan: {},
  read: {},
  execute: { node: ['path'] },
  portal: { node: ['crypto', 'net', 'url'] },
  disk: { node: ['crypto', 'fs', 'fs/promises', 'os', 'path'] },
  state: { node: ['crypto', 'fs', 'fs/promises', 'os', 'path', 'process'] },
  avatar: { node: ['crypto', 'dns', 'dns/promises', 'fs', 'fs/promises', 'net', 'path', 'stream', 'url'] },
  report: { node: ['path'] },
  app: { node: ['crypto', 'path', 'url'] },
  cli: { node: ['child_process', 'path', 'path/posix', 'process', 'readline', 'readline/promises', 'url', 'util'] },
  sandbox: {},
};

/** Packages and the only files that may import them. */
const packages = {
  yaml: '^src/config/yaml/yaml\\.ts$',
  'csv-parse': '^src/config/each/csv\\.ts$',
  undici: '^src/(portal/transport|avatar/from-url|state/web/transport)\\.ts$',
  postgres: '^src/state/postgres/',
  aws4: '^src/state/s3/',
  listr2: '^src/cli/rows\\.ts$',
  commander: '^src/cli/',
};
const generated = '^src/config/generated/';

const rooms = Object.keys(doors);
const anyRoom = `^src/(${rooms.join('|')})/`;
const inRoom = (...names) => `^src/(${names.join('|')})/`;
const lowerFloors = (floor) => (floor === 0 ? [] : [inRoom(...floors.slice(0, floor).flat())]);
const npmPackage = (name) => `(^|/)node_modules/${name}/|^${name}(/|$)`;

const floorRules = floors.map((names, floor) => ({
  name: `floor-${floor}-${names.length === 1 ? names[0] : 'rooms'}`,
  comment: `${names.join(', ')}: imports its own room and lower floors only`,
  severity: 'error',
  from: { path: inRoom(...names) },
  to: {
    path: '^src/',
    pathNot: ['^src/$1/', ...lowerFloors(floor), ...(names.includes('app') ? [inRoom('sandbox')] : [])],
  },
}));

const nodeRules = rooms
  .filter((room) => room !== 'sandbox')
  .map((room) => ({
    name: `door-${room}`,
    comment: `${room}/ may use these modules of Node: ${doors[room].node?.join(', ') ?? 'none'}`,
    severity: 'error',
    from: { path: inRoom(room) },
    to: { dependencyTypes: ['core'], pathNot: (doors[room].node ?? []).map((name) => `^(node:)?${name}$`) },
  }));

const packageRules = Object.entries(packages).map(([name, files]) => ({
  name: `package-${name}`,
  comment: `only ${files} may import ${name}`,
  severity: 'error',
  from: { path: '^src/', pathNot: files },
  to: { path: npmPackage(name) },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...floorRules,
    ...nodeRules,
    ...packageRules,
    {
      name: 'package-unlisted',
      comment: 'the packages we build on are listed in this file, with their doors',
      severity: 'error',
      from: { path: '^src/', pathNot: generated },
      to: {
        dependencyTypesNot: ['core', 'local', 'localmodule', 'undetermined'],
        path: 'node_modules/',
        pathNot: Object.keys(packages).map(npmPackage),
      },
    },
    {
      name: 'sandbox-alone',
      comment: 'an emulator that shares code with the client shares its mistakes',
      severity: 'error',
      from: { path: inRoom('sandbox') },
      to: { pathNot: inRoom('sandbox'), dependencyTypesNot: ['core'] },
    },
    {
      name: 'sandbox-on-demand',
      comment: 'only app/ reaches the sandbox, and only through import(), types aside',
      severity: 'error',
      from: { path: '^src/', pathNot: inRoom('sandbox') },
      to: { path: inRoom('sandbox'), dependencyTypesNot: ['dynamic-import', 'type-only'] },
    },
    {
      name: 'process-door',
      comment: 'bin.ts reads argv, keeps compiled code and hands over to cli/, nothing else',
      severity: 'error',
      from: { path: '^src/bin\\.ts$' },
      to: { pathNot: [inRoom('cli'), '^(node:)?(process|module)$'] },
    },
    {
      name: 'library-door',
      comment: 'index.ts shows what app/ can do and the nouns it speaks in',
      severity: 'error',
      from: { path: '^src/index\\.ts$' },
      to: { pathNot: inRoom('app', 'model', 'base') },
    },
    {
      name: 'disk-callers',
      comment:
        'plain files are for what we remember and for the recipes; the other rooms get what they need through ports',
      severity: 'error',
      from: { path: '^src/', pathNot: inRoom('disk', 'state', 'app', 'cli') },
      to: { path: inRoom('disk') },
    },
    {
      name: 'lockfile-on-disk',
      comment: 'of the stores only file/ knows that there are files',
      severity: 'error',
      from: { path: '^src/state/', pathNot: '^src/state/file/' },
      to: { path: [inRoom('disk'), '^(node:)?fs(/promises)?$'] },
    },
    {
      name: 'process-number',
      comment: 'state/ knows the process only as the holder of a lock',
      severity: 'error',
      from: { path: '^src/state/', pathNot: '^src/state/file/process-identity\\.ts$' },
      to: { path: '^(node:)?process$' },
    },
    {
      name: 'no-cycle',
      comment: 'type-only cycles count: they tie rooms together all the same',
      severity: 'error',
      from: { path: '^src/' },
      to: { circular: true },
    },
    {
      name: 'no-unknown',
      comment: 'every import leads somewhere',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-dev-dependency',
      comment: 'what users install is in "dependencies"',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-stray-file',
      comment: 'every file has a room; only index.ts and bin.ts stand at the door',
      severity: 'error',
      from: {},
      to: { path: '^src/', pathNot: [anyRoom, '^src/(index|bin)\\.ts$'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: fileURLToPath(new URL('tsconfig.json', import.meta.url)) },
    detectProcessBuiltinModuleCalls: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
