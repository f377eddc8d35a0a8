import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import process from 'node:process';

const root = join(import.meta.dirname, '../..');

/** A folder as a team would have it: an inventory, a pack and the command in the path. */
export interface Fleet {
  readonly folder: string;
  readonly names: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** The portals whose chats are remembered. */
  readonly settled: () => readonly string[];
  readonly remove: () => void;
}

/** A fleet of embedded portals, each with its own data. `state` is where it remembers; files beside the inventory where it is not said. */
export function fleetOf(count: number, state?: string): Fleet {
  const folder = mkdtempSync(join(tmpdir(), 'provision-engines-'));
  const names = Array.from({ length: count }, (_, at) => `portal-${at + 1}`);
  const lines = names.map((name) => `  ${name}: { portal: sandbox }\n`);
  const said = state === undefined ? '' : `state: ${state}\n`;
  writeFileSync(
    join(folder, 'portals.yaml'),
    `version: 1\nfleet: engines\n${said}defaults: { chats: [base.yaml] }\nportals:\n${lines.join('')}`,
  );
  writeFileSync(
    join(folder, 'base.yaml'),
    'version: 1\nproject: engines\nchats:\n  welcome: { title: Welcome }\n  sales: { title: Sales }\n',
  );
  mkdirSync(join(folder, 'bin'));
  const command = `#!/bin/sh\nexec '${process.execPath}' '${join(root, 'dist/bin.js')}' "$@"\n`;
  writeFileSync(join(folder, 'bin/provision'), command);
  chmodSync(join(folder, 'bin/provision'), 0o755);
  return {
    folder,
    names,
    env: { HOME: folder, LANG: 'C.UTF-8', CI: 'true', PATH: `${join(folder, 'bin')}${delimiter}${process.env.PATH}` },
    settled: () => settledIn(join(folder, 'portals.lock.d')),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function settledIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter(
      (name) => name.endsWith('.json') && (readFileSync(join(folder, name), 'utf8').match(/"id":/g) ?? []).length === 2,
    )
    .map((name) => name.replace(/(\.lock)?\.json$/, ''))
    .sort();
}
