import { type Choice, pickRandom, type Strike } from './fault-dice.ts';
import { StartError } from './start-error.ts';

/** Where a fault strikes: a single command, the whole HTTP request, or the portal as such. */
type Reach = 'command' | 'request' | 'portal';

interface Kind {
  readonly reach: Reach;
  readonly usage: string;
  /** Occurrence meant when the spec names none. */
  readonly unnamed?: string;
}

/**
 * Every fault the sandbox knows.
 *
 * Shape: METHOD is a method's name, `*` for every command, `batch` or `http` for whole requests; commands in batches
 * count like any other. N is `3` (the third), `1-3`, `3+` (from the third on) or `*`; without METHOD and N a fault
 * strikes always. In a batch `drop-…` and `hang-…` end the batch at that command; all others strike the request.
 */
export const FAULT_KINDS: Readonly<Record<string, Kind>> = {
  'drop-before': { reach: 'command', usage: 'drop-before:METHOD:N' },
  'drop-after': { reach: 'command', usage: 'drop-after:METHOD:N' },
  'hang-before': { reach: 'command', usage: 'hang-before:METHOD:N' },
  'hang-after': { reach: 'command', usage: 'hang-after:METHOD:N' },
  'refuse-command': { reach: 'command', usage: 'refuse-command:METHOD:N:CODE' },
  op429: { reach: 'command', usage: 'op429:METHOD:N' },
  'drop-avatar': { reach: 'command', usage: 'drop-avatar[:METHOD:N]' },
  late: { reach: 'request', usage: 'late:METHOD:N:SECONDS' },
  http500: { reach: 'request', usage: 'http500:METHOD:N' },
  'http500-after': { reach: 'request', usage: 'http500-after:METHOD:N' },
  http502: { reach: 'request', usage: 'http502:METHOD:N' },
  'http502-after': { reach: 'request', usage: 'http502-after:METHOD:N' },
  http504: { reach: 'request', usage: 'http504:METHOD:N' },
  'http504-after': { reach: 'request', usage: 'http504-after:METHOD:N' },
  html503: { reach: 'request', usage: 'html503[:METHOD:N]' },
  json503: { reach: 'request', usage: 'json503[:METHOD:N]' },
  truncated: { reach: 'request', usage: 'truncated:METHOD:N' },
  'foreign-json': { reach: 'request', usage: 'foreign-json[:METHOD:N]' },
  'foreign-json-after': { reach: 'request', usage: 'foreign-json-after:METHOD:N' },
  'login-page': { reach: 'request', usage: 'login-page[:METHOD:N]' },
  'login-page-after': { reach: 'request', usage: 'login-page-after:METHOD:N' },
  'expired-token': { reach: 'request', usage: 'expired-token[:METHOD:N]', unnamed: '1' },
  redirect: { reach: 'portal', usage: 'redirect:HOST[:PORT]' },
  'wrong-secret': { reach: 'portal', usage: 'wrong-secret' },
  'no-scope': { reach: 'portal', usage: 'no-scope:SCOPE' },
  'portal-deleted': { reach: 'portal', usage: 'portal-deleted' },
  licence: { reach: 'portal', usage: 'licence' },
  overload: { reach: 'portal', usage: 'overload' },
  'https-required': { reach: 'portal', usage: 'https-required' },
  'oauth-payment': { reach: 'portal', usage: 'oauth-payment' },
  'oauth-down': { reach: 'portal', usage: 'oauth-down' },
  'search-lag': { reach: 'portal', usage: 'search-lag:SECONDS' },
  random: { reach: 'portal', usage: 'random:SEED:PERCENT' },
};

/** What befalls one HTTP request: as a whole, and at single commands by their place. */
export interface Arrangement {
  readonly request: readonly Strike[];
  readonly commands: ReadonlyMap<number, readonly Strike[]>;
}

interface Fault extends Strike {
  readonly reach: Reach;
  readonly method: string;
  readonly first: number;
  readonly last: number;
  seen: number;
}

/** The faults in force; counting begins anew with every `set`. */
export class Faults {
  #faults: Fault[] = [];
  #dice: Choice | undefined;

  /** Errors: throws an Error that lists the known specs for one it does not know. */
  set(specs: readonly string[]): void {
    const faults = specs.map(parseFault);
    const random = faults.find((fault) => fault.kind === 'random');
    this.#dice = random ? pickRandom(random.method, Number(random.argument)) : undefined;
    this.#faults = faults;
  }

