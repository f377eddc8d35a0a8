import { type ChildProcess, fork, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import type { PortalSettings, Question } from './portal.ts';
import type { PortalsSettings } from './portals.ts';
import type { TlsDoor } from './tls.ts';
import type { Traffic } from './traffic.ts';
import type { WorldOptions } from './world.ts';

const here = import.meta.dirname;

/** The built command, in a folder of its own, so that nobody's build changes it while it is measured. */
export const toolFolder = join(here, '../node_modules/.cache/bench');
export const tool = join(toolFolder, 'bin.js');

/** What a measured process did and used. */
export interface Run {
  readonly stdout: string;
  readonly exitCode: number | null;
  readonly startedMs: number;
  readonly endedMs: number;
  readonly cpuSec: number;
  readonly peakMb: number;
}

export interface RunOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly execArgv?: readonly string[];
}

/** Runs a script to its end in a process of its own. Errors: throws, with what the script said, unless it ends with one of `codes`. */
export async function runScript(
  script: string,
  args: readonly string[],
  { cwd, env = {}, execArgv = [] }: RunOptions,
  codes: readonly number[] = [0],
): Promise<Run> {
  const folder = mkdtempSync(join(tmpdir(), 'provision-bench-usage-'));
  const usage = join(folder, 'usage.json');
  const startedMs = Date.now();
  const child = spawn(process.execPath, [...execArgv, '--import', join(here, 'usage.mjs'), script, ...args], {
    cwd,
    env: { ...calmEnv, ...env, BENCH_USAGE: usage },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [stdout, stderr, exitCode] = await Promise.all([
    textOf(child.stdout),
    textOf(child.stderr),
    new Promise<number | null>((resolve) => child.once('close', resolve)),
  ]);
  const endedMs = Date.now();
  if (!codes.includes(exitCode ?? -1))
    throw new Error(`${script} ended with ${exitCode}\n${stderr.slice(-4000)}${stdout.slice(0, 1000)}`);
  const { cpuSec, peakMb } = JSON.parse(readFileSync(usage, 'utf8')) as { cpuSec: number; peakMb: number };
  rmSync(folder, { recursive: true });
  return { stdout, exitCode, startedMs, endedMs, cpuSec, peakMb };
}

/** The environment without what would change how the tool talks. */
export const calmEnv: Readonly<Record<string, string>> = {
  PATH: process.env.PATH ?? '',
  HOME: process.env.HOME ?? '',
  CI: 'true',
  LANG: 'C.UTF-8',
  NO_COLOR: '1',
};

/** A portal in a process of its own. */
export interface BenchPortal {
  readonly webhookUrl: string;
  readonly report: () => Promise<Traffic>;
  readonly clear: () => Promise<void>;
  readonly openTls: () => Promise<TlsDoor>;
  /** Fills it with the chats of a config, and lays the lockfile beside it. */
  readonly seed: (folder: string, world: WorldOptions) => Promise<void>;
  readonly close: () => void;
}

async function startPortal(settings: PortalSettings): Promise<BenchPortal> {
  const child = fork(join(here, 'portal.ts'), [JSON.stringify(settings)], { execArgv: ['--import', 'tsx'] });
  const { webhookUrl } = (await nextMessage(child)) as { webhookUrl: string };
  const ask = async (question: Question): Promise<unknown> => {
    child.send(question);
    return nextMessage(child);
  };
  return {
    webhookUrl,
    report: async () => (await ask({ ask: 'report' })) as Traffic,
    clear: async () => void (await ask({ ask: 'clear' })),
    openTls: async () => (await ask({ ask: 'tls' })) as TlsDoor,
    seed: async (folder, world) => void (await ask({ ask: 'seed', folder, world })),
    close: () => void child.disconnect(),
  };
}

/** Opens a portal for one piece of work. */
export async function withPortal<T>(settings: PortalSettings, work: (portal: BenchPortal) => Promise<T>): Promise<T> {
  const portal = await startPortal(settings);
  try {
    return await work(portal);
  } finally {
    portal.close();
  }
}

/** Opens many portals, all in one process, for one piece of work; it gets their webhooks. */
export async function withPortals<T>(
  settings: PortalsSettings,
  work: (webhookUrls: readonly string[]) => Promise<T>,
): Promise<T> {
  const child = fork(join(here, 'portals.ts'), [JSON.stringify(settings)], { execArgv: ['--import', 'tsx'] });
  try {
    const { webhookUrls } = (await nextMessage(child)) as { webhookUrls: readonly string[] };
    return await work(webhookUrls);
  } finally {
    child.disconnect();
  }
}

function nextMessage(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const gone = () => reject(new Error('the portal ended'));
    child.once('exit', gone);
    child.once('message', (message) => {
      child.off('exit', gone);
      resolve(message);
    });
  });
}

async function textOf(stream: NodeJS.ReadableStream): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}
