import type { Json } from '../base/json.ts';
import { type Answer, type Call, isLate, type Params } from '../model/call.ts';
import type { CallOptions } from '../model/ports.ts';
import { commandsAtMost } from './limits.ts';
import { isReading, refusesBatches } from './reading-methods.ts';
import type { Cause } from './retry.ts';
import {
  booleanIn,
  command,
  type LateParam,
  type LoadedParams,
  lateBytes,
  mustTravelAlone,
  splitLate,
} from './wire/encode.ts';

/** How a call travels; for webhooks the portal keeps separate operating meters for the two. */
export type Path = 'direct' | 'batch';

/** A call on its way: waiting, in a request, or answered. */
export interface Pending {
  readonly call: Call;
  /** In lower case, as the portal meters it. */
  readonly method: string;
  readonly reading: boolean;
  /** May not share a request: a direct call as JSON. */
  readonly alone: boolean;
  readonly ready: LoadedParams;
  readonly late: readonly LateParam[];
  /** The command without its late values; empty for calls that travel alone. */
  readonly command: string;
  readonly options: CallOptions;
  readonly settle: (answer: Answer, envelope?: Json) => void;
  /** Ends the call with a bug of ours. */
  readonly fail: (bug: unknown) => void;
  readonly tries: Partial<Record<Cause, number>>;
  /** Bytes as a command; an estimate while there are late values to load. */
  sizeBytes: number;
  /** How many may share its next request. */
  companyAtMost: number;
  notBeforeMs: number;
  state: 'waiting' | 'leaving' | 'sent' | 'settled';
}

/** Names that the portal takes for itself wherever they come from. Source: `rest.php`, `oauth/auth.php`. */
const reserved = new Set([
  'auth',
  'access_token',
  'auth_connector',
  'aplogin',
  'ap',
  'state',
  'token',
  'sessid',
  'method',
]);

export interface Ways {
  readonly settle: Pending['settle'];
  readonly fail: Pending['fail'];
  /** Sends the parameters as they are, alone. */
  readonly raw: boolean;
}

/** Errors: throws on parameters that the portal would misread; that is our own mistake. */
export function pendingCall(call: Call, options: CallOptions, { settle, fail, raw }: Ways): Pending {
  if (!/^[a-z\d_.]+$/i.test(call.method)) throw new Error(`"${call.method}" is not the name of a method`);
  if (!raw) refuseTraps(call.params);
  const { ready, late } = splitLate(call.params);
  const alone = raw || refusesBatches(call.method) || mustTravelAlone(ready);
  const text = alone ? '' : command(call.method, ready);
  return {
    call,
    method: call.method.toLowerCase(),
    reading: isReading(call.method),
    alone,
    ready,
    late,
    command: text,
    options,
    settle,
    fail,
    tries: {},
    sizeBytes: text.length + late.reduce((sum, param) => sum + lateBytes(param), 0),
    companyAtMost: commandsAtMost,
    notBeforeMs: 0,
    state: 'waiting',
  };
}

function refuseTraps(params: Params): void {
  for (const name of Object.keys(params))
    if (reserved.has(name.toLowerCase())) throw new Error(`the parameter "${name}" means something else to the portal`);
  const entries = Object.entries(params).flatMap(([name, value]) => (isLate(value) ? [] : [[name, value] as const]));
  const boolean = booleanIn(Object.fromEntries(entries));
  if (boolean)
    throw new Error(`the parameter "${boolean}" is a boolean, which the portal may invert: write "Y" or "N"`);
}
