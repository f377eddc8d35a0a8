import { describe, expect, it } from 'vitest';
import type { Json } from '../../src/base/json.ts';
import type { Call } from '../../src/model/call.ts';
import type { ChatConfig } from '../../src/model/config.ts';
import type { LockRow } from '../../src/model/lockfile.ts';
import { findChats } from '../../src/read/find.ts';
import type { ReadRequest } from '../../src/read/request.ts';
import { caller, written } from '../plan/worlds.ts';

const pendingSec = 1_000;

/** Two creates of one title were lost; the portal shows these chats of that title. */
function lostPair(
  types: { readonly a: string; readonly b: string },
  onPortal: readonly (readonly [number, string])[],
  laterSec = 600,
) {
  const chats = (['a', 'b'] as const).map((key) => written(key, { title: 'Same', type: types[key] }));
  const dialogs = new Map(onPortal.map(([id, type]) => [id, dialog(id, type)]));
  const call = async ({ method, params }: Call) => ({ kind: 'done', result: answer(dialogs, method, params) }) as const;
  return findChats(
    { client: { call, nowSec: async () => pendingSec + laterSec } },
    requestFor(chats, new Map(chats.map(({ key }) => [key, { pending: pendingSec }]))),
    { caller, directory: { people: new Map(), emails: new Map(), groups: new Map() } },
  );
}

function dialog(id: number, type: string): Json {
  const created = new Date((pendingSec + 1) * 1000).toISOString();
  return { id, name: 'Same', owner: caller, message_type: type, role: 'owner', date_create: created };
}

function answer(dialogs: ReadonlyMap<number, Json>, method: string, params: Call['params']): Json {
  if (method === 'im.recent.list')
    return { items: [...dialogs].map(([id, chat]) => ({ id: `chat${id}`, chat })), hasMore: false };
  return method === 'im.dialog.get' ? (dialogs.get(Number(String(params.DIALOG_ID).slice(4))) ?? null) : [];
}

function requestFor(chats: readonly ChatConfig[], rows: ReadonlyMap<string, LockRow>): ReadRequest {
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
    },
    chats,
    rows,
    conflicts: new Map(),
    leftovers: [],
    search: { cutSec: 65, waitUntilSec: async () => true },
  };
}

describe('two lost creates of one title', () => {
  it('are told apart by their types: the chat of one is no lookalike of the other', async () => {
    const { findings } = await lostPair({ a: 'OPEN', b: 'CHAT' }, [[26, 'C']]);
    expect(findings.get('b')).toMatchObject({ kind: 'found', chat: { id: 26 } });
    expect(findings.get('a')).toEqual({ kind: 'absent' });
  });

  it('are told apart as well when one had to be waited for, and no row knows yet what the other made', async () => {
    const { findings } = await lostPair({ a: 'OPEN', b: 'CHAT' }, [[26, 'C']], 5);
    expect(findings.get('b')).toMatchObject({ kind: 'found', chat: { id: 26 } });
    expect(findings.get('a')).toEqual({ kind: 'absent' });
  });

  it('of one type are left to a person when only one chat was made', async () => {
    const { findings } = await lostPair({ a: 'CHAT', b: 'CHAT' }, [[26, 'C']]);
    for (const key of ['a', 'b'])
      expect(findings.get(key)).toMatchObject({ kind: 'unsettled', candidates: [{ id: 26 }] });
  });
});
