import type { Finding, FoundChat } from '../model/actual.ts';
import type { ChatConfig } from '../model/config.ts';
import type { LockRow } from '../model/lockfile.ts';
import { isForeign, keysOf, markersOf, mayBeOurs, sentCreate, wantedTitle } from '../resources/chat/identity.ts';
import type { Marker } from '../resources/chat/marker.ts';
import type { Reader } from './ask.ts';
import { isDeleted, readChat, readMarked, readRecent, wholeRecent } from './chats.ts';
import { type Known, type People, readKnown, worthListing } from './known.ts';
import type { ReadRequest } from './request.ts';
import { type Candidates, candidatesAmong, lookalikes, settled } from './settle.ts';
import { searchTitles } from './titles.ts';

/** Finds every chat by the traces it left: its row's id, its marker, its title. */
export async function findChats(reader: Reader, request: ReadRequest, people: People) {
  const { rows, leftovers, chats } = request;
  const first = await findAll(reader, request, people, { isOver: false, taken: [] });
  const open = chats.filter(({ key }) => isOpen(first.get(key)));
  const isOver = open.length > 0 && (await request.search.waitUntilSec(latest(request, open)));
  const again = { isOver, taken: settledIds([...first]) };
  const second = isOver ? await findAll(reader, { ...request, chats: open }, people, again) : [];
  const left = leftovers.map(async (key) => [key, await findLeftover(reader, rows.get(key) ?? {})] as const);
  return { findings: new Map([...first, ...second]), leftovers: new Map(await Promise.all(left)) };
}

/** A lost create that may still be at work, so that finding nothing proves nothing. */
function isOpen(finding: Finding | undefined): boolean {
  return finding?.kind === 'unsettled' && finding.candidates.length === 0;
}

/** When the last of these creates can no longer be at work. */
function latest(request: ReadRequest, chats: readonly ChatConfig[]): number {
  return Math.max(...chats.map((chat) => overAtSec(request, chat) ?? 0));
}

/** When a lost create can no longer be at work. Units: portal seconds; `undefined` for a chat without one. */
function overAtSec(request: ReadRequest, chat: ChatConfig): number | undefined {
  const pending = rowOf(request, chat)?.pending;
  if (pending === undefined) return undefined;
  return request.search.settledAfterSec?.get(chat.key) ?? pending + request.search.cutSec;
}

interface Pass {
  /** No lost create can be at work any more. */
  readonly isOver: boolean;
  /** Chats that lost creates are known to have made, though no row says so yet. */
  readonly taken: readonly number[];
}

/**
 * Looks for all chats.
 *
 * The clock is read before anything is looked at: what was over then cannot have come true behind our look. Lost creates are settled
 * before chats without a row are looked for, as two chats may have one title and the one that was found is nobody's lookalike.
 */
async function findAll(
  reader: Reader,
  request: ReadRequest,
  people: People,
  { isOver, taken }: Pass,
): Promise<ReadonlyMap<string, Finding>> {
  const pending = request.chats.filter((chat) => rowOf(request, chat)?.pending !== undefined);
  const others = request.chats.filter((chat) => rowOf(request, chat)?.pending === undefined);
  const nowSec = isOver || pending.length === 0 ? Number.POSITIVE_INFINITY : await reader.client.nowSec();
  const { candidates, recent } = await readLists(reader, request, people, taken);
  const keys = new Set(request.config.chats.map(({ key }) => key));
  const context = { reader, request, ...people, candidates, recent, nowSec, keys };
  const settled = unlessShared(await findEach(context, pending));
  const ids = settledIds(settled);
  const claimed = new Set([...candidates.claimed, ...ids]);
  // What one lost create made is not what another of the same title did: those that are not settled yet are looked at once more.
  const open = ids.length === 0 ? [] : pending.filter((_, index) => isAmongOthers(settled[index]?.[1]));
  const found = await findEach({ ...context, candidates: { ...candidates, claimed } }, [...open, ...others]);
  return new Map([...settled, ...unlessShared(found)]);
}

