import { execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

/** A PostgreSQL of our own: the real server, on a socket in a fresh folder. */
export interface Postgres {
  /** The folder of the socket. */
  readonly socket: string;
  readonly address: string;
  /** Stops it as a power cut would, and lets it come back. */
  readonly restart: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Where the server's programs lie, newest first: as Debian installs them, or wherever the path finds them. */
export const programs = [
  ...debian(),
  ...(process.env.PATH ?? '').split(':').filter((folder) => existsSync(join(folder, 'initdb'))),
][0];

function debian(): readonly string[] {
  const root = '/usr/lib/postgresql';
  if (!existsSync(root)) return [];
  return readdirSync(root)
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => join(root, version, 'bin'))
    .filter((folder) => existsSync(join(folder, 'initdb')));
}

/** Starts one. It refuses to run as root, so that root runs it as the user that Debian made for it. */
export async function startPostgres(): Promise<Postgres> {
  if (programs === undefined) throw new Error('no PostgreSQL is installed here');
  const bin = programs;
  const folder = mkdtempSync(join(tmpdir(), 'pg-'));
  const owner = process.getuid?.() === 0 ? ownerOf() : undefined;
  if (owner) chownSync(folder, owner.uid, owner.gid);
  const as = owner ? { uid: owner.uid, gid: owner.gid } : {};
  const data = join(folder, 'data');
  const env = { PATH: process.env.PATH ?? '', LC_ALL: 'C' };
  execFileSync(join(bin, 'initdb'), ['-D', data, '-U', 'tester', '-A', 'trust', '--no-sync', '-E', 'UTF8'], {
    ...as,
    cwd: folder,
    env,
    stdio: 'ignore',
  });
  const start = async () => {
    const settings = ['listen_addresses=', `unix_socket_directories=${folder}`, 'fsync=off', 'max_connections=50'];
    const child = spawn(join(bin, 'postgres'), ['-D', data, ...settings.flatMap((each) => ['-c', each])], {
      ...as,
      cwd: folder,
      env,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
    await new Promise<void>((resolve, reject) => {
      let log = '';
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        log += text;
        if (log.includes('ready to accept connections')) resolve();
      });
      child.once('close', () => reject(new Error(log)));
    });
    return { child, ended };
  };
  let running = await start();
  const halt = async () => {
    running.child.kill('SIGQUIT');
    await running.ended;
  };
  return {
    socket: folder,
    address: `postgres://tester@/postgres?host=${encodeURIComponent(folder)}`,
    restart: async () => {
      await halt();
      running = await start();
    },
    stop: async () => {
      await halt();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function ownerOf(): { readonly uid: number; readonly gid: number } {
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}
