import type { Failure, Outcome } from '../model/event.ts';
import type { ChatPlan, Plan } from '../model/plan.ts';
import { fateOf } from './tally.ts';
import type { Deed } from './words/outcome.ts';

/** What became of one chat of the plan. */
export interface ChatDeed {
  readonly key: string;
  readonly chat: ChatPlan | undefined;
  readonly deed: Deed;
  readonly id: number | undefined;
  readonly failures: readonly Failure[];
}

/**
 * Joins a plan with what became of it: a chat each, in the plan's order.
 *
 * A chat with a failure counts as failed, whatever else was done to it; of a blocked one nothing was tried. Chats of
 * which only the lockfile learned, and notes, are no deeds.
 */
export function deedsOf(plan: Plan, outcome: Outcome): readonly ChatDeed[] {
  const done = new Map(outcome.done.map(({ key, id }) => [key, id]));
  const left = new Set(outcome.left);
  const failures = byKey(outcome.failed);
  const planned = plan.chats.flatMap((chat) => {
    const failed = failures.get(chat.key) ?? blockedFailure(chat);
    const id = done.get(chat.key) ?? failed.find((failure) => failure.id !== undefined)?.id ?? chat.id;
    const deed = deedOf(chat, failed.length > 0, left.has(chat.key), done.has(chat.key));
    return deed === undefined ? [] : [{ key: chat.key, chat, deed, id, failures: failed }];
  });
  return [...planned, ...strangers(plan, failures)];
}

/** How many chats each deed has. */
export function countDeeds(deeds: readonly ChatDeed[]): Readonly<Record<Deed, number>> {
  const count = { create: 0, update: 0, adopt: 0, forget: 0, remove: 0, healed: 0, failed: 0, blocked: 0, left: 0 };
  for (const { deed } of deeds) count[deed] += 1;
  return count;
}

function byKey(failures: readonly Failure[]): ReadonlyMap<string, readonly Failure[]> {
  const groups = new Map<string, Failure[]>();
  for (const failure of failures) {
    const group = groups.get(failure.key);
    if (group) group.push(failure);
    else groups.set(failure.key, [failure]);
  }
  return groups;
}

function deedOf(chat: ChatPlan, failed: boolean, left: boolean, done: boolean): Deed | undefined {
  if (chat.blocked !== undefined) return 'blocked';
  if (failed) return 'failed';
  if (left) return 'left';
  const kind = fateOf(chat);
  return !done || kind === undefined || kind === 'note' || kind === 'blocked' ? undefined : kind;
}

function blockedFailure(chat: ChatPlan): readonly Failure[] {
  if (chat.blocked === undefined) return [];
  return [{ key: chat.key, message: chat.blocked, ...(chat.place ? { place: chat.place } : {}) }];
}

/** Failures of chats that the plan does not name, so that none is lost. */
function strangers(plan: Plan, failures: ReadonlyMap<string, readonly Failure[]>): readonly ChatDeed[] {
  const known = new Set(plan.chats.map(({ key }) => key));
  return [...failures]
    .filter(([key]) => !known.has(key))
    .map(([key, failed]) => ({ key, chat: undefined, deed: 'failed', id: failed[0]?.id, failures: failed }));
}
