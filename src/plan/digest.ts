import { sha256 } from '../base/hash.ts';
import { canonical } from '../base/json.ts';
import { type Hole, isHole, type Operation, type Value } from '../model/operation.ts';
import type { Change, ChatPlan } from '../model/plan.ts';

/** Marks a chat's plan: equal digests mean the same act on the same state, wherever the chat is written. */
export function chatDigest(plan: Omit<ChatPlan, 'digest' | 'place'>): string {
  const operations = plan.operations.map(withoutSources);
  return sha256(canonical({ ...plan, changes: plan.changes.map(withoutPlace), operations }));
}

export function planDigest(chats: readonly ChatPlan[]): string {
  return sha256(canonical(chats.map(({ key, digest }) => [key, digest])));
}

/** Values as they are hold more than differs: who else is in a chat is no part of what was agreed to. */
function withoutPlace({ place: _p, before: _b, after: _a, ...change }: Change): Omit<Change, 'place'> {
  return change;
}

/** A picture is known by its bytes: another checkout has it under another path. */
function withoutSources({ params, ...operation }: Operation): unknown {
  const known = Object.entries(params).map(([name, value]) => [name, isPicture(value) ? value.sha256 : value] as const);
  return { ...operation, params: Object.fromEntries(known) };
}

function isPicture(value: Value): value is Extract<Hole, { hole: 'picture' }> {
  return isHole(value) && value.hole === 'picture';
}
