import type { Json, JsonObject } from '../../src/base/json.ts';
import type { Directory } from '../../src/model/actual.ts';
import type { Answer, Call } from '../../src/model/call.ts';
import type { ChatConfig, Config } from '../../src/model/config.ts';
import type { Reader } from '../../src/read/ask.ts';
import { findChats } from '../../src/read/find.ts';
import type { ReadRequest } from '../../src/read/request.ts';
import { caller } from '../plan/worlds.ts';

/** What each method answers: a result, or a whole answer. A method that is not told may not be called. */
export type Methods = Readonly<Record<string, (params: JsonObject, nth: number) => Json | Answer | undefined>>;

export interface Told {
  readonly reader: Reader;
  readonly calls: Call[];
  /** How often a method was called. */
  readonly count: (method: string) => number;
  /** The parameters of all calls of a method. */
  readonly asked: (method: string) => readonly Call['params'][];
}

/** A portal that says what it is told to, and remembers what it was asked. */
export function portal(methods: Methods, nowSec = 10_000): Told {
  const calls: Call[] = [];
  const asked = (method: string) => calls.filter((call) => call.method === method).map(({ params }) => params);
  const call = async (one: Call): Promise<Answer> => {
    const { method, params } = one;
    calls.push(one);
    const answer = methods[method];
    if (!answer) throw new TypeError(`nobody should call ${method}`);
    const said = answer(params as JsonObject, asked(method).length) ?? null;
    return isAnswer(said) ? said : { kind: 'done', result: said };
  };
  const reader: Reader = { client: { call, nowSec: async () => nowSec } };
  return { reader, calls, asked, count: (method) => asked(method).length };
}

function isAnswer(said: Json | Answer): said is Answer {
  return typeof said === 'object' && said !== null && 'kind' in said && typeof said.kind === 'string';
}

export const refused = (code: string, status = 400): Answer => ({
  kind: 'refused',
  code,
  description: `says ${code}`,
  status,
});
export const noAccess = refused('ACCESS_ERROR', 403);

/** A chat as `im.dialog.get` tells it. */
export function dialog(id: number, facts: JsonObject = {}): JsonObject {
  return {
    id,
    name: 'a',
    owner: caller,
    message_type: 'C',
    role: 'owner',
    date_create: new Date(9_000_000).toISOString(),
    color: '#df532d',
    readed_list: [],
    ...facts,
  };
}

/** The methods by which chats are found, of a portal with these chats. `hidden`: ids that the recent list leaves out. */
export function chatMethods(
  chats: readonly JsonObject[],
  {
    hidden = [],
    members = {},
  }: { readonly hidden?: readonly number[]; readonly members?: Readonly<Record<number, readonly number[]>> } = {},
): Methods {
  const byId = (id: Json | undefined) => chats.find((one) => one.id === Number(String(id).replace(/^chat/, '')));
  return {
    'im.dialog.get': ({ DIALOG_ID }) => byId(DIALOG_ID) ?? noAccess,
    'im.chat.user.list': ({ CHAT_ID }) => members[Number(CHAT_ID)] ?? [caller],
    'im.recent.list': () => ({
      items: chats.filter(({ id }) => !hidden.includes(Number(id))).map((chat) => ({ chat })),
      hasMore: false,
    }),
    'im.search.chat.list': ({ FIND }) =>
      chats.filter(({ name }) => String(name).toLowerCase().startsWith(String(FIND).toLowerCase())),
    'im.chat.get': ({ ENTITY_TYPE, ENTITY_ID }) => {
      const found = chats.find(
        (one) =>
          one.entity_type === ENTITY_TYPE && String(one.entity_id).toLowerCase() === String(ENTITY_ID).toLowerCase(),
      );
      return found ? { ID: String(found.id) } : null;
    },
  };
}

export const nobody = { people: new Map(), emails: new Map(), groups: new Map() };

/** What is asked of a reading trip: these chats with these rows. */
export function requestFor(
  chats: readonly ChatConfig[],
  rows: Readonly<Record<string, object>> = {},
  {
    search,
    config,
    ...more
  }: Partial<Omit<ReadRequest, 'config' | 'search'>> & {
    readonly search?: Partial<ReadRequest['search']>;
    readonly config?: Partial<Config>;
  } = {},
): ReadRequest {
  return {
    config: {
      project: 'team',
      identity: 'lockfile',
      portal: { kind: 'sandbox', undocumented: false, saidBy: 'portal' },
      templates: [],
      chats,
      root: '/config',
      lockfile: '/config/chats.lock.json',
      sources: new Map(),
      ...config,
    },
    chats,
    rows: new Map(Object.entries(rows)),
    conflicts: new Map(),
    leftovers: [],
    search: { cutSec: 65, waitUntilSec: async () => false, ...search },
    ...more,
  };
}

type More = Parameters<typeof requestFor>[2] & {
  readonly nowSec?: number;
  readonly hidden?: readonly number[];
  readonly also?: Methods;
  readonly directory?: Directory;
};

/** Looks for chats on a portal that has these; `a` is what became of the chat of that key. */
export async function look(
  chats: readonly ChatConfig[],
  onPortal: readonly JsonObject[],
  rows: Readonly<Record<string, object>> = {},
  more: More = {},
) {
  const { nowSec = 10_000, hidden = [], also = {}, directory = nobody, ...request } = more;
  const told = portal({ ...chatMethods(onPortal, { hidden }), ...also }, nowSec);
  const found = await findChats(told.reader, requestFor(chats, rows, request), { caller, directory });
  return { ...told, ...found, a: found.findings.get('a') };
}
