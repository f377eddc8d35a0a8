import { sha256 } from '../base/hash.ts';
import { canonical } from '../base/json.ts';
import type { Change, ChatPlan } from '../model/plan.ts';

/** Marks a chat's plan: equal digests mean the same act on the same state, wherever the chat is written. */
export function chatDigest(plan: Omit<ChatPlan, 'digest' | 'place'>): string {
  return sha256(canonical({ ...plan, changes: plan.changes.map(withoutPlace) }));
}

export function planDigest(chats: readonly ChatPlan[]): string {
  return sha256(canonical(chats.map(({ key, digest }) => [key, digest])));
}

function withoutPlace({ place: _, ...change }: Change): Omit<Change, 'place'> {
  return change;
}
