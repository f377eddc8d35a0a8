import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { root, run } from './at-once.ts';

const cache = join(root, 'node_modules/.cache/nodes');

/** The lines of Node besides our own floor that people run; each is tried before a merge. */
export const otherNodes = [22, 24, 26] as const;

/**
 * The newest Node of a line, taken from the npm registry and kept below `node_modules/.cache`.
 *
 * Shape:  the absolute path of its program.
 * Errors: rejects with npm's own words where it cannot be had.
 */
export async function nodeOf(major: number): Promise<string> {
  // npm's packages say "win" where Node says "win32".
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  const folder = join(cache, String(major));
  const program = join(folder, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(program)) return program;
  const flags = ['--no-save', '--no-audit', '--no-fund'];
  const { ok, stderr } = await run('npm', ['install', '--prefix', folder, ...flags, `${name}@${major}`]);
  if (!ok) throw new Error(`${name}@${major} cannot be had: ${stderr}`);
  return program;
}