  /** The argument of a portal-wide fault, or undefined while it is not in force. */
  portalWide(kind: string): string | undefined {
    return this.#faults.find((fault) => fault.kind === kind)?.argument;
  }

  all(kind: string): readonly string[] {
    return this.#faults.filter((fault) => fault.kind === kind).map((fault) => fault.argument);
  }

  /** Counts the commands of one request, in lower case and in order, and says what befalls them. */
  arrange(commands: readonly string[], isBatch: boolean): Arrangement {
    const request: Strike[] = [];
    const byCommand = new Map<number, Strike[]>();
    const strike = (fault: Fault | Strike, place: number, reach: Reach) => {
      if (reach === 'request' || place < 0) request.push(fault);
      else byCommand.set(place, [...(byCommand.get(place) ?? []), fault]);
    };
    for (const fault of this.#faults) {
      if (fault.reach === 'portal') continue;
      for (const place of placesOf(fault, commands, isBatch)) {
        fault.seen += 1;
        if (fault.seen >= fault.first && fault.seen <= fault.last) strike(fault, place, fault.reach);
      }
    }
    const chance = this.#dice?.(commands.length);
    if (chance) strike(chance.strike, chance.place, FAULT_KINDS[chance.strike.kind]?.reach ?? 'request');
    return { request, commands: byCommand };
  }
}

/** Reads one spec; the error for an unknown one lists all that are known. */
function parseFault(spec: string): Fault {
  const [name = '', ...rest] = spec.split(':');
  const kind = FAULT_KINDS[name === 'hang' ? 'hang-before' : name];
  if (!kind) {
    const known = Object.values(FAULT_KINDS).map((each) => each.usage);
    const text = `"${spec}" is not a fault of the sandbox; known are ${known.join(', ')}`;
    throw new StartError({ kind: 'fault-unknown', spec, known }, text);
  }
  const base = { spec, kind: name === 'hang' ? 'hang-before' : name, reach: kind.reach, seen: 0 };
  if (kind.reach === 'portal') return portalFault(base, rest, kind.usage);
  const [method = name === 'drop-avatar' ? 'im.chat.add' : '*', occurrence = kind.unnamed ?? '*', argument = ''] = rest;
  const range = rangeOf(occurrence);
  const needsArgument = kind.usage.endsWith(':SECONDS') || kind.usage.endsWith(':CODE');
  const isNumber = !kind.usage.endsWith(':SECONDS') || Number(argument) >= 0;
  if (!range || method === '' || (needsArgument && argument === '') || !isNumber) throw misused(spec, kind.usage);
  return { ...base, method: method.toLowerCase(), ...range, argument };
}

function portalFault(
  base: Strike | Omit<Fault, 'method' | 'first' | 'last' | 'argument'>,
  rest: readonly string[],
  usage: string,
): Fault {
  const common = { spec: base.spec, kind: base.kind, reach: 'portal' as const, seen: 0, first: 1, last: Infinity };
  if (base.kind === 'random') {
    const [seed = '', percent = ''] = rest;
    if (seed === '' || !(Number(percent) > 0)) throw misused(base.spec, usage);
    return { ...common, method: seed, argument: percent };
  }
  const argument = rest.join(':');
  if (usage.includes(':') && argument === '') throw misused(base.spec, usage);
  return { ...common, method: '', argument };
}

function misused(spec: string, usage: string): Error {
  const text = `"${spec}" is not a whole fault of the sandbox; write ${usage}`;
  return new StartError({ kind: 'fault-unknown', spec, known: [usage] }, text);
}

function rangeOf(occurrence: string): { readonly first: number; readonly last: number } | undefined {
  if (occurrence === '*') return { first: 1, last: Infinity };
  const match = /^([1-9]\d*)(?:-([1-9]\d*)|(\+))?$/.exec(occurrence);
  if (!match) return undefined;
  const first = Number(match[1]);
  return { first, last: match[3] ? Infinity : Number(match[2] ?? first) };
}

/** Places a fault looks at: -1 stands for the request itself. */
function placesOf(fault: Fault, commands: readonly string[], isBatch: boolean): readonly number[] {
  if (fault.method === 'http') return [-1];
  if (fault.method === 'batch') return isBatch ? [-1] : [];
  const places: number[] = [];
  for (const [place, command] of commands.entries()) {
    if (fault.method === '*' || fault.method === command) places.push(place);
  }
  return places;
}
