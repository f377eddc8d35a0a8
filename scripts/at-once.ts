import { execFile } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

export const root = join(import.meta.dirname, '..');

export interface Ended {
  readonly ok: boolean;
  readonly stdout: string;
  readonly stderr: string;
  readonly seconds: number;
}

/** Does pieces of work side by side, as many as there are cores. */
export async function atOnce<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<readonly R[]> {
  const results: R[] = [];
  const waiting = items.entries();
  const hand = async () => {
    for (const [at, item] of waiting) results[at] = await work(item);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, hand));
  return results;
}

/** Runs a program in the root of the checkout, without colours. Units: `timeout` in milliseconds; absent, it may take any time. */
export function run(program: string, args: readonly string[], timeout = 0): Promise<Ended> {
  const started = performance.now();
  const options = { cwd: root, env: { ...process.env, NO_COLOR: '1' }, maxBuffer: 2 ** 26, timeout };
  // npm is a script of the shell on Windows.
  const shell = process.platform === 'win32' && program === 'npm';
  return new Promise((resolve) => {
    execFile(program, args, { ...options, shell }, (error, stdout, stderr) =>
      resolve({ ok: error === null, stdout, stderr, seconds: (performance.now() - started) / 1000 }),
    );
  });
}
