import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { png } from '../test/avatar/made-pictures.ts';

/** One chat of a config, as it is written. */
export type Written = Readonly<Record<string, unknown>>;

export interface WorldOptions {
  readonly chats: number;
  /** Every n-th chat gets an avatar; 0: none. */
  readonly avatarEvery?: number;
  readonly avatarBytes?: number;
  /** Fields left out of the config. */
  readonly without?: readonly string[];
}

const colors = ['RED', 'GREEN', 'MINT', 'AZURE', 'SAND'];
const differentPictures = 10;

/** The chats of a config: title, type, description, colour, three members, and some avatars. */
export function chatsOf({ chats, avatarEvery = 0, without = [] }: WorldOptions): ReadonlyMap<string, Written> {
  const entries = Array.from({ length: chats }, (_, index): [string, Written] => {
    const number = String(index).padStart(5, '0');
    const chat: Record<string, unknown> = {
      title: `Project ${number}`,
      type: index % 2 === 0 ? 'OPEN' : 'CHAT',
      description: `What project ${number} talks about`,
      color: colors[index % colors.length],
      users: [2 + (index % 5), 7, 10],
      ...(avatarEvery > 0 && index % avatarEvery === 0 ? { avatar: `avatars/${number}.png` } : {}),
    };
    for (const field of without) delete chat[field];
    return [`project-${number}`, chat];
  });
  return new Map(entries);
}

/** Lays a config and its pictures into a new folder. */
export function layOut(options: WorldOptions): string {
  const folder = mkdtempSync(join(tmpdir(), 'provision-bench-'));
  const chats = chatsOf(options);
  writeFileSync(join(folder, 'chats.yaml'), yamlOf(chats));
  putPictures(folder, chats, options.avatarBytes ?? 24_000);
  return folder;
}

export function clearAway(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

/** Block style with a comment, as people write. */
function yamlOf(chats: ReadonlyMap<string, Written>): string {
  const lines = ['# written by the bench', 'version: 1', 'project: bench', '', 'chats:'];
  for (const [key, chat] of chats) {
    lines.push(`  ${key}:`);
    for (const [field, value] of Object.entries(chat)) {
      if (Array.isArray(value)) lines.push(`    ${field}:`, ...value.map((item) => `      - ${String(item)}`));
      else lines.push(`    ${field}: ${String(value)}`);
    }
  }
  return `${lines.join('\n')}\n`;
}

/** Files of their own for every chat; as few different contents as spare the disk. */
function putPictures(folder: string, chats: ReadonlyMap<string, Written>, sizeBytes: number): void {
  mkdirSync(join(folder, 'avatars'));
  const made: string[] = [];
  for (const { avatar } of chats.values()) {
    if (avatar === undefined) continue;
    const path = join(folder, String(avatar));
    const twin = made[made.length % differentPictures];
    if (made.length < differentPictures || twin === undefined) {
      const head = png(200, 200);
      writeFileSync(path, Buffer.concat([head, randomBytes(sizeBytes - head.byteLength)]));
    } else linkSync(twin, path);
    made.push(path);
  }
}
