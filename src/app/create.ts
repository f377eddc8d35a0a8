import { pictureFromAnything } from '../avatar/picture-from-anything.ts';
import { isObject, type Json, type JsonObject } from '../base/json.ts';
import { nearest } from '../base/nearest.ts';
import { learnAddress, learnSecret } from '../base/secrets.ts';
import { configFiles } from '../disk/config-files.ts';
import { Fault } from '../model/fault.ts';
import { idIn } from '../model/judged.ts';
import type { Portal } from '../portal/client.ts';
import type { Options } from './options.ts';
import { connect } from './portal.ts';

/** Fields of `im.chat.add` as its callers write them: TYPE, TITLE, DESCRIPTION, COLOR, MESSAGE, USERS, AVATAR, OWNER_ID and what else it takes. */
export type ChatFields = JsonObject;

export interface CreateOptions
  extends Partial<Pick<Options, 'cwd' | 'env' | 'signal' | 'onEvent' | 'clock' | 'maxWaitMs'>> {
  /** Sends fields that `im.chat.add` is not known to take, too. */
  readonly raw?: boolean;
}

/** Source: REST docs, `im.chat.add`; `OWNER_ID` is ours. */
const knownFields = [
  'TYPE',
  'TITLE',
  'DESCRIPTION',
  'COLOR',
  'MESSAGE',
  'USERS',
  'AVATAR',
  'ENTITY_TYPE',
  'ENTITY_ID',
  'OWNER_ID',
] as const;

/** The library's call; what it promises stands at its door, `index.ts`. */
export async function createChat(
  url: string,
  fields: ChatFields,
  token?: string,
  options: CreateOptions = {},
): Promise<JsonObject> {
  const { answer, notHandedOver } = await create(url, fields, token, options);
  if (notHandedOver) throw notHandedOver;
  return answer;
}

export interface Created {
  readonly answer: JsonObject;
  /** Why the chat, which exists, does not belong to `OWNER_ID`. */
  readonly notHandedOver?: Fault;
}

/** As `createChat`, but a hand-over that failed does not take the answer with it. */
export async function create(
  url: string,
  fields: ChatFields,
  token: string | undefined,
  options: CreateOptions,
): Promise<Created> {
  const { cwd = '.', env = {}, signal } = options;
  learnAddress(url);
  learnSecret(token);
  if (options.raw !== true) refuseUnknown(fields);
  const { OWNER_ID, USERS, AVATAR, ...rest } = upperCased(fields);
  const owner = ownerOf(OWNER_ID);
  const access = { files: configFiles, env, ...(signal ? { signal } : {}) };
  const avatar =
    typeof AVATAR === 'string' && AVATAR !== '' ? await pictureFromAnything(AVATAR, cwd, access) : undefined;
  const client = connect({ files: [], ...options, cwd, env }, 'all', { url, token, cutSec: 60 });
  const stopping = signal ? { signal } : {};
  try {
    const users = withOwner(USERS, owner);
    const params = {
      ...rest,
      ...(users === undefined ? {} : { USERS: users }),
      ...(avatar === undefined ? {} : { AVATAR: avatar }),
    };
    const answer = await client.raw({ method, params }, stopping);
    if (!isObject(answer)) throw new Fault('ANSWER_FOREIGN', { method });
    if (answer.result === undefined || owner === undefined) return { answer };
    const notHandedOver = await handOver(client, answer.result, owner);
    return { answer, ...(notHandedOver ? { notHandedOver } : {}) };
  } finally {
    await client.close();
  }
}

const method = 'im.chat.add';

/** Errors: a Fault for what is no id of a user; nothing has been sent by then. */
function ownerOf(written: Json | undefined): number | undefined {
  if (!isGiven(written)) return undefined;
  const owner = idIn(written);
  if (owner === undefined) throw new Fault('CREATE_OWNER_FORM', {}, { reach: 'run' });
  return owner;
}

/** The portal drops a field that it does not know without a word, and makes the chat: without the title, under a name of its own. */
function refuseUnknown(fields: JsonObject): void {
  const field = Object.keys(fields).find((name) => !knownFields.some((known) => known === name.toUpperCase()));
  if (field === undefined) return;
  const near = nearest(field, knownFields);
  const args = { field, known: knownFields.join(', ') };
  throw near === undefined
    ? new Fault('CREATE_FIELD_UNKNOWN', args)
    : new Fault('CREATE_FIELD_MISSPELT', { field, near });
}

/** The owner has to be a member first, which the portal was told at the creation where USERS could be understood. */
async function handOver(client: Portal, result: Json, owner: number): Promise<Fault | undefined> {
  const chat = idIn(result);
  if (chat === undefined) return new Fault('ANSWER_FOREIGN', { method });
  const caller = await client.call({ method: 'profile', params: {} });
  if (caller.kind === 'done' && isObject(caller.result) && idIn(caller.result.ID) === owner) return undefined;
  const first = await client.call({ method: 'im.chat.setOwner', params: { CHAT_ID: chat, USER_ID: owner } });
  if (first.kind === 'done') return undefined;
  await client.call({ method: 'im.chat.user.add', params: { CHAT_ID: chat, USERS: [owner] } });
  const again = await client.call({ method: 'im.chat.setOwner', params: { CHAT_ID: chat, USER_ID: owner } });
  if (again.kind === 'done') return undefined;
  const why = again.kind === 'refused' ? `${again.code} ${again.description}`.trim() : again.fault.message;
  return new Fault('OWNER_NOT_SET', { id: String(chat), owner: String(owner), why });
}

/** USERS with the owner among them; as they are where there is no owner or they are in no form that we know. */
function withOwner(users: Json | undefined, owner: number | undefined): Json | undefined {
  const listed = listOf(users);
  if (owner === undefined || listed === undefined) return users;
  return listed.some((id) => idIn(id) === owner) ? users : [...listed, owner];
}

function listOf(users: Json | undefined): readonly Json[] | undefined {
  if (!isGiven(users)) return [];
  if (Array.isArray(users)) return users;
  if (isObject(users)) return Object.values(users);
  return typeof users === 'string' ? parsedList(users) : undefined;
}

/** The portal takes a list as JSON in a text, too. */
function parsedList(text: string): readonly Json[] | undefined {
  try {
    return listOf(JSON.parse(text) as Json);
  } catch {
    return undefined;
  }
}

function isGiven(value: Json | undefined): value is Exclude<Json, null | undefined> {
  return value !== undefined && value !== null && value !== '';
}

/** The portal reads names in any case; so do we. */
function upperCased(fields: ChatFields): JsonObject {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name.toUpperCase(), value]));
}
