import { isObject, type Json, type JsonObject } from '../../../base/json.ts';
import { idIn } from '../../../model/judged.ts';

/** What earlier answers have told, so that later questions are about something that is there. */
export interface Known {
  readonly person: number;
  readonly chat: number;
  readonly department: number;
}

/** One question of a recording; its name pairs it with the same question to another portal. */
export interface Step {
  readonly name: string;
  readonly method: string;
  readonly params: (known: Known) => JsonObject;
}

/** Nobody has these, so that the portal's way to say no is recorded as well. */
const nobody = 999_999_999;
const noAddress = 'nobody.at.all@nowhere.example';

/** Every method that only reads and that we call, in the ways in which we call it, and what it says when there is nothing. */
export const steps: readonly Step[] = [
  step('the caller', 'profile'),
  step('the scopes', 'scope'),
  step('the application', 'app.info'),
  step('the clock', 'server.time'),
  step('a method that is there', 'method.get', { name: 'im.chat.add' }),
  step('a method that is not', 'method.get', { name: 'im.chat.nothing' }),
  step('recent chats', 'im.recent.list', { SKIP_OPENLINES: 'Y', SKIP_DIALOG: 'Y', LIMIT: 5 }),
  step('recent chats and people', 'im.recent.list', { LIMIT: 5 }),
  { name: 'a chat', method: 'im.dialog.get', params: ({ chat }) => ({ DIALOG_ID: `chat${chat}` }) },
  step('a chat that is not there', 'im.dialog.get', { DIALOG_ID: `chat${nobody}` }),
  { name: 'people of a chat', method: 'im.chat.user.list', params: ({ chat }) => ({ CHAT_ID: chat }) },
  step('people of no chat', 'im.chat.user.list', { CHAT_ID: nobody }),
  step('a chat by a marker that none has', 'im.chat.get', { ENTITY_TYPE: 'PROVISION', ENTITY_ID: 'recording/none' }),
  step('a search for chats that finds none', 'im.search.chat.list', { FIND: 'provision recording none' }),
  step('a search for chats that is too short', 'im.search.chat.list', { FIND: 'x' }),
  { name: 'people by id', method: 'im.user.list.get', params: ({ person }) => ({ ID: [person, nobody] }) },
  { name: 'a person', method: 'user.get', params: ({ person }) => ({ ID: person }) },
  step('a person by an e-mail that nobody has', 'user.get', { FILTER: { '=EMAIL': noAddress } }),
  step('the departments', 'department.get', { start: 0 }),
  {
    name: 'people of a department',
    method: 'user.get',
    params: ({ department }) => ({ FILTER: { UF_DEPARTMENT: department, ACTIVE: 1 }, start: 0 }),
  },
];

export const knownAtFirst: Known = { person: 1, chat: 1, department: 1 };

/** What an answer adds to what is known. */
export function learned(known: Known, name: string, answer: Json): Known {
  const result = isObject(answer) ? answer.result : undefined;
  if (name === 'the caller' && isObject(result)) return { ...known, person: idIn(result.ID) ?? known.person };
  if (name === 'the departments') return { ...known, department: firstId(result, 'ID') ?? known.department };
  if (name !== 'recent chats' || !isObject(result) || !Array.isArray(result.items)) return known;
  const chats = result.items.map((item: Json) => (isObject(item) ? (item.chat ?? null) : null));
  return { ...known, chat: firstId(chats, 'id') ?? known.chat };
}

function firstId(list: Json | undefined, member: string): number | undefined {
  const ids = Array.isArray(list) ? list.map((item: Json) => (isObject(item) ? idIn(item[member]) : undefined)) : [];
  return ids.find((id) => id !== undefined);
}

function step(name: string, method: string, params: JsonObject = {}): Step {
  return { name, method, params: () => params };
}
