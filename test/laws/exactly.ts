import { expect } from 'vitest';
import type { Desk, Written } from './desk.ts';
import { trimmed } from './oracle.ts';

/** The portal has the chats of the file, each once and no other; the lockfile knows each by its id, and nothing is in doubt. */
export async function expectExactlyTheChats({ sandbox, rows }: Pick<Desk, 'sandbox' | 'rows'>, config: Written) {
  const known = Object.entries(rows());
  expect(known.map(([key]) => key).sort()).toEqual(Object.keys(config.chats).sort());
  expect(known.filter(([, row]) => row.pending !== undefined || row.unfinished)).toEqual([]);
  const titles = sandbox.store.chats().map(({ id, title }) => ({ id, title }));
  const wanted = known.map(([key, { id }]) => ({ id, title: trimmed(String(config.chats[key]?.title)) }));
  expect(sorted(titles)).toEqual(sorted(wanted));
}

function sorted(chats: readonly { readonly id: number | undefined; readonly title: string }[]) {
  return chats.map(({ id, title }) => `${String(id).padStart(6)} ${title}`).sort();
}
