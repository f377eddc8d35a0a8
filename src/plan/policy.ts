import type { Directory, FoundChat } from '../model/actual.ts';
import type { ChatConfig, PersonRef } from '../model/config.ts';
import type { Desired } from '../resources/chat/create.ts';
import type { ChatField } from '../resources/chat/fields.ts';
import { idSet, sameIds, without } from '../resources/chat/members.ts';
import { peopleOf } from '../resources/chat/named-people.ts';
import { isUnresolved } from '../resources/chat/people.ts';

/**
 * What may not be touched.
 *
 * Premise: to protect something, wish for it. Every rule here adds to the desired state before it is compared, so the comparison needs
 * no exceptions, and what the plan shows is what will be. Why not filter the differences instead: a filter has to be repeated wherever
 * differences are made, and one that is forgotten removes people.
 */
export interface Circumstances {
  readonly chat: ChatConfig;
  /** `undefined` for a chat that is to be created. */
  readonly found: FoundChat | undefined;
  readonly caller: number;
  readonly directory: Directory;
}

/** What is wanted once nothing is touched that may not be, and who stays only because an entry does not resolve. */
export interface Guarded {
  readonly desired: Desired;
  readonly heldBy: readonly PersonRef[];
  /** Who stays in an exact chat only because it is protected. */
  readonly protectedIds: readonly number[];
}

export function withPolicy(desired: Desired, circumstances: Circumstances): Guarded {
  const guarded = new Map(desired);
  const owner = desired.get('owner') as number | undefined;
  const managers = desired.get('managers') as readonly number[] | undefined;
  const unresolved = peopleOf(circumstances.chat).filter((ref) => isUnresolved(ref, circumstances.directory));
  const listed = desired.get('users') as readonly number[] | undefined;
  const isProtected = circumstances.chat.fields.protect === true;
  const users = (sure: boolean, spared = isProtected) =>
    wantedUsers(listed, managers, owner, sure && !spared, circumstances);
  const isSure = unresolved.length === 0;
  const wanted = users(isSure);
  if (wanted !== undefined) guarded.set('users', wanted);
  if (managers !== undefined)
    guarded.set('managers', wantedManagers(managers, owner, unresolved.length === 0, circumstances));
  const isHeld = wanted !== undefined && !sameIds(wanted, users(true) ?? []);
  const protectedIds = isSure && isProtected ? without(wanted ?? [], users(true, false) ?? []) : [];
  return { desired: orderedAs(guarded, order), heldBy: isHeld ? unresolved : [], protectedIds };
}

const order: readonly ChatField[] = [
  'title',
  'type',
  'description',
  'color',
  'avatar',
  'message',
  'users',
  'managers',
  'owner',
];

/** Whoever is to own or manage the chat has to be in it: the portal says yes to a manager from outside and does nothing. */
function wantedUsers(
  listed: readonly number[] | undefined,
  managers: readonly number[] | undefined,
  owner: number | undefined,
  sure: boolean,
  { chat, found, caller, directory }: Circumstances,
): readonly number[] | undefined {
  if (listed === undefined && managers === undefined && owner === undefined) return undefined;
  const have = found?.members ?? [];
  const present = new Set(have);
  const named = [...(listed ?? []), ...(managers ?? [])];
  const active = named.filter((id) => directory.people.get(id)?.active || present.has(id));
  const wanted = [...active, ...(owner === undefined ? [] : [owner])];
  const isExact = listed !== undefined && chat.fields.membership === 'exact';
  const mayRemove = isExact && sure;
  const kept = mayRemove ? [caller, found?.owner ?? caller].filter((id) => present.has(id)) : have;
  return idSet([...wanted, ...kept]);
}

/** The owner is a manager by nature: he is compared neither before nor after a hand-over. */
function wantedManagers(
  listed: readonly number[],
  owner: number | undefined,
  sure: boolean,
  { found, caller, directory }: Circumstances,
): readonly number[] {
  const current = found?.owner ?? caller;
  const next = owner ?? current;
  const staying = (found?.managers ?? []).filter((id) => (id === next || !sure) && id !== current);
  const managing = new Set(found?.managers);
  const active = listed.filter((id) => directory.people.get(id)?.active || managing.has(id));
  return idSet([...without(active, [current, next]), ...staying]);
}

function orderedAs(desired: Desired, order: readonly ChatField[]): Desired {
  const rank = (field: ChatField) => (order.indexOf(field) + order.length + 1) % (order.length + 1);
  return new Map([...desired].sort(([a], [b]) => rank(a) - rank(b)));
}
