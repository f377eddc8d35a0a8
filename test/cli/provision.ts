import { spawn } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Surroundings {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string;
}

export const bin = join(import.meta.dirname, '../../dist/bin.js');

/** Runs the built program as a shell would, with nothing of this process's environment but where programs lie. */
export function provision(args: readonly string[], { cwd, env, stdin }: Surroundings): Promise<Ended> {
  const child = spawn(process.execPath, [bin, ...args], {
    cwd,
    env: { PATH: process.env.PATH ?? '', HOME: cwd, CI: '1', PROVISION_LANG: 'en', ...env },
  });
  child.stdin.on('error', () => {}).end(stdin ?? '');
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}
