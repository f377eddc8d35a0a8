import { Fault } from '../../model/fault.ts';
import { commandBytes, type Lot } from '../batcher.ts';
import { bodyBytesAtMost } from '../limits.ts';
import type { Path, Pending } from '../pending.ts';
import { commandName } from '../verdict.ts';
import { jsonBody, type LoadedParams, latePair } from './encode.ts';

/** A lot in the form in which it travels. */
export interface Built {
  readonly path: Path;
  readonly calls: readonly Pending[];
  /** The body, in pieces. */
  body(calls: readonly Pending[], token: string | undefined): readonly Uint8Array[];
  /** Calls whose late values turned out larger than announced: for the next request. */
  readonly tooMany: readonly Pending[];
  /** Calls whose late values could not be loaded. */
  readonly spoiled: readonly { readonly call: Pending; readonly fault: Fault }[];
}

/** Loads the late values of a lot and encodes it. Each value is let go as soon as its bytes are there. */
export async function build({ path, calls }: Lot): Promise<Built> {
  const loaded = await Promise.all(calls.map(async (call) => ({ call, text: await encodedCall(call, path) })));
  const texts = new Map<Pending, Buffer>();
  const tooMany: Pending[] = [];
  const spoiled: { readonly call: Pending; readonly fault: Fault }[] = [];
  let bytes = 0;
  for (const { call, text } of loaded) {
    if (text instanceof Fault) {
      spoiled.push({ call, fault: text });
      continue;
    }
    call.sizeBytes = text.byteLength;
    bytes += commandBytes(call);
    if (texts.size > 0 && bytes > bodyBytesAtMost) tooMany.push(call);
    else texts.set(call, text);
  }
  const body = path === 'direct' ? directBody(texts) : batchBody(texts);
  return { path, calls: [...texts.keys()], body, tooMany, spoiled };
}

/** The bytes of a call, as a direct body or as a command; a Fault when a late value cannot be loaded. */
async function encodedCall(call: Pending, path: Path): Promise<Buffer | Fault> {
  try {
    if (path === 'direct') return Buffer.from(jsonBody({ ...call.ready, ...(await loadedParams(call)) }));
    const late = await Promise.all(call.late.map(async ({ name, value }) => latePair(name, await value.load())));
    const pieces = late.flatMap((pair, index) => [
      Buffer.from(index === 0 && call.command === call.call.method ? '?' : '&'),
      pair,
    ]);
    return Buffer.concat([Buffer.from(call.command), ...pieces]);
  } catch (error) {
    return asFault(call, error);
  }
}

async function loadedParams({ late }: Pending): Promise<LoadedParams> {
  const entries = await Promise.all(late.map(async ({ name, value }) => [name, await value.load()] as const));
  return Object.fromEntries(entries);
}

/** What keeps a call from being sent, as a Fault. */
export function asFault(call: Pending, error: unknown): Fault {
  if (error instanceof Fault) return error;
  const reason = error instanceof Error ? error.message : String(error);
  return new Fault('CALL_NOT_PREPARED', { method: call.call.method, reason }, { cause: error });
}

function directBody(texts: ReadonlyMap<Pending, Buffer>) {
  return ([call]: readonly Pending[], token: string | undefined): readonly Uint8Array[] => {
    const text = (call && texts.get(call)) ?? Buffer.from('{}');
    if (token === undefined) return [text];
    return [Buffer.from(`{"auth":${JSON.stringify(token)}${text.byteLength > 2 ? ',' : ''}`), text.subarray(1)];
  };
}

/** `{"cmd":{"c0":"…",…}}`; a command holds only what needs no escaping in JSON. */
function batchBody(texts: ReadonlyMap<Pending, Buffer>) {
  return (calls: readonly Pending[], token: string | undefined): readonly Uint8Array[] => {
    const pieces = calls.flatMap((call, position) => [
      Buffer.from(`${position > 0 ? ',' : ''}"${commandName(position)}":"`),
      texts.get(call) ?? Buffer.alloc(0),
      Buffer.from('"'),
    ]);
    const auth = token === undefined ? '' : `"auth":${JSON.stringify(token)},`;
    return packed([Buffer.from(`{${auth}"cmd":{`), ...pieces, Buffer.from('}}')]);
  };
}

/** Small pieces put together, large ones left where they are. */
function packed(pieces: readonly Buffer[]): readonly Uint8Array[] {
  const packs: Uint8Array[] = [];
  let open: Buffer[] = [];
  for (const piece of pieces) {
    if (piece.byteLength < worthItsOwnWrite) open.push(piece);
    else {
      packs.push(Buffer.concat(open), piece);
      open = [];
    }
  }
  return [...packs, Buffer.concat(open)];
}

const worthItsOwnWrite = 16_384;
