import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import postgres from 'postgres';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { type Postgres, startPostgres } from '../state/postgres/server.ts';

const bin = join(import.meta.dirname, '../../dist/bin.js');

/** How much faster than the wall portals and runners live. */
const timeScale = 20;

/** Of a hundred commands so many meet a fault. */
const faultPercent = 6;

export interface Size {
  readonly portals: number;
  readonly runners: number;
  /** How long it storms. Units: seconds of the wall. */
  readonly seconds: number;
  readonly seed: number;
}

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Started {
  readonly child: ChildProcess;
  readonly isOver: () => boolean;
  readonly ended: Promise<Ended>;
}

/** A fleet of embedded portals, a PostgreSQL that holds its state, and a folder with the files; these ask for more and more chats. */
export class World {
  readonly sandboxes = new Map<string, Sandbox>();
  readonly folder = mkdtempSync(join(tmpdir(), 'provision-soak-'));
  readonly #database: Postgres;
  readonly #identity: 'lockfile' | 'marker';
  readonly #running = new Set<ChildProcess>();
  #chats = 2;

  private constructor(database: Postgres, seed: number) {
    this.#database = database;
    this.#identity = seed % 2 === 0 ? 'lockfile' : 'marker';
  }

  static async open({ portals, seed }: Size): Promise<World> {
    const world = new World(await startPostgres(), seed);
    for (let at = 1; at <= portals; at++) {
      const name = `portal-${String(at).padStart(2, '0')}`;
      const faults = [`random:soak-${seed}-${name}:${faultPercent}`];
      world.sandboxes.set(name, await startSandbox({ timeScale, seed: name, faults }));
    }
    world.#writeFiles();
    return world;
  }

  /** The key and title of each chat that every portal should have as of now. */
  wanted(): ReadonlyMap<string, string> {
    return new Map(Array.from({ length: this.#chats }, (_, at) => [`c${at + 1}`, `Chat ${at + 1}`]));
  }

  wantMore(): void {
    this.#chats += 1;
    this.#writeFiles();
  }

  start(args: readonly string[]): Started {
    const env = {
      PATH: process.env.PATH ?? '',
      HOME: this.folder,
      CI: '1',
      PROVISION_CLOCK_SCALE: String(timeScale),
      PROVISION_LANG: 'en',
    };
    const child = spawn(process.execPath, [bin, ...args], { cwd: this.folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
    this.#running.add(child);
    const texts = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const)
      child[name].setEncoding('utf8').on('data', (text: string) => {
        texts[name] += text;
      });
    const ended = new Promise<Ended>((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (code, signal) => {
        this.#running.delete(child);
        resolve({ code, signal, ...texts });
      });
    });
    return { child, ended, isOver: () => !this.#running.has(child) };
  }

  /** Stops the store as a power cut would, and lets it come back. */
  async cutPower(): Promise<void> {
    await this.#database.restart();
  }

  /** Takes the locks of a few runs away, with their connections. */
  async steal(): Promise<number> {
    const login = { host: this.#database.socket, username: 'tester', database: 'postgres' };
    const admin = postgres({ ...login, max: 1, fetch_types: false });
    try {
      const taken = await admin`
        select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and granted order by random() limit 3`;
      return taken.length;
    } finally {
      await admin.end({ timeout: 1 });
    }
  }

  calm(): void {
    for (const sandbox of this.sandboxes.values()) sandbox.setFaults([]);
  }

  async close(): Promise<void> {
    for (const child of this.#running) {
      child.kill('SIGCONT');
      child.kill('SIGKILL');
    }
    for (const sandbox of this.sandboxes.values()) await sandbox.close();
    await this.#database.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  #writeFiles(): void {
    const portals = [...this.sandboxes].map(([name, { webhookUrl }]) => `  ${name}: { url: "${webhookUrl}" }\n`);
    const around = `fleet: soak\nstate: ${this.#database.address}\ndefaults: { chats: [base.yaml] }`;
    this.#put('portals.yaml', `version: 1\n${around}\nportals:\n${portals.join('')}`);
    const chats = [...this.wanted()].map(([key, title]) => `  ${key}: { title: ${title}, users: [1, 2] }\n`);
    this.#put('base.yaml', `version: 1\nproject: soak\nidentity: ${this.#identity}\nchats:\n${chats.join('')}`);
  }

  /** At once, so that nobody reads a half. */
  #put(name: string, text: string): void {
    writeFileSync(join(this.folder, `${name}.new`), text);
    renameSync(join(this.folder, `${name}.new`), join(this.folder, name));
  }
}