/** A chat that several lost creates may have made is nobody's until a person says whose. */
function unlessShared(findings: readonly (readonly [string, Finding])[]): readonly (readonly [string, Finding])[] {
  const [once, shared] = [new Set<number>(), new Set<number>()];
  for (const id of settledIds(findings)) (once.has(id) ? shared : once).add(id);
  return findings.map(([key, finding]) =>
    finding.kind === 'found' && finding.by === 'pending' && shared.has(finding.chat.id)
      ? [key, { kind: 'unsettled', candidates: [finding.chat] }]
      : [key, finding],
  );
}

function settledIds(findings: readonly (readonly [string, Finding])[]): readonly number[] {
  return findings.flatMap(([, finding]) => (finding.kind === 'found' ? [finding.chat.id] : []));
}

function isAmongOthers(finding: Finding | undefined): boolean {
  return finding?.kind === 'lookalikes' || (finding?.kind === 'unsettled' && finding.candidates.length > 0);
}

function findEach(context: Context, chats: readonly ChatConfig[]) {
  return Promise.all(chats.map(async (chat) => [chat.key, await findOne(context, chat)] as const));
}

interface Context extends Known {
  readonly request: ReadRequest;
  readonly candidates: Candidates;
  /** The portal's clock when the looking began. */
  readonly nowSec: number;
  /** The keys of the whole config. */
  readonly keys: ReadonlySet<string>;
}

async function findOne(context: Context, chat: ChatConfig): Promise<Finding> {
  const { request, reader } = context;
  const row = rowOf(request, chat);
  const markers = markersOf(request.config, chat, row);
  const conflict = request.conflicts.get(chat.key);
  if (conflict && markers.length === 0) return { kind: 'conflict', ids: conflict };
  if (row?.id !== undefined && !conflict) return findById(context, chat, row, row.id, markers);
  const ahead = aheadOf(context, chat, row);
  if (ahead && (row?.sent !== undefined || markers.length === 0)) return ahead;
  const lost = row?.pending === undefined ? undefined : await findLost(context, chat, row, row.pending, markers);
  if (lost) return lost;
  if (markers.length > 0) {
    const ids = await readAllMarked(reader, markers);
    if (ids.length > 1) return { kind: 'doubled', ids };
    if (ids[0] !== undefined) return findMarked(context, chat, ids[0], row, markers);
    return ahead ?? (stillRunning(context, chat) ? { kind: 'unsettled', candidates: [] } : { kind: 'absent' });
  }
  const isOurs = (found: FoundChat) => mayBeOurs(found, chat, request.config.project, context.keys);
  const found = await lookalikes(reader, wantedTitle(chat), context.candidates, isOurs);
  return found.length === 0 ? { kind: 'absent' } : { kind: 'lookalikes', chats: found };
}

/**
 * Looks for the chat of a create whose answer was lost; `undefined` when none was made, as far as a title can tell.
 *
 * What was sent decides how it is looked for: the file may have another title by now, or another way to identify chats.
 */
async function findLost(
  context: Context,
  chat: ChatConfig,
  row: LockRow,
  pendingSec: number,
  markers: readonly Marker[],
): Promise<Finding | undefined> {
  if (row.sent === undefined) {
    if (markers.length > 0) return undefined;
    const former = markersOf({ ...context.request.config, identity: 'marker' }, chat, row);
    const [marked] = await readAllMarked(context.reader, former);
    if (marked !== undefined) return findMarked(context, chat, marked, row, former);
  }
  const sent = sentCreate(chat, row, context.caller);
  const isOurs = (one: FoundChat) => mayBeOurs(one, chat, context.request.config.project, context.keys);
  const found = await lookalikes(context.reader, sent.title, context.candidates, isOurs);
  const finding = settled(sent, found, pendingSec, context.caller, stillRunning(context, chat));
  return finding.kind === 'absent' ? undefined : finding;
}

async function findById(
  context: Context,
  chat: ChatConfig,
  row: LockRow,
  id: number,
  markers: readonly Marker[],
): Promise<Finding> {
  const { reader, request } = context;
  const [found, marked] = await Promise.all([
    readKnown(context, chat, row, id),
    // A fresh chat is checked for a double: a second runner may have made one between our look and our create.
    row.unfinished ? readAllMarked(reader, markers) : [],
  ]);
  const others = marked.filter((other) => other !== id);
  if (others.length > 0) return { kind: 'doubled', ids: [id, ...others] };
  if (found === undefined) return findVanished(context, chat, row, id, markers);
  if (isForeign(found, request.config.project, chat, row))
    return { kind: 'foreign', id, marker: `${found.entity?.type}/${found.entity?.id}` };
  // Any chat could stand in a badly merged row; one without a marker is ours only if no other chat has ours.
  const [elsewhere] = found.entity || row.unfinished ? [] : await readAllMarked(reader, markers);
  if (elsewhere !== undefined && elsewhere !== id) return { kind: 'elsewhere', id, marked: elsewhere };
  return { kind: 'found', chat: found, by: 'lockfile' };
}

