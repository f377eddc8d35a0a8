import { posix } from 'node:path';
import { expect, test } from 'vitest';
import { nearPath, slipIn } from '../../src/base/near-path.ts';

const folders: Readonly<Record<string, readonly string[]>> = {
  '/home/anna': ['Avatars', 'chats.yaml', 'Ёлка', 'empty'],
  '/home/anna/Avatars': ['Team.png', 'sub'],
  '/home/anna/Avatars/sub': ['deep.png'],
  '/home/anna/empty': [],
};
const names = async (folder: string) => folders[folder] ?? [];

test.each([
  ['./avatars/Team.png', './Avatars/Team.png'],
  ['./avatars/team.png', './Avatars/Team.png'],
  ['avatars/sub/deeep.png', 'Avatars/sub/deep.png'],
  ['Avatars/sub/none-such.gif', undefined],
  ['avatars/none-such.gif', 'Avatars'],
  ['chat.yaml', 'chats.yaml'],
  ['./avatars/', './Avatars'],
  ['\u0415\u0308лка', '\u0401лка'],
  ['chats.yaml/inside', undefined],
  ['empty/a.png', undefined],
  ['elsewhere/entirely.png', undefined],
  ['Avatars/../avatars/Team.png', 'Avatars/../Avatars/Team.png'],
])('%s is probably %s', async (written, meant) => {
  expect(await nearPath(posix.resolve('/home/anna', written), written, names)).toBe(meant);
});

test.each([
  ['~/pictures/a.png', 'home'],
  ['~anna/a.png', 'home'],
  ['sub/~/a.png', 'home'],
  ['~a.png', undefined],
  ['a~/b.png', undefined],
  ['pictures\\a.png', 'backslash'],
  ['pictures\u0007.png', 'backslash'],
  ['pictures/a.png', undefined],
])('in %j the slip is %s', (written, slip) => {
  expect(slipIn(written)).toBe(slip);
});
