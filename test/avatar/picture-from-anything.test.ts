import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { PictureAccess } from '../../src/avatar/fetch-picture.ts';
import { pictureFromAnything as given } from '../../src/avatar/picture-from-anything.ts';
import { configFiles } from '../../src/disk/config-files.ts';
import { faultOf, freshFolder } from '../disk/folders.ts';
import { jpeg, png } from './made-pictures.ts';
import { ca, serve } from './picture-server.ts';

const picture = png(20, 10);
const large = Buffer.concat([picture, Buffer.alloc(200_000, 251)]);
const base64 = picture.toString('base64');
const files = configFiles;
const here: PictureAccess = { files, ca, resolve: async () => ['127.0.0.1'], isAllowed: () => true };

const pictureFromAnything = (text: string, cwd: string, access: PictureAccess = { files }) => given(text, cwd, access);

function folder(): string {
  const path = freshFolder();
  mkdirSync(join(path, 'avatars'));
  writeFileSync(join(path, 'avatars', 'picture'), picture);
  writeFileSync(join(path, 'large.png'), large);
  writeFileSync(join(path, 'note.txt'), 'hello');
  return path;
}

describe('a picture for the portal', () => {
  test('is read from a path, also from one that could be base64', async () => {
    const cwd = folder();
    expect(await pictureFromAnything('avatars/picture', cwd)).toBe(base64);
    expect(await pictureFromAnything(join(cwd, 'avatars/picture'), '/')).toBe(base64);
    expect(await pictureFromAnything('./large.png', cwd)).toBe(large.toString('base64'));
  });

  test('is fetched from an address', async () => {
    const port = await serve((_, response) => response.end(large));
    expect(await pictureFromAnything(`https://pictures.example:${port}/a.png`, folder(), here)).toBe(
      large.toString('base64'),
    );
  });

  test('is taken from base64, however it is broken into lines and padded', async () => {
    expect(await pictureFromAnything(base64, folder())).toBe(base64);
    expect(await pictureFromAnything(` ${base64.replace(/(.{20})/g, '$1\r\n')}`, folder())).toBe(base64);
    expect(await pictureFromAnything(base64.replace(/=+$/, ''), folder())).toBe(base64);
    expect(await pictureFromAnything(large.toString('base64'), folder())).toBe(large.toString('base64'));
    expect(await pictureFromAnything(jpeg(3, 4).toString('base64'), folder())).toBe(jpeg(3, 4).toString('base64'));
  });

  test('is taken from a data address, in base64 or percent-coded', async () => {
    expect(await pictureFromAnything(`data:image/png;base64,${base64}`, folder())).toBe(base64);
    expect(await pictureFromAnything(`DATA:;base64,${encodeURIComponent(base64)}`, folder())).toBe(base64);
    const coded = [...picture].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
    expect(await pictureFromAnything(`data:image/png,${coded}`, folder())).toBe(base64);
  });

  test('may be the id of a file that the portal has', async () => {
    expect(await pictureFromAnything('1234', folder())).toBe('1234');
  });

  test.each([
    ['', 'AVATAR_NO_SOURCE'],
    ['aGVsbG8=', 'AVATAR_NO_SOURCE'],
    [Buffer.alloc(9000).toString('base64'), 'AVATAR_UNKNOWN_FORMAT'],
    ['x y'.repeat(2000), 'AVATAR_UNKNOWN_FORMAT'],
    ['…'.repeat(5000), 'AVATAR_NO_SOURCE'],
    ['data:image/png;base64', 'AVATAR_NO_SOURCE'],
    ['data:image/png;base64,!', 'AVATAR_NO_SOURCE'],
    ['data:text/plain,hello', 'AVATAR_TEXT'],
    ['data:text/plain,%E', 'AVATAR_NO_SOURCE'],
    ['note.txt', 'AVATAR_TEXT'],
    ['missing.png', 'AVATAR_NOT_FOUND_HERE'],
    ['avatars', 'AVATAR_NOT_FILE'],
    ['http://pictures.example/a.png', 'AVATAR_URL_SCHEME'],
    ['https://localhost/a.png', 'AVATAR_URL_PRIVATE'],
    [png(5001, 1).toString('base64'), 'AVATAR_TOO_MANY_PIXELS'],
  ])('is not %.40s', async (text, expected) => {
    expect((await faultOf(pictureFromAnything(text, folder()))).code).toBe(expected);
  });
});
