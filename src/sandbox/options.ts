import { randomBytes } from 'node:crypto';
import type { Department, Person } from './store/company.ts';

/** Whose request limits apply: 50 requests and 2 more a second, 250 and 5, or none at all. */
export type Tariff = 'standard' | 'enterprise' | 'self-hosted';

/** What work takes, in portal seconds: a request before its first command, and calls by their method in lower case. */
export interface Costs {
  readonly request?: number;
  readonly methods?: Readonly<Record<string, number>>;
}

/** How a portal is set up; everything may be left out. */
export interface SandboxOptions {
  /** TCP port on 127.0.0.1; 0, the default, lets the system choose. */
  readonly port?: number;
  /** Speak TLS, for clients that take nothing else; they have to trust the `certificate` of the portal. Default: plain HTTP. */
  readonly https?: boolean;
  /** JSON snapshot of the portal; a journal and a folder of files lie beside it. Absent: memory only. */
  readonly dataFile?: string;
  /** Lets runs of this user that find the data taken ask where this portal is, and use it. Default: they are refused. */
  readonly joinable?: boolean;
  /** Who works there, in place of the usual twenty-one people; only a portal without data takes them in. */
  readonly people?: readonly Person[];
  /** Where they work, in place of the usual eight departments; with `people` alone there are none. */
  readonly departments?: readonly Department[];
  /** Default: `standard`. */
  readonly tariff?: Tariff;
  /** `false` switches off the bucket and the operating meters, though `time.operating` is still reported. */
  readonly limits?: boolean;
  /** Portal seconds that all calls of one method may take in ten minutes. Default: 480. */
  readonly operatingLimitSeconds?: number;
  /** Default: nothing takes time. */
  readonly costs?: Costs;
  /** Requests worked on at once, others wait for a free worker. Default: 4. */
  readonly workers?: number;
  /** How many portal seconds pass in one real second. Default: 1. */
  readonly timeScale?: number;
  /** Wall clock in milliseconds, for tests that hold time still. */
  readonly now?: () => number;
  /** What goes wrong, such as `drop-after:im.chat.add:3`; `FAULT_KINDS` lists all. */
  readonly faults?: readonly string[];
  /** Host shown in `client_endpoint` and in absolute links; default: the real address. */
  readonly hostName?: string;
  /** The secret part of the webhook; made up when absent. */
  readonly secret?: string;
  /** Makes the made-up secrets and random names repeatable. */
  readonly seed?: string;
  /** What webhook and token may do. Default: `im`, `imbot`, `user`, `department`. */
  readonly scopes?: readonly string[];
  /** Whose webhook and token `webhookUrl` and `token` are. Default: 1. */
  readonly callerId?: number;
  /** Answers requests outside `/rest`, `/oauth` and `/upload`; returns false to leave one to the portal's 404. */
  readonly page?: PageHandler;
}

/** Answers what is no part of a portal. */
export type PageHandler = (
  request: import('node:http').IncomingMessage,
  response: import('node:http').ServerResponse,
) => boolean | Promise<boolean>;

/** The options with every gap filled. */
export interface Settings {
  readonly tariff: Tariff;
  readonly limits: boolean;
  readonly operatingLimitSeconds: number;
  readonly costs: { readonly request: number; readonly methods: Readonly<Record<string, number>> };
  readonly workers: number;
  readonly timeScale: number;
  readonly now: () => number;
  readonly scopes: readonly string[];
  readonly callerId: number;
}

const DEFAULT_SCOPES: readonly string[] = ['im', 'imbot', 'user', 'department'];

/** Costs near those of a busy cloud portal, for benchmarks. */
export const realisticCosts: Costs = {
  request: 0.1,
  methods: {
    'im.chat.add': 0.21,
    'im.chat.user.add': 0.13,
    'im.chat.user.delete': 0.13,
    'im.chat.updateavatar': 0.79,
    'im.chat.updatetitle': 0.11,
    'im.chat.updatecolor': 0.11,
    'im.chat.setowner': 0.05,
    'im.chat.leave': 0.12,
    'im.message.add': 0.09,
    'im.recent.list': 0.12,
    'im.search.chat.list': 0.06,
    'im.dialog.get': 0.02,
    'im.chat.get': 0.01,
    'im.chat.user.list': 0.02,
    'im.dialog.users.list': 0.03,
    'im.dialog.messages.get': 0.04,
    'user.get': 0.04,
    'user.search': 0.06,
    'department.get': 0.02,
  },
};

export function settingsOf(options: SandboxOptions): Settings {
  return {
    tariff: options.tariff ?? 'standard',
    limits: options.limits ?? true,
    operatingLimitSeconds: options.operatingLimitSeconds ?? 480,
    costs: { request: options.costs?.request ?? 0, methods: lowerKeys(options.costs?.methods ?? {}) },
    workers: Math.max(1, options.workers ?? 4),
    timeScale: options.timeScale ?? 1,
    now: options.now ?? Date.now,
    scopes: options.scopes ?? DEFAULT_SCOPES,
    callerId: options.callerId ?? 1,
  };
}

/** A source of made-up names: the same seed gives the same row of them. */
export type MakeUp = (length: number) => string;

export function makeUpFrom(seed: string | undefined): MakeUp {
  const alphabet = 'abcdefghijklmnopqrstuvwxyz0123456789';
  const next = seed === undefined ? undefined : seededBytes(seed);
  return (length) => {
    const bytes = next ? next(length) : randomBytes(length);
    return Array.from(bytes, (byte) => alphabet[byte % alphabet.length]).join('');
  };
}

function lowerKeys(methods: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(methods).map(([name, seconds]) => [name.toLowerCase(), seconds]));
}

function seededBytes(seed: string): (length: number) => Uint8Array {
  let state = 2166136261;
  for (const byte of Buffer.from(seed)) state = Math.imul(state ^ byte, 16777619);
  return (length) =>
    Uint8Array.from({ length }, () => {
      state = (Math.imul(state ^ (state >>> 15), 2246822519) + 0x9e3779b9) | 0;
      return (state >>> 13) & 0xff;
    });
}
