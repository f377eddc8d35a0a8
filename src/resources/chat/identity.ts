import type { FoundChat } from '../../model/actual.ts';
import type { ChatConfig, Config } from '../../model/config.ts';
import type { LockRow, SentCreate } from '../../model/lockfile.ts';
import { type Marker, markerType } from './marker.ts';
import { portalTrim } from './text.ts';

/**
 * The pair that a new chat of this key gets: the written `entity`, or our marker; `undefined` for plain chats.
 */
export function markerOf(config: Pick<Config, 'project' | 'identity'>, chat: ChatConfig): Marker | undefined {
  return markersOf(config, chat)[0];
}

/**
 * All pairs by which this chat may be found: a chat renamed by `previousKeys` keeps the marker of its first key for ever, and its row
 * remembers it when the file does not any more.
 */
export function markersOf(
  config: Pick<Config, 'project' | 'identity'>,
  chat: ChatConfig,
  row: LockRow = {},
): readonly Marker[] {
  const own = chat.fields.entity as Marker | undefined;
  if (own) return [{ type: own.type, id: own.id }];
  if (config.identity !== 'marker') return [];
  const keys = new Set([...keysOf(chat), ...(row.marker === undefined ? [] : [row.marker])]);
  return [...keys].map((key) => ({ type: markerType, id: `${config.project}/${key}` }));
}

/**
 * Entity types with a meaning of their own on the portal.
 *
 * Source: list of im.chat.add; some of them give back an existing chat, such as the general one, in place of a new one.
 */
const reservedEntities = new Set(
  `FAVORITE PERSONAL GENERAL GENERAL_CHANNEL LINES LIVECHAT VIDEOCONF ANNOUNCEMENT CALENDAR MAIL CRM SONET_GROUP TASKS CALL
  SUPPORT24_NOTIFIER SUPPORT24_QUESTION NETWORK_DIALOG TASKS_TASK IMPORT_GROUP AI_ASSISTANT_PRIVATE`.split(/\s+/),
);

/** Would this entity type make the chat something of the portal's own? */
export function isReserved(entityType: string): boolean {
  return reservedEntities.has(entityType);
}

/** The key that a marker of this project names; `undefined` for any other entity. */
export function keyInMarker(entity: Marker, project: string): string | undefined {
  const prefix = `${project}/`;
  return entity.type === markerType && entity.id.startsWith(prefix) ? entity.id.slice(prefix.length) : undefined;
}

/** The key in a chat's marker where it is not the key it has now; markers cannot change, so the lockfile remembers it. */
export function olderKey(found: FoundChat, project: string, key: string): string | undefined {
  const marked = found.entity && keyInMarker(found.entity, project);
  return marked === key ? undefined : marked;
}

/** Does the found chat belong to somebody else's key or project? Chats without any marker may have been adopted. */
export function isForeign(found: FoundChat, project: string, chat: ChatConfig, row: LockRow | undefined): boolean {
  if (found.entity?.type !== markerType) return false;
  const ours = [...keysOf(chat), ...(row?.marker === undefined ? [] : [row.marker])];
  return !ours.some((key) => found.entity?.id === `${project}/${key}`);
}

/** The key of a chat and those it was known under. */
export function keysOf(chat: ChatConfig): readonly string[] {
  return [chat.key, ...((chat.fields.previousKeys as readonly string[] | undefined) ?? [])];
}

/**
 * How far a chat's creation time may lie before the moment at which we think its create left: our idea of the portal's clock and
 * the clocks of its servers differ. It may be generous, as a chat that stood there when we looked would have kept us from creating.
 * Units: seconds.
 */
const clockGraceSec = 120;

/** Could this chat be the one that a create made whose answer was lost? `pendingSec`: the portal's clock before it left. */
export function mayBeLostCreate(found: FoundChat, { title, type, by }: SentCreate, pendingSec: number): boolean {
  return (
    isLookalike(found, title) &&
    found.owner === by &&
    found.type === type &&
    found.createdSec >= pendingSec - clockGraceSec
  );
}

/** What a lost create was to make: as its row says, or as the file says where the row is silent. */
export function sentCreate(chat: ChatConfig, row: LockRow, caller: number): SentCreate {
  return row.sent ?? { title: wantedTitle(chat), type: wantedType(chat), by: caller };
}

/** May a chat without a row be this key's? A plain one, or one that bears a marker of ours which no other key of the file has. */
export function mayBeOurs(
  { entity }: FoundChat,
  chat: ChatConfig,
  project: string,
  keys: ReadonlySet<string>,
): boolean {
  const marked = entity && keyInMarker(entity, project);
  if (marked === undefined) return entity === undefined;
  return keysOf(chat).includes(marked) || !keys.has(marked);
}

/** A plain chat of exactly this title. */
function isLookalike(found: FoundChat, title: string): boolean {
  return found.entity === undefined && found.title === title;
}

export function wantedTitle(chat: ChatConfig): string {
  return portalTrim(String(chat.fields.title));
}

export function wantedType(chat: ChatConfig): string {
  return chat.fields.type === 'OPEN' ? 'OPEN' : 'CHAT';
}
