import { canonical } from '../base/json.ts';
import type { Place } from '../base/place.ts';
import type { Change, ChangeKind, ChatPlan, Plan } from '../model/plan.ts';
import { unresolvedIn } from './unresolved.ts';

export const changeKinds = [
  'create',
  'update',
  'adopt',
  'forget',
  'remove',
  'note',
] as const satisfies readonly ChangeKind[];

/** What a chat's part of a plan comes to, in one word. */
export type Fate = ChangeKind | 'healed' | 'blocked';

/** A plan in numbers: chats for what is done, single notes for what cannot be. */
export interface Tally {
  readonly create: number;
  readonly update: number;
  readonly adopt: number;
  /** Chats that leave the lockfile and stay on the portal. */
  readonly forget: number;
  readonly remove: number;
  readonly note: number;
  readonly blocked: number;
  /** Entries that stand for nobody; each is among the notes, or is why its chat is blocked. */
  readonly unresolved: number;
  /** Chats whose lost lockfile rows come back. */
  readonly healed: number;
  /** Chats that need nothing on the portal, those included of which only the lockfile learns. */
  readonly unchanged: number;
  /** Of the unchanged: chats whose lockfile row changes all the same. */
  readonly rowsOnly: number;
}

export function tally(plan: Plan): Tally {
  const count = { create: 0, update: 0, adopt: 0, forget: 0, remove: 0, note: 0, blocked: 0, healed: 0, rowsOnly: 0 };
  for (const chat of plan.chats) {
    const changes = tellingChanges(chat);
    for (const kind of ['create', 'update', 'adopt', 'forget', 'remove'] as const)
      if (changes.some((change) => change.kind === kind && !isHealing(change))) count[kind] += 1;
    count.note += changes.filter(({ kind }) => kind === 'note').length;
    if (chat.blocked !== undefined) count.blocked += 1;
    if (changes.some(isHealing)) count.healed += 1;
    if (isRowOnly(chat)) count.rowsOnly += 1;
  }
  return { ...count, unresolved: unresolvedIn(plan).length, unchanged: plan.unchanged };
}

/** What is done before what is only noted; a blocked chat's reason, which stands among its changes too, is told once. */
export function tellingChanges({ changes, blocked }: ChatPlan): readonly Change[] {
  const notes = changes.filter(({ kind }) => kind === 'note');
  const deeds = changes.filter(({ kind }) => kind !== 'note');
  if (blocked === undefined) return [...deeds, ...notes];
  const reason = canonical(blocked);
  return [...deeds, ...notes.filter(({ message }) => canonical(message) !== reason)];
}

/** Is the chat in the plan for its lockfile row alone? */
export function isRowOnly(chat: ChatPlan): boolean {
  return chat.changes.length === 0 && chat.blocked === undefined;
}

/** Does the plan leave everything as it is but for notes and rows that are brought up to date? */
export function isIdle(count: Tally): boolean {
  return count.create + count.update + count.adopt + count.forget + count.remove + count.blocked === 0;
}

/**
 * Is the portal otherwise than the files say?
 *
 * Also where nothing can be done about it: what differs and cannot be delivered is what whoever watches for drift has to see. Advice alone is none.
 */
export function differs(plan: Plan): boolean {
  const isDifference = ({ kind, from, added, removed }: Change) =>
    kind !== 'note' || from !== undefined || (added ?? []).length + (removed ?? []).length > 0;
  return plan.chats.some(({ changes, blocked }) => blocked !== undefined || changes.some(isDifference));
}

/** The one word that tells most about a chat: what is done before what is only noted; `undefined` for its row alone. */
export function fateOf(chat: ChatPlan): Fate | undefined {
  if (chat.blocked !== undefined) return 'blocked';
  const real = chat.changes.filter((change) => !isHealing(change));
  const kind = (['create', 'remove', 'forget', 'adopt', 'update'] as const).find((each) =>
    real.some((c) => c.kind === each),
  );
  if (kind !== undefined) return kind;
  if (chat.changes.length > real.length) return 'healed';
  return real.length > 0 ? 'note' : undefined;
}

/**
 * Where a reader has to look for what a note says: an entry of a list is found by its line alone, and what a row fills in by the row's. A difference
 * is named by its field.
 */
export function placeToLookAt({ kind, field, place, from, added = [], removed = [] }: Change): Place | undefined {
  const isDifference = from !== undefined || added.length + removed.length > 0;
  return kind === 'note' && field !== undefined && !isDifference ? place : undefined;
}

/** Does a person have to see this chat, however long the plan is: something is dangerous, in the way, or cannot be done? */
export function isTelling(chat: ChatPlan): boolean {
  return (
    chat.blocked !== undefined ||
    Object.keys(chat.consents).length > 0 ||
    chat.changes.some(({ kind }) => kind === 'note' || kind === 'remove' || kind === 'forget')
  );
}

/** Is something blocked, taken away, or done that wants consent or cannot be taken back? */
export function isDangerous({ blocked, consents, changes, summary }: ChatPlan): boolean {
  return (
    blocked !== undefined ||
    Object.keys(consents).length > 0 ||
    summary?.handOver === true ||
    changes.some(({ kind }) => kind === 'remove')
  );
}

/** Takes an id back into the lockfile that was ours before: by its marker, or as the answer that got lost. */
function isHealing({ kind, message }: Change): boolean {
  return kind === 'adopt' && (message?.code === 'HEALED' || message?.code === 'SETTLED');
}
