import type { Finding, FoundChat } from '../model/actual.ts';
import type { ChatConfig } from '../model/config.ts';
import type { LockRow } from '../model/lockfile.ts';
import { isForeign, keysOf, markersOf } from '../resources/chat/identity.ts';
import type { Marker } from '../resources/chat/marker.ts';
import type { Reader } from './ask.ts';
import { isDeleted, readChat, readMarked, readRecent } from './chats.ts';
import type { ReadRequest } from './request.ts';
import { type Candidates, lookalikes, settled } from './settle.ts';

/** Finds every chat by the traces it left: its row's id, its marker, its title. */
export async function findChats(reader: Reader, request: ReadRequest, caller: number) {
  const { rows, leftovers } = request;
  const first = await findAll(reader, request, caller, false);
  const open = [...first].filter(([, finding]) => finding.kind === 'unsettled' && finding.candidates.length === 0);
  const again =
    open.length > 0 &&
    (await waitForOpen(
      request,
      open.map(([key]) => key),
    ));
  const openChats = request.chats.filter(({ key }) => first.get(key)?.kind === 'unsettled');
  const second = again ? await findAll(reader, { ...request, chats: openChats }, caller, true) : [];
  const left = leftovers.map(async (key) => [key, await findLeftover(reader, rows.get(key) ?? {})] as const);
  return { findings: new Map([...first, ...second]), leftovers: new Map(await Promise.all(left)) };
}

/** Waits until no lost create can be running any more. */
function waitForOpen(request: ReadRequest, keys: readonly string[]): Promise<boolean> {
  const latest = Math.max(...keys.map((key) => request.rows.get(key)?.pending ?? 0));
  return request.search.waitUntilSec(latest + request.search.cutSec);
}

async function findAll(
  reader: Reader,
  request: ReadRequest,
  caller: number,
  waited: boolean,
): Promise<ReadonlyMap<string, Finding>> {
  const candidates = await readCandidates(reader, request);
  const nowSec = waited || !hasPending(request) ? Number.POSITIVE_INFINITY : await reader.client.nowSec();
  const context = { reader, request, caller, candidates, nowSec };
  const findings = request.chats.map(async (chat) => [chat.key, await findOne(context, chat)] as const);
  return new Map(await Promise.all(findings));
}

interface Context {
  readonly reader: Reader;
  readonly request: ReadRequest;
  readonly caller: number;
  readonly candidates: Candidates;
  /** The portal's clock when the looking began. */
  readonly nowSec: number;
}

async function findOne(context: Context, chat: ChatConfig): Promise<Finding> {
  const { request, reader } = context;
  const row = rowOf(request, chat);
  const markers = markersOf(request.config, chat);
  const withMembers = needsMembers(chat);
  const conflict = request.conflicts.get(chat.key);
  if (conflict && markers.length === 0) return { kind: 'conflict', ids: conflict };
  if (row?.id !== undefined && !conflict) return findById(context, chat, row, row.id, markers);
  if (markers.length > 0) {
    const ids = await readAllMarked(reader, markers);
    if (ids.length > 1) return { kind: 'doubled', ids };
    if (ids[0] !== undefined) return findMarked(context, ids[0], row, withMembers);
    return row?.pending !== undefined && stillRunning(context, row.pending)
      ? { kind: 'unsettled', candidates: [] }
      : { kind: 'absent' };
  }
  const found = await lookalikes(reader, chat, context.candidates);
  if (row?.pending !== undefined)
    return settled(chat, found, row.pending, context.caller, stillRunning(context, row.pending));
  return found.length === 0 ? { kind: 'absent' } : { kind: 'lookalikes', chats: found };
}

async function findById(
  { reader, request }: Context,
  chat: ChatConfig,
  row: LockRow,
  id: number,
  markers: readonly Marker[],
): Promise<Finding> {
  const [found, marked] = await Promise.all([
    readChat(reader, id, needsMembers(chat)),
    // A fresh chat is checked for a double: a second runner may have made one between our look and our create.
    row.unfinished ? readAllMarked(reader, markers) : [],
  ]);
  const others = marked.filter((other) => other !== id);
  if (others.length > 0) return { kind: 'doubled', ids: [id, ...others] };
  if (found === undefined) return findVanished(reader, request, id, markers);
  if (isForeign(found, request.config.project, chat, row))
    return { kind: 'foreign', id, marker: `${found.entity?.type}/${found.entity?.id}` };
  return { kind: 'found', chat: found, by: 'lockfile' };
}

/** The row's chat does not answer: its marker, or an undocumented method, may tell whether it is gone. */
async function findVanished(
  reader: Reader,
  request: ReadRequest,
  id: number,
  markers: readonly Marker[],
): Promise<Finding> {
  const { portal } = request.config;
  if (markers.length > 0) {
    const [marked] = await readAllMarked(reader, markers);
    if (marked === undefined) return { kind: 'deleted', id };
    return { kind: 'unreachable', id: marked, by: 'marker' };
  }
  if (portal.undocumented && (await isDeleted(reader, id))) return { kind: 'deleted', id };
  return { kind: 'unreachable', id, by: 'lockfile' };
}

async function findMarked(
  { reader }: Context,
  id: number,
  row: LockRow | undefined,
  withMembers: boolean,
): Promise<Finding> {
  const chat = await readChat(reader, id, withMembers);
  if (chat === undefined) return { kind: 'unreachable', id, by: 'marker' };
  return { kind: 'found', chat, by: row?.pending === undefined ? 'marker' : 'pending' };
}

async function readAllMarked(reader: Reader, markers: readonly Marker[]): Promise<readonly number[]> {
  const ids = await Promise.all(markers.map((marker) => readMarked(reader, marker)));
  return [...new Set(ids.filter((id) => id !== undefined))];
}

async function findLeftover(reader: Reader, row: LockRow): Promise<Finding> {
  if (row.id === undefined) return { kind: 'absent' };
  const chat: FoundChat | undefined = await readChat(reader, row.id, true);
  return chat ? { kind: 'found', chat, by: 'lockfile' } : { kind: 'unreachable', id: row.id, by: 'lockfile' };
}

/** The caller's chats are listed once, and only if some plain chat has no id yet. */
async function readCandidates(reader: Reader, request: ReadRequest): Promise<Candidates> {
  const wanted = request.chats.some((chat) => {
    const row = rowOf(request, chat);
    return row?.id === undefined && markersOf(request.config, chat).length === 0;
  });
  const claimed = new Set([...request.rows.values()].map(({ id }) => id).filter((id) => id !== undefined));
  return { claimed, recent: wanted ? await readRecent(reader) : [] };
}

/** The chat's own row, or the one of a key it was known under. */
export function rowOf({ rows }: Pick<ReadRequest, 'rows'>, chat: ChatConfig): LockRow | undefined {
  return keysOf(chat)
    .map((key) => rows.get(key))
    .find((row) => row !== undefined);
}

function hasPending(request: ReadRequest): boolean {
  return request.chats.some((chat) => rowOf(request, chat)?.pending !== undefined);
}

function stillRunning({ nowSec, request }: Context, pendingSec: number): boolean {
  return nowSec < pendingSec + request.search.cutSec;
}

/** Members cost a command of their own, so they are read only where something depends on them. */
function needsMembers({ fields }: ChatConfig): boolean {
  return ['users', 'membership', 'owner', 'managers'].some((field) => fields[field] !== undefined);
}
