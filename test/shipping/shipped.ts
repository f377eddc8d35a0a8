import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { freshFolder } from './folders.ts';

export const root = join(import.meta.dirname, '../..');

/**
 * The repository as a forge lays it out for a job that uses the action, with its build made already.
 *
 * A copy, as whoever builds meanwhile replaces files under our feet, and as the action would build in place where none is found.
 */
export const shipped = layOut();

/** A folder for the PATH with the two commands of the image. */
export const commandsFolder = join(shipped, 'bin');

function layOut(): string {
  const folder = join(freshFolder(), 'provision');
  mkdirSync(join(folder, 'bin'), { recursive: true });
  for (const name of ['action', 'dist', 'package.json'])
    cpSync(join(root, name), join(folder, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'dir');
  const commands = { provision: 'dist/bin.js', 'provision-lockfile': 'action/gitlab.mjs' };
  for (const [name, target] of Object.entries(commands)) {
    const script = `#!/bin/sh\nexec "${process.execPath}" "${join(folder, target)}" "$@"\n`;
    writeFileSync(join(folder, 'bin', name), script, { mode: 0o755 });
  }
  return folder;
}
