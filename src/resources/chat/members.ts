import type { Operation } from '../../model/operation.ts';

/**
 * People named in one call.
 *
 * Source: PHP's max_input_vars of 1000 cuts longer query strings of batch commands without a word.
 */
export const peopleACall = 500;

/** Adds people, a system message a call. Adding somebody who is in already changes nothing. */
export function addMembers(users: readonly number[]): readonly Operation[] {
  return chunks(users, peopleACall).map((chunk) => ({
    stage: 'add-members',
    field: 'users',
    method: 'im.chat.user.add',
    params: { CHAT_ID: { hole: 'chat-id' }, USERS: chunk },
  }));
}

/** Removes people one by one, as the portal has it. Only the owner may. */
export function removeMembers(users: readonly number[]): readonly Operation[] {
  return users.map((user) => ({
    stage: 'remove-members',
    field: 'users',
    method: 'im.chat.user.delete',
    params: { CHAT_ID: { hole: 'chat-id' }, USER_ID: user },
  }));
}

/** What is in `these` and not in `those`. */
export function without(these: readonly number[], those: readonly number[]): readonly number[] {
  const gone = new Set(those);
  return these.filter((id) => !gone.has(id));
}

/** Each id once, in ascending order. */
export function idSet(ids: readonly number[]): readonly number[] {
  return [...new Set(ids)].sort((a, b) => a - b);
}

export function sameIds(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((id, index) => id === b[index]);
}

function chunks<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  const result: (readonly T[])[] = [];
  for (let start = 0; start < items.length; start += size) result.push(items.slice(start, start + size));
  return result;
}
