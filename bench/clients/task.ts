import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chatsOf, type WorldOptions } from '../world.ts';

/** What a client is told to do. */
export interface Task {
  readonly webhookUrl: string;
  readonly folder: string;
  readonly world: WorldOptions;
  readonly timeScale: number;
}

/** The parameters of `im.chat.add` for every chat of a config, pictures read beforehand. */
export function createParams(folder: string, world: WorldOptions): readonly Readonly<Record<string, unknown>>[] {
  return [...chatsOf(world).values()].map(({ title, type, description, color, users, avatar }) => ({
    TITLE: title,
    TYPE: type,
    DESCRIPTION: description,
    COLOR: color,
    USERS: users,
    ...(avatar === undefined ? {} : { AVATAR: readFileSync(join(folder, String(avatar))).toString('base64') }),
  }));
}
