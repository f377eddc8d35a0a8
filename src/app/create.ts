import { pictureFromAnything } from '../avatar/picture-from-anything.ts';
import { isObject, type Json, type JsonObject } from '../base/json.ts';
import { Fault } from '../model/fault.ts';
import type { Options } from './options.ts';
import { connect } from './portal.ts';

/** Fields of `im.chat.add` as its callers write them: TYPE, TITLE, DESCRIPTION, COLOR, MESSAGE, USERS, AVATAR, OWNER_ID and what else it takes. */
export type ChatFields = JsonObject;

export type CreateOptions = Partial<Pick<Options, 'cwd' | 'env' | 'signal' | 'onEvent' | 'clock' | 'maxWaitMs'>>;

/**
 * Creates one chat and gives back the portal's whole answer, whose `result` is the id.
 *
 * `AVATAR` may be a file path, an `https:` address, or base64. `OWNER_ID`, which the portal ignores, is honoured by handing the chat over
 * after its creation.
 *
 * Shape: a refusal is an answer too: it has `error` and `error_description` in place of `result`.
 * Errors: a Fault when the portal cannot be reached or its answer was lost; a lost create is never sent again, and the Fault says that
 * the chat may exist. A Fault `OWNER_NOT_SET` names the id of a chat that was made but not handed over.
 */
export async function createChat(
  url: string,
  fields: ChatFields,
  token?: string,
  options: CreateOptions = {},
): Promise<JsonObject> {
  const { cwd = '.', env = {} } = options;
  const { OWNER_ID, ...rest } = upperCased(fields);
  const AVATAR =
    typeof rest.AVATAR === 'string' && rest.AVATAR !== '' ? await pictureFromAnything(rest.AVATAR, cwd) : undefined;
  const client = connect({ files: [], ...options, cwd, env }, 'all', { url, token, cutSec: 60 });
  try {
    const users = withOwner(rest.USERS, OWNER_ID);
    const params = { ...rest, ...users, ...(AVATAR ? { AVATAR } : {}) };
    const answer = await client.raw({ method: 'im.chat.add', params });
    if (!isObject(answer)) throw new Fault('ANSWER_FOREIGN', { method: 'im.chat.add' });
    if (answer.result !== undefined && OWNER_ID !== undefined && OWNER_ID !== null)
      await handOver(client, answer.result, OWNER_ID);
    return answer;
  } finally {
    await client.close();
  }
}

async function handOver(client: ReturnType<typeof connect>, chat: Json, owner: Json): Promise<void> {
  const caller = await client.call({ method: 'profile', params: {} });
  if (caller.kind === 'done' && isObject(caller.result) && Number(caller.result.ID) === Number(owner)) return;
  const answer = await client.call({ method: 'im.chat.setOwner', params: { CHAT_ID: chat, USER_ID: owner } });
  if (answer.kind === 'done') return;
  const why = answer.kind === 'refused' ? `${answer.code} ${answer.description}` : answer.fault.message;
  throw new Fault('OWNER_NOT_SET', { id: String(chat), owner: String(owner), why });
}

/** The owner must be a member before he can own. */
function withOwner(users: Json | undefined, owner: Json | undefined): JsonObject {
  if (owner === undefined || owner === null) return users === undefined ? {} : { USERS: users };
  const listed = Array.isArray(users) ? users : typeof users === 'string' ? parsedList(users) : [];
  return { USERS: listed.some((id: Json) => Number(id) === Number(owner)) ? listed : [...listed, owner] };
}

function parsedList(text: string): readonly Json[] {
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) ? list : [];
  } catch {
    return [];
  }
}

/** The portal reads names in any case; so do we. */
function upperCased(fields: ChatFields): JsonObject {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name.toUpperCase(), value]));
}
