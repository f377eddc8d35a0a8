import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const sources = ['src', 'package.json', 'tsconfig.json', 'tsdown.config.ts'];
const built = ['dist/bin.js', 'dist/index.js', 'dist/index.d.ts', 'dist/sandbox.js', 'dist/sandbox.d.ts'];

/** Builds the package before tests that run it as users do; a build that is newer than its sources is kept. */
export default async function buildIfStale(): Promise<void> {
  const oldestBuilt = Math.min(...built.map(changedMs));
  const newestSource = Math.max(...sources.flatMap(filesBelow).map(changedMs));
  if (oldestBuilt > newestSource) return;
  const { build } = await import('tsdown');
  // What runs from the last build keeps its files until they are written anew; packing cleans up.
  await build({ cwd: root, clean: false, logLevel: 'error' });
}

function changedMs(path: string): number {
  return statSync(join(root, path), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/** The file itself, or all files and folders of a folder: a folder's own time tells of deleted files. */
function filesBelow(path: string): string[] {
  if (!statSync(join(root, path)).isDirectory()) return [path];
  return [
    path,
    ...readdirSync(join(root, path), { recursive: true, encoding: 'utf8' }).map((name) => join(path, name)),
  ];
}
