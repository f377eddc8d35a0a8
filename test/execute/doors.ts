import type { Execution } from '../../src/execute/execute.ts';
import type { Answer, Call } from '../../src/model/call.ts';
import { late } from '../../src/model/call.ts';
import type { Event } from '../../src/model/event.ts';
import { Fault, type Reach } from '../../src/model/fault.ts';
import type { LockRow } from '../../src/model/lockfile.ts';
import type { Operation } from '../../src/model/operation.ts';
import type { ChatPlan, Plan } from '../../src/model/plan.ts';

export const portalNowSec = 1_000;

/** Doors to a portal that answers as told, a lockfile in memory, and a planner that knows what is left. */
export interface Rig {
  readonly execution: Execution;
  readonly rows: Map<string, LockRow>;
  readonly calls: Call[];
  readonly events: Event[];
  readonly waits: number[];
  /** What was looked at again, a list a time, with the moments before which looking proves nothing. */
  readonly looks: { readonly keys: readonly string[]; readonly settledAfterSec: Readonly<Record<string, number>> }[];
  /** Everything that happened, in its order: rows written, calls sent. */
  readonly log: string[];
}

export interface Telling {
  readonly answer: (call: Call, nth: number) => Answer | Promise<Answer>;
  readonly rows?: Readonly<Record<string, LockRow>>;
  /** What is left of a chat when it is looked at again; a chat that is not named is as wanted. */
  readonly left?: (keys: readonly string[], round: number) => readonly ChatPlan[];
  readonly put?: (key: string, row: LockRow | undefined) => void;
  readonly signal?: AbortSignal;
}

export function rig(telling: Telling): Rig {
  const rows = new Map(Object.entries(telling.rows ?? {}));
  const [calls, events, waits]: [Call[], Event[], number[]] = [[], [], []];
  const [looks, log]: [Rig['looks'], string[]] = [[], []];
  let rounds = 0;
  const execution: Execution = {
    client: {
      call: async (call, options) => {
        await options?.beforeSend?.(portalNowSec);
        calls.push(call);
        log.push(call.method);
        return telling.answer(call, calls.length);
      },
    },
    section: {
      rows: () => rows,
      put: async (key, row) => {
        log.push(`${key} ${row ? JSON.stringify(row) : 'gone'}`);
        telling.put?.(key, row);
        if (row) rows.set(key, row);
        else rows.delete(key);
      },
    },
    picture: () => late({ sizeBytes: 0, load: async () => '' }),
    onEvent: (event) => events.push(event),
    signal: telling.signal ?? new AbortController().signal,
    replan: async (keys, settledAfterSec) => {
      rounds += 1;
      looks.push({ keys, settledAfterSec: Object.fromEntries(settledAfterSec) });
      return new Map((telling.left?.(keys, rounds) ?? []).map((chat) => [chat.key, chat]));
    },
    waitUntilSec: async (sec) => waits.push(sec),
  };
  return { execution, rows, calls, events, waits, looks, log };
}

export const done = (result: Extract<Answer, { kind: 'done' }>['result'] = true): Answer => ({ kind: 'done', result });
export const refused: Answer = { kind: 'refused', code: 'WRONG_REQUEST', description: '', status: 400 };
export const lost: Answer = {
  kind: 'unknown',
  fault: new Fault('CONNECTION_LOST', { host: 'portal.example', method: 'im.chat.add', detail: 'ECONNRESET' }),
  settledAfterSec: 1_065,
};

/** It provably did nothing; `reach` tells how far what stood in its way reaches. */
export function held(reach: Reach): Answer {
  return { kind: 'not-done', fault: new Fault('WAIT_TOO_LONG', { seconds: 7 }, { reach }) };
}

export function operation(stage: Operation['stage'], method: string, more: Partial<Operation> = {}): Operation {
  return { stage, field: stage === 'create' ? undefined : 'title', method, params: {}, ...more };
}

export function chatPlan(key: string, operations: readonly Operation[], more: Partial<ChatPlan> = {}): ChatPlan {
  const isNew = operations[0]?.stage === 'create';
  return {
    key,
    title: key,
    place: undefined,
    id: isNew ? undefined : 7,
    changes: [{ kind: isNew ? 'create' : 'update', key, field: isNew ? undefined : 'title', from: 'x', to: 'y' }],
    operations,
    row: isNew ? { unfinished: true } : { id: 7 },
    rowChanged: isNew,
    replaces: [],
    consents: {},
    digest: key,
    ...more,
  };
}

export function planOf(chats: readonly ChatPlan[]): Plan {
  return {
    project: 'team',
    identity: 'lockfile',
    portal: 'sandbox',
    caller: 1,
    chats,
    unchanged: 0,
    consents: {},
    digest: '',
  };
}
