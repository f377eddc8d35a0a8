import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Applied } from '../../../src/app/apply.ts';
import { applyFleet, type FleetApplied } from '../../../src/app/fleet/apply.ts';
import { brakeFor, type MaxFailed } from '../../../src/app/fleet/brake.ts';
import { drive, type End } from '../../../src/app/fleet/drive.ts';
import { type Fleet, type FleetOptions, openFleet } from '../../../src/app/fleet/open.ts';
import { type FleetPortal, readyPortals } from '../../../src/app/fleet/portals.ts';
import type { Invalid } from '../../../src/app/load.ts';
import { type Planned, plan } from '../../../src/app/plan.ts';
import { scaledClock } from '../../../src/base/clock.ts';
import { everyPortal } from '../../../src/config/inventory/select.ts';
import { Fault } from '../../../src/model/fault.ts';
import type { Allowed } from '../../../src/plan/consent.ts';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../../src/sandbox/server.ts';

const timeScale = 100;

/** What became of one portal, in few words. */
export type Told = string;

export interface FleetRun {
  readonly planned: ReadonlyMap<string, Told>;
  readonly applied: ReadonlyMap<string, Told>;
  readonly result: FleetApplied;
}

/** Embedded portals, an inventory of them, and the tool between. */
export interface FleetDesk {
  readonly folder: string;
  readonly sandboxes: ReadonlyMap<string, Sandbox>;
  readonly put: (name: string, text: string) => void;
  readonly options: (more?: Partial<FleetOptions>) => FleetOptions;
  readonly open: (more?: Partial<FleetOptions>) => Promise<{ fleet: Fleet; portals: readonly FleetPortal[] }>;
  readonly apply: (
    more?: Partial<FleetOptions>,
    also?: { maxFailed?: MaxFailed; consent?: (undertaking: unknown) => Promise<Allowed | undefined> },
  ) => Promise<FleetRun>;
  readonly plan: (more?: Partial<FleetOptions>) => Promise<ReadonlyMap<string, Told>>;
  /** Names and bytes of every lockfile. */
  readonly state: () => Readonly<Record<string, string>>;
  /** Titles of the chats on one portal. */
  readonly titles: (name: string) => readonly string[];
  /** Writing methods that one portal has seen since its log was cleared. */
  readonly writes: (name: string) => readonly string[];
}

export const pack = (chats: number, more = '') =>
  `version: 1\nproject: team\nchats:\n${Array.from({ length: chats }, (_, at) => `  c${at}: { title: "\${var:company:-Some} ${at}", users: [1, 2]${more} }\n`).join('')}`;

export async function openFleetDesk(
  names: readonly string[],
  settings: (name: string) => {
    readonly sandbox?: SandboxOptions;
    readonly entry?: string;
    readonly url?: string;
  } = () => ({}),
  defaults = 'chats: [packs/base.yaml]',
): Promise<FleetDesk> {
  const folder = mkdtempSync(join(tmpdir(), 'provision-fleet-'));
  const sandboxes = new Map<string, Sandbox>();
  const clock = scaledClock(timeScale);
  const lines: string[] = [];
  for (const name of names) {
    const { sandbox = {}, entry = '', url } = settings(name);
    if (url === undefined) sandboxes.set(name, await startSandbox({ timeScale, seed: name, ...sandbox }));
    lines.push(`  ${name}: { url: "${url ?? sandboxes.get(name)?.webhookUrl}", vars: { company: ${name} }${entry} }`);
  }
  onTestFinished(async () => {
    for (const sandbox of sandboxes.values()) await sandbox.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const put = (name: string, text: string) => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  };
  put('portals.yaml', `version: 1\nfleet: acme\ndefaults: { ${defaults} }\nportals:\n${lines.join('\n')}\n`);
  put('packs/base.yaml', pack(2));
  const options = (more: Partial<FleetOptions> = {}): FleetOptions => ({
    inventory: 'portals.yaml',
    selection: everyPortal,
    cwd: folder,
    env: {},
    clock,
    ...more,
  });
  const open = async (more?: Partial<FleetOptions>) => {
    const fleet = must(await openFleet(options(more), false));
    const portals = await readyPortals(fleet, options(more), 'asked');
    if ('kind' in portals) throw new Error(JSON.stringify(portals.diagnostics));
    return { fleet, portals };
  };
  const drivers = { clock, random: () => 0.5, atOnce: 16 };
  return {
    folder,
    sandboxes,
    put,
    options,
    open,
    apply: async (more = {}, { maxFailed, consent } = {}) => {
      const { fleet, portals } = await open(more);
      const [planned, applied] = [new Map<string, Told>(), new Map<string, Told>()];
      const brake = brakeFor(maxFailed, portals.length, more.signal);
      const all = { ...drivers, ...(more.allowed ? { allowed: more.allowed } : {}) };
      const result = await applyFleet(portals, all, fleet.state, brake, {
        onPlanned: async ({ portal, end }) => told(planned, portal, end),
        onApplied: async ({ portal, end }) => told(applied, portal, end),
        ...(consent ? { consent } : {}),
      });
      return { planned, applied, result };
    },
    plan: async (more = {}) => {
      const { portals } = await open(more);
      const planned = new Map<string, Told>();
      await drive(
        portals,
        drivers,
        brakeFor(undefined, portals.length, undefined),
        (one) => plan(one),
        async ({ portal, end }) => told(planned, portal, end),
      );
      return planned;
    },
    state: () => {
      const path = join(folder, 'portals.lock.d');
      const files = existsSync(path) ? readdirSync(path).filter((name) => name.endsWith('.lock.json')) : [];
      return Object.fromEntries(files.map((name) => [name, readFileSync(join(path, name), 'utf8')]));
    },
    titles: (name) => {
      const store = sandboxes.get(name)?.store;
      return store ? [...store.chats()].map(({ title }) => title) : [];
    },
    writes: (name) =>
      (sandboxes.get(name)?.commands ?? [])
        .map(({ method }) => method)
        .filter((method) => /\.(add|delete|update\w*|set\w*|leave)$/i.test(method)),
  };
}

/** A portal has failed where a single run would have ended with anything but 0. */
function told(into: Map<string, Told>, { name }: FleetPortal, end: End<Planned | Applied>): { failed: boolean } {
  const word = wordOf(end);
  into.set(name, word);
  return { failed: /^(fault|invalid|failed)/.test(word) };
}

function wordOf(end: End<Planned | Applied>): Told {
  if (end instanceof Fault) return `fault ${end.code}`;
  switch (end.kind) {
    case 'invalid':
      return `invalid ${end.diagnostics.find(({ severity }) => severity === 'error')?.code}`;
    case 'planned':
      return end.plan.chats.length === 0 ? 'unchanged' : `planned ${end.plan.chats.length}`;
    case 'consent':
      return 'consent';
    case 'applied':
      return end.outcome.failed.length > 0
        ? `failed ${end.outcome.failed[0]?.message.code}`
        : `done ${end.outcome.done.length}`;
  }
}

function must<T extends { readonly kind: string }>(result: T | Invalid): T {
  if (result.kind === 'invalid') throw new Error(JSON.stringify((result as Invalid).diagnostics));
  return result as T;
}
