import { expect, it } from 'vitest';
import type { Json } from '../../src/base/json.ts';
import type { Call } from '../../src/model/call.ts';
import { findChats } from '../../src/read/find.ts';
import type { ReadRequest } from '../../src/read/request.ts';
import { caller, written } from '../plan/worlds.ts';

const pending = 1_000;
const cutSec = 65;

const directory = { people: new Map(), emails: new Map(), groups: new Map() };

const dialog = {
  id: 26,
  name: 'a',
  owner: caller,
  message_type: 'C',
  role: 'owner',
  date_create: new Date((pending + cutSec) * 1000).toISOString(),
};

/** A portal on which the lost create comes true in the very moment in which it can at the latest, just after the list was read. */
function lastMomentPortal() {
  let lists = 0;
  const answer = ({ method }: Call): Json => {
    if (method === 'im.dialog.get') return dialog;
    if (method !== 'im.recent.list') return [];
    lists += 1;
    return { items: lists === 1 ? [] : [{ chat: dialog }], hasMore: false };
  };
  return {
    call: async (call: Call) => ({ kind: 'done', result: answer(call) }) as const,
    nowSec: async () => pending + cutSec + (lists === 0 ? -1 : 1),
  };
}

function request(waits: number[]): ReadRequest {
  const chats = [written('a')];
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
    rows: new Map([['a', { pending }]]),
    conflicts: new Map(),
    leftovers: [],
    search: {
      cutSec,
      waitUntilSec: async (sec) => {
        waits.push(sec);
        return true;
      },
    },
  };
}

it('takes the clock before it looks, so that nothing comes true between the look and the verdict', async () => {
  const waits: number[] = [];
  const { findings } = await findChats({ client: lastMomentPortal() }, request(waits), { caller, directory });
  expect(waits).toEqual([pending + cutSec]);
  expect(findings.get('a')).toMatchObject({ kind: 'found', by: 'pending', chat: { id: 26 } });
});
