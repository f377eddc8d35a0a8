import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { seenMark } from '../src/resources/chat/avatar.ts';
import type { Sandbox } from '../src/sandbox/server.ts';
import { chatsOf, type WorldOptions, type Written } from './world.ts';

/** Makes the chats of a config on the portal, and the lockfile that an apply of it would have left. */
export function seedChats({ store, url }: Sandbox, folder: string, options: WorldOptions): void {
  const rows: Record<string, Readonly<Record<string, unknown>>> = {};
  for (const [key, chat] of chatsOf(options)) {
    const id = store.createChat({
      title: String(chat.title),
      type: chat.type === 'OPEN' ? 'O' : 'C',
      description: String(chat.description),
      color: String(chat.color),
      users: chat.users as readonly number[],
    });
    rows[key] = { id, ...avatarRow(store, folder, id, chat) };
  }
  const lockfile = { lockfileVersion: 1, project: 'bench', portals: { [new URL(url).host]: rows } };
  writeFileSync(join(folder, 'chats.lock.json'), JSON.stringify(lockfile));
}

function avatarRow(store: Sandbox['store'], folder: string, id: number, { avatar }: Written) {
  if (avatar === undefined) return {};
  const bytes = readFileSync(join(folder, String(avatar)));
  store.replaceAvatar(id, bytes);
  const path = store.chat(id)?.avatarFile?.path ?? '';
  return { avatar: `sha256-${createHash('sha256').update(bytes).digest('hex')}`, avatarSeen: seenMark(path) };
}