/** The row's chat does not answer: its marker, or an undocumented method, may tell whether it is gone, or another by now. */
async function findVanished(
  context: Context,
  chat: ChatConfig,
  row: LockRow,
  id: number,
  markers: readonly Marker[],
): Promise<Finding> {
  const { reader, request } = context;
  if (markers.length > 0) {
    const [marked] = await readAllMarked(reader, markers);
    return marked === undefined ? { kind: 'deleted', id } : findMarked(context, chat, marked, row, markers);
  }
  if (request.config.portal.undocumented && (await isDeleted(reader, id))) return { kind: 'deleted', id };
  return { kind: 'unreachable', id, by: 'lockfile' };
}

/** The portal finds markers without regard to case, so the marker of what it found is looked at once more. */
async function findMarked(
  context: Context,
  chat: ChatConfig,
  id: number,
  row: LockRow | undefined,
  markers: readonly Marker[],
): Promise<Finding> {
  const found = await readKnown(context, chat, row, id);
  if (found === undefined) return { kind: 'unreachable', id, by: 'marker' };
  const { entity } = found;
  if (!markers.some((marker) => marker.type === entity?.type && marker.id === entity.id))
    return { kind: 'foreign', id, marker: `${entity?.type}/${entity?.id}` };
  return { kind: 'found', chat: found, by: row?.pending === undefined ? 'marker' : 'pending' };
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

/** The recent list is read once: whole for chats without an id, which may be in it, and as far as it is worth it for the others. */
async function readLists(
  reader: Reader,
  request: ReadRequest,
  people: People,
  taken: readonly number[],
): Promise<Pick<Context, 'candidates' | 'recent'>> {
  const rowed = request.chats.map((chat) => [chat, rowOf(request, chat)] as const);
  const seekers = rowed.filter(
    ([chat, row]) =>
      row?.id === undefined && (row?.sent !== undefined || markersOf(request.config, chat, row).length === 0),
  );
  const wish = seekers.length > 0 ? wholeRecent : worthListing(rowed, people);
  const titles = seekers.flatMap(([chat, row]) => [wantedTitle(chat), ...(row?.sent ? [row.sent.title] : [])]);
  const [listed, searched] = await Promise.all([wish ? readRecent(reader, wish) : [], searchTitles(reader, titles)]);
  // Rows whose key left the file claim nothing: their chat may be the very one that has another key by now.
  const inFile = new Set(request.config.chats.flatMap(keysOf));
  const claimed = [...request.rows].flatMap(([key, { id }]) => (id === undefined || !inFile.has(key) ? [] : [id]));
  return {
    recent: new Map(listed.map((chat) => [chat.id, chat])),
    candidates: candidatesAmong([...listed, ...searched], new Set([...claimed, ...taken])),
  };
}

/** The chat's own row, or the one of a key it was known under. */
function rowOf({ rows }: Pick<ReadRequest, 'rows'>, chat: ChatConfig): LockRow | undefined {
  return keysOf(chat)
    .map((key) => rows.get(key))
    .find((row) => row !== undefined);
}

/** How far clocks may differ before a moment ahead of one is a mistake of the other. Units: seconds. */
const aheadGraceSec = 120;

/** The clock of the portal stepped back, or a lie was written down: waiting for the moment could last for ever, and looking proves nothing. */
function aheadOf({ nowSec, request }: Context, chat: ChatConfig, row: LockRow | undefined): Finding | undefined {
  const seconds = (row?.pending ?? 0) - nowSec;
  if (seconds <= aheadGraceSec || request.search.settledAfterSec?.has(chat.key)) return undefined;
  return { kind: 'ahead', seconds };
}

function stillRunning({ nowSec, request }: Context, chat: ChatConfig): boolean {
  const overAt = overAtSec(request, chat);
  return overAt !== undefined && nowSec < overAt;
}
