import { byCodePoint } from '../base/json.ts';
import { listed } from '../base/listed.ts';
import { message } from '../model/message.ts';
import type { ChatPlan, Plan } from '../model/plan.ts';
import { addConsents } from './consent.ts';
import { chatDigest, planDigest } from './digest.ts';
import type { PlanInput } from './input.ts';
import { planChat, titleAndType } from './plan-chat.ts';
import { planLeftover } from './plan-leftover.ts';

/** Computes what has to be done, and only that: pure, one line of reasoning for `plan` and `apply` alike. */
export function plan(input: PlanInput): Plan {
  const { config, actual, portal } = input;
  const wanted = config.chats.map((chat) => planChat(input, chat));
  const taken = new Set(wanted.flatMap(({ replaces }) => replaces));
  const all = [...wanted, ...planLeftovers(input).filter(({ key }) => !taken.has(key))];
  const sorted = withoutClaims(input, all).toSorted((a, b) => byCodePoint(a.key, b.key));
  const chats = inTurn(input, sorted);
  const active = chats.filter(({ changes, rowChanged }) => changes.length > 0 || rowChanged);
  return {
    project: config.project,
    identity: config.identity,
    portal,
    caller: actual.caller,
    chats: active,
    unchanged: chats.filter(({ changes }) => changes.length === 0).length,
    consents: addConsents(active.map(({ consents }) => consents)),
    digest: planDigest(active),
  };
}

function planLeftovers(input: PlanInput): readonly ChatPlan[] {
  return [...input.actual.leftovers.keys()].flatMap((key) => {
    const row = input.rows.get(key);
    return row ? [planLeftover(input, key, row)] : [];
  });
}

/** Two keys that lead to one chat: neither may touch it, as each would undo the other. */
function withoutClaims(input: PlanInput, chats: readonly ChatPlan[]): readonly ChatPlan[] {
  const keysById = new Map<number, string[]>();
  const inFile = new Set(input.config.chats.map(({ key }) => key));
  for (const { key, id } of chats) {
    if (id === undefined || !inFile.has(key)) continue;
    const keys = keysById.get(id);
    if (keys) keys.push(key);
    else keysById.set(id, [key]);
  }
  const claimants = new Map(
    [...keysById].filter(([, keys]) => keys.length > 1).map(([id, keys]) => [id, listed(keys)]),
  );
  return chats.map((chat) => {
    const keys = chat.id === undefined || !inFile.has(chat.key) ? undefined : claimants.get(chat.id);
    return keys === undefined ? chat : claimed(chat, keys);
  });
}

function claimed(chat: ChatPlan, keys: string): ChatPlan {
  const why = message('CHAT_CLAIMED_TWICE', { id: chat.id ?? 0, keys });
  const note = {
    kind: 'note',
    key: chat.key,
    field: undefined,
    message: why,
    ...(chat.place ? { place: chat.place } : {}),
  } as const;
  const { digest: _, place, ...rest } = chat;
  const body = {
    ...rest,
    changes: [note],
    operations: [],
    row: 'keep' as const,
    rowChanged: false,
    consents: {},
    blocked: why,
  };
  return { ...body, place, digest: chatDigest(body) };
}

/** Plain creates of one title and type go one after the other, so that at most one of them can ever be lost. */
function inTurn(input: PlanInput, chats: readonly ChatPlan[]): readonly ChatPlan[] {
  if (input.config.identity === 'marker') return chats;
  const written = new Map(input.config.chats.map((chat) => [chat.key, titleAndType(chat)]));
  const latest = new Map<string, string>();
  return chats.map((chat) => {
    const title = written.get(chat.key);
    if (title === undefined || chat.operations[0]?.stage !== 'create') return chat;
    const after = latest.get(title);
    latest.set(title, chat.key);
    return after === undefined ? chat : { ...chat, after };
  });
}
