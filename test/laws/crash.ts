import { type ChildProcess, spawn } from 'node:child_process';
import { createServer, request as forward, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type Desk, timeScale } from './desk.ts';

/** The built command line; another build may be named for long runs beside people who rebuild. */
const bin = process.env.PROVISION_BIN ?? join(import.meta.dirname, '../../dist/bin.js');

export interface Finished {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Running {
  readonly process: ChildProcess;
  readonly finished: Promise<Finished>;
}

export interface CliOptions {
  readonly url?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Starts the command line as users do, in the desk's folder, with a clock as fast as the portal's. */
export function startCli(desk: Desk, args: readonly string[], { url, env }: CliOptions = {}): Running {
  const child = spawn(process.execPath, [bin, ...args], {
    cwd: desk.folder,
    env: {
      PATH: process.env.PATH ?? '',
      PROVISION_URL: url ?? desk.sandbox.webhookUrl,
      PROVISION_CLOCK_SCALE: String(timeScale),
      CI: '1',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const texts = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const)
    child[name].setEncoding('utf8').on('data', (text: string) => {
      texts[name] += text;
    });
  const finished = new Promise<Finished>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, ...texts }));
  });
  return { process: child, finished };
}

export function cli(desk: Desk, args: readonly string[], options?: CliOptions): Promise<Finished> {
  return startCli(desk, args, options).finished;
}

/**
 * What becomes of a request on its way: passed on at once or after something happened, never answered, or the end of its sender before
 * the act, after it, or before a late act.
 */
export type Fate = 'pass' | 'happen-then-pass' | 'happen-then-hold' | 'die-before' | 'die-after' | 'die-then-act';

export interface Gate {
  /** The webhook's URL that leads through the gate. */
  readonly url: string;
  readonly seen: () => number;
  readonly close: () => Promise<void>;
}

/** How long a late act, and a request after which something happened, are behind. Units: milliseconds of the wall. */
const lateMs = 50;

/** A gate between a process and the portal at which things can happen to the process or its surroundings at any request. */
export async function openGate(
  desk: Desk,
  fate: (nth: number, body: string) => Fate,
  happen: () => void,
): Promise<Gate> {
  let count = 0;
  const server = createServer((incoming, answer) => {
    void readAll(incoming).then((body) => {
      count += 1;
      const chosen = fate(count, body.toString('utf8'));
      const onward = (then: (reply: Reply) => void) => pass(desk, incoming, body, then);
      if (chosen === 'pass') return onward((reply) => send(answer, reply));
      if (chosen === 'die-after') return onward(happen);
      happen();
      if (chosen === 'die-then-act') setTimeout(() => onward(() => {}), lateMs);
      if (chosen === 'happen-then-pass') setTimeout(() => onward((reply) => send(answer, reply)), lateMs);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: desk.sandbox.webhookUrl.replace(/127\.0\.0\.1:\d+/, `127.0.0.1:${port}`),
    seen: () => count,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface Reply {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

function pass({ sandbox }: Desk, incoming: IncomingMessage, body: Buffer, then: (reply: Reply) => void): void {
  const { method, url, headers } = incoming;
  const onward = forward(`${sandbox.url}${url}`, { method: method ?? 'POST', headers, agent: false }, (reply) => {
    void readAll(reply).then((text) => then({ status: reply.statusCode ?? 0, headers: reply.headers, body: text }));
  });
  // The portal of a test that has ended is gone.
  onward.on('error', () => {});
  onward.end(body);
}

function send(answer: ServerResponse, { status, headers, body }: Reply): void {
  if (answer.destroyed) return;
  answer.writeHead(status, headers).end(body);
}

async function readAll(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
