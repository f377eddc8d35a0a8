import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Applied, type ApplyOptions, apply, applySaved } from '../../src/app/apply.ts';
import type { Options } from '../../src/app/options.ts';
import { type Planned, plan } from '../../src/app/plan.ts';
import { type Clock, scaledClock } from '../../src/base/clock.ts';
import type { Event } from '../../src/model/event.ts';
import type { LockRow } from '../../src/model/lockfile.ts';
import type { Plan } from '../../src/model/plan.ts';
import { type CommandRecord, type Sandbox, type SandboxOptions, startSandbox } from '../../src/sandbox/server.ts';

/** A config as it stands in the file; JSON is YAML. */
export interface Written {
  readonly project?: string;
  readonly identity?: 'lockfile' | 'marker';
  readonly undocumented?: boolean;
  readonly chats: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** How much faster than the wall both the portal and we live in these tests. */
export const timeScale = 100;

/** A portal, a folder with a config, and the tool between them. */
export interface Desk {
  readonly sandbox: Sandbox;
  readonly folder: string;
  readonly events: Event[];
  /** As fast as the portal's. */
  readonly clock: Clock;
  readonly path: (name: string) => string;
  readonly write: (config: Written, name?: string) => void;
  readonly put: (name: string, content: string | Uint8Array) => void;
  readonly apply: (more?: Partial<ApplyOptions>) => Promise<Applied>;
  readonly applySaved: (path: string, more?: Partial<ApplyOptions>) => Promise<Applied>;
  readonly plan: (more?: Partial<Options>) => Promise<Planned>;
  readonly lockText: () => string | undefined;
  /** The rows of this portal's section, or of that of another address of it. */
  readonly rows: (url?: string) => Readonly<Record<string, LockRow>>;
  readonly forgetLockfile: () => void;
  /** Commands that would change a portal, since the log was cleared; by their names alone. */
  readonly writes: () => readonly CommandRecord[];
  readonly options: (more?: Partial<Options>) => Options;
  /** What is to be closed with the desk. */
  readonly atEnd: (close: () => unknown) => void;
  readonly close: () => Promise<void>;
}

export async function openDesk(options: SandboxOptions = {}): Promise<Desk> {
  const sandbox = await startSandbox({ timeScale, seed: 'laws', ...options });
  const folder = mkdtempSync(join(tmpdir(), 'provision-laws-'));
  const clock = scaledClock(options.timeScale ?? timeScale);
  const events: Event[] = [];
  const closers: (() => unknown)[] = [];
  const lockfile = join(folder, 'chats.lock.json');
  const optionsOf = (more: Partial<Options> = {}): Options => ({
    files: ['chats.yaml'],
    cwd: folder,
    env: {},
    url: sandbox.webhookUrl,
    clock,
    onEvent: (event) => events.push(event),
    ...more,
  });
  const path = (name: string) => join(folder, name);
  const put = (name: string, content: string | Uint8Array) => {
    mkdirSync(dirname(path(name)), { recursive: true });
    writeFileSync(path(name), content);
  };
  const lockText = () => (existsSync(lockfile) ? readFileSync(lockfile, 'utf8') : undefined);
  return {
    sandbox,
    folder,
    events,
    clock,
    path,
    put,
    write: (config, name = 'chats.yaml') => put(name, textOf(config)),
    apply: (more) => apply(optionsOf(more)),
    applySaved: (file, more) => applySaved(optionsOf(more), file),
    plan: async (more) => {
      const planned = await plan(optionsOf(more));
      if (planned.kind === 'planned') return planned;
      throw new Error(`the config is wrong: ${JSON.stringify(planned.diagnostics)}`);
    },
    lockText,
    rows: (url = sandbox.url) => rowsIn(lockText(), new URL(url).host),
    forgetLockfile: () => rmSync(lockfile, { force: true }),
    writes: () => sandbox.commands.filter(({ method }) => isWriting(method)),
    options: optionsOf,
    atEnd: (close) => closers.push(close),
    close: async () => {
      for (const close of closers) await close();
      await sandbox.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Opens a desk for one piece of work. */
export async function atDesk<T>(work: (desk: Desk) => Promise<T>, options?: SandboxOptions): Promise<T> {
  const desk = await openDesk(options);
  try {
    return await work(desk);
  } finally {
    await desk.close();
  }
}

/** Agrees to whatever a plan asks. */
export const agree: NonNullable<ApplyOptions['consent']> = async (_planned, missing) =>
  Object.fromEntries(missing.map(({ what, needed }) => [what, needed]));

/** Would this method change a portal? Told by its name, so that the tool's own list is not believed. */
export function isWriting(method: string): boolean {
  return /\.(add|delete|leave|mute|join|update\w*|set\w*)$/i.test(method);
}

/** The file's text; `$` is doubled where the tool would read a reference to the environment. */
export function textOf({ project = 'laws', identity, undocumented, chats }: Written): string {
  const portal = undocumented ? { url: 'https://set.by.flag.example/rest/1/x/', undocumented } : undefined;
  const document = { version: 1, project, identity, portal, chats };
  return `${JSON.stringify(document, undefined, 2).replaceAll('${', () => '$${')}\n`;
}

/** What a plan says, a line a change. */
export function linesOf({ chats }: Plan): readonly string[] {
  return chats.flatMap(({ key, changes }) =>
    changes.map(
      ({ kind, field, from, to, added, removed, message }) =>
        `${kind} ${key} ${field ?? ''} ${JSON.stringify({ from, to, added, removed })} ${message?.code ?? ''}`,
    ),
  );
}

/** The lines of a plan that are more than notes. */
export function dueOf(plan: Plan): readonly string[] {
  return linesOf(plan).filter((line) => !line.startsWith('note '));
}

function rowsIn(text: string | undefined, portal: string): Readonly<Record<string, LockRow>> {
  const document =
    text === undefined ? {} : (JSON.parse(text) as { portals?: Record<string, Record<string, LockRow>> });
  return document.portals?.[portal] ?? {};
}
