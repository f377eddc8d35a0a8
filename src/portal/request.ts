import { Fault } from '../model/fault.ts';
import type { Lot } from './batcher.ts';
import { command, jsonBody, type LoadedParams } from './encode.ts';
import { bodyBytesAtMost } from './limits.ts';
import type { Path, Pending } from './pending.ts';
import { commandName } from './verdict.ts';

/** A lot in the form in which it travels. */
export interface Built {
  readonly path: Path;
  readonly calls: readonly Pending[];
  body(calls: readonly Pending[], token: string | undefined): Uint8Array;
  /** Calls whose late values turned out larger than announced: for the next request. */
  readonly tooMany: readonly Pending[];
  /** Calls whose late values could not be loaded. */
  readonly spoiled: readonly { readonly call: Pending; readonly fault: Fault }[];
}

/** Loads the late values of a lot and encodes it. They are let go with the result. */
export async function build({ path, calls }: Lot): Promise<Built> {
  const loaded = await Promise.all(calls.map(load));
  const spoiled = loaded.flatMap(({ call, fault }) => (fault ? [{ call, fault }] : []));
  const texts = new Map<Pending, Buffer>();
  const tooMany: Pending[] = [];
  let bytes = 0;
  for (const { call, params } of loaded) {
    if (!params) continue;
    const text = Buffer.from(path === 'direct' ? jsonBody(params) : encodedCommand(call, params), 'utf8');
    call.sizeBytes = text.byteLength;
    if (texts.size > 0 && bytes + text.byteLength > bodyBytesAtMost) tooMany.push(call);
    else texts.set(call, text);
    bytes += text.byteLength;
  }
  const body = path === 'direct' ? directBody(texts) : batchBody(texts);
  return { path, calls: [...texts.keys()], body, tooMany, spoiled };
}

interface Loaded {
  readonly call: Pending;
  readonly params?: LoadedParams;
  readonly fault?: Fault;
}

async function load(call: Pending): Promise<Loaded> {
  if (call.late.length === 0) return { call, params: call.ready };
  try {
    const late = await Promise.all(call.late.map(async ({ name, value }) => [name, await value.load()] as const));
    return { call, params: { ...call.ready, ...Object.fromEntries(late) } };
  } catch (error) {
    return { call, fault: asFault(call, error) };
  }
}

/** What keeps a call from being sent, as a Fault. */
export function asFault(call: Pending, error: unknown): Fault {
  if (error instanceof Fault) return error;
  const reason = error instanceof Error ? error.message : String(error);
  return new Fault('CALL_NOT_PREPARED', { method: call.call.method, reason }, { cause: error });
}

function encodedCommand(call: Pending, params: LoadedParams): string {
  return call.late.length === 0 ? call.command : command(call.call.method, params);
}

function directBody(texts: ReadonlyMap<Pending, Buffer>) {
  return ([call]: readonly Pending[], token: string | undefined): Uint8Array => {
    const text = (call && texts.get(call)) ?? Buffer.from('{}');
    if (token === undefined) return text;
    const auth = Buffer.from(`{"auth":${JSON.stringify(token)}`);
    return Buffer.concat(text.byteLength > 2 ? [auth, Buffer.from(','), text.subarray(1)] : [auth, Buffer.from('}')]);
  };
}

/** `{"cmd":{"c0":"…",…}}`; a command holds only what needs no escaping in JSON. */
function batchBody(texts: ReadonlyMap<Pending, Buffer>) {
  return (calls: readonly Pending[], token: string | undefined): Uint8Array => {
    const pieces = calls.flatMap((call, position) => [
      Buffer.from(`${position > 0 ? ',' : ''}"${commandName(position)}":"`),
      texts.get(call) ?? Buffer.alloc(0),
      Buffer.from('"'),
    ]);
    const auth = token === undefined ? '' : `"auth":${JSON.stringify(token)},`;
    return Buffer.concat([Buffer.from(`{${auth}"cmd":{`), ...pieces, Buffer.from('}}')]);
  };
}
