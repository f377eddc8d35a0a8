import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { PictureAccess } from '../../src/avatar/fetch-picture.ts';
import {
  encodedSize,
  inspectPictures,
  loadPicture,
  type PictureOptions,
  pictureKey,
} from '../../src/avatar/pictures.ts';
import { isPublicAddress } from '../../src/avatar/public-address.ts';
import { configFiles } from '../../src/disk/config-files.ts';
import type { ChatConfig, Config } from '../../src/model/config.ts';
import { say } from '../../src/model/message.ts';
import { faultOf, freshFolder } from '../disk/folders.ts';
import { jpeg, png } from './made-pictures.ts';
import { ca, serve } from './picture-server.ts';

const isRoot = process.getuid?.() === 0;
const here: PictureAccess = {
  files: configFiles,
  ca,
  resolve: async () => ['127.0.0.1'],
  isAllowed: () => true,
};
const picture = png(20, 10);

/** A folder with `pictures/a.png`, and one beside it with `b.png`. */
function house(): { readonly root: string; readonly beside: string } {
  const folder = freshFolder();
  const [root, beside] = [join(folder, 'root'), join(folder, 'beside')];
  for (const path of [root, beside, join(root, 'pictures')]) mkdirSync(path);
  writeFileSync(join(root, 'pictures', 'a.png'), picture);
  writeFileSync(join(beside, 'b.png'), picture);
  return { root, beside };
}

function place(line: number) {
  return { file: 'chats.yaml', line, column: 13, length: 8 };
}

/** A chat whose avatar is written in this line; the line is its name, too. */
function chat(line: number, avatar: unknown, folder: string): ChatConfig {
  const fields = avatar === undefined ? {} : { avatar };
  return { key: `k${line}`, place: place(line - 1), fields, places: { avatar: place(line) }, folder };
}

function config(root: string, chats: readonly ChatConfig[]): Config {
  const lockfile = join(root, 'chats.lock.json');
  return {
    project: 'p',
    identity: 'lockfile',
    portal: { kind: 'sandbox', undocumented: false, saidBy: 'portal' },
    templates: [],
    chats,
    root,
    lockfile,
    sources: new Map(),
  };
}

async function inspect(root: string, chats: readonly ChatConfig[], options: Partial<PictureOptions> = {}) {
  const files = await configFiles.within(root, '/');
  return inspectPictures(config(root, chats), { offline: false, ...here, files, ...options });
}

/** What is wrong with one avatar, as `line CODE sentence`. */
async function trouble(root: string, avatar: string, options: Partial<PictureOptions> = {}): Promise<string> {
  const { diagnostics } = await inspect(root, [chat(7, avatar, root)], options);
  const [first, ...others] = diagnostics;
  if (first === undefined || others.length > 0) return `${diagnostics.length} diagnostics`;
  return `${first.place?.line} ${first.code} ${say(first, 'en').text}`;
}

describe('the pictures of a config', () => {
  test('are found relative to the file that names them, each inspected once', async () => {
    const { root } = house();
    const chats = [
      chat(1, 'pictures/a.png', root),
      chat(2, './pictures/../pictures/a.png', root),
      chat(3, 'a.png', join(root, 'pictures')),
      chat(4, undefined, root),
    ];
    const { pictures, diagnostics } = await inspect(root, chats);
    expect(diagnostics).toEqual([]);
    expect([...pictures.keys()]).toEqual([pictureKey(join(root, 'pictures'), 'a.png')]);
    expect(pictures.get(pictureKey(root, './pictures/a.png'))).toEqual({
      source: join(root, 'pictures', 'a.png'),
      name: 'a.png',
      sizeBytes: picture.byteLength,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      mime: 'image/png',
      width: 20,
      height: 10,
    });
  });

  test('may be named as anything: their bytes count', async () => {
    const { root } = house();
    writeFileSync(join(root, 'photo.txt'), jpeg(30, 40));
    const { pictures } = await inspect(root, [chat(1, 'photo.txt', root)]);
    expect(pictures.get(join(root, 'photo.txt'))).toMatchObject({ mime: 'image/jpeg', width: 30, height: 40 });
  });

  test('that are wrong are all told, each at its place, in the order of the file', async () => {
    const { root } = house();
    writeFileSync(join(root, 'page.png'), '<!doctype html><title>Log in</title>');
    const chats = [
      chat(2, 'page.png', root),
      chat(4, 'pictures/a.png', root),
      chat(6, 'missing.gif', root),
      chat(8, 'page.png', root),
      chat(10, '../beside/b.png', root),
    ];
    const { diagnostics } = await inspect(root, chats);
    expect(diagnostics.map(({ code, severity, place }) => [place?.line, severity, code])).toEqual([
      [2, 'error', 'AVATAR_FORMAT'],
      [8, 'error', 'AVATAR_FORMAT'],
      [6, 'error', 'AVATAR_NOT_FOUND'],
      [10, 'error', 'AVATAR_OUTSIDE'],
    ]);
  });

  test('that stand in defaults are one mistake, however many chats inherit it', async () => {
    const { root } = house();
    const inherited = Array.from({ length: 500 }, (_, index) => ({ ...chat(3, 'no.png', root), key: `k${index}` }));
    expect((await inspect(root, inherited)).diagnostics).toHaveLength(1);
  });

  test('are inspected by the thousand', async () => {
    const { root } = house();
    const chats = Array.from({ length: 2000 }, (_, index) => {
      writeFileSync(join(root, `${index}.png`), png(index + 1, 1));
      return chat(index + 1, `${index}.png`, root);
    });
    const { pictures, diagnostics } = await inspect(root, chats);
    expect([pictures.size, diagnostics.length]).toEqual([2000, 0]);
    expect(pictures.get(join(root, '1234.png'))?.width).toBe(1235);
  });

  test('are not inspected any more once the run is interrupted', async () => {
    const { root } = house();
    const signal = AbortSignal.abort(new Error('interrupted'));
    await expect(inspect(root, [chat(1, 'pictures/a.png', root)], { signal })).rejects.toThrow('interrupted');
  });
});

describe('a picture that cannot be read is a diagnostic', () => {
  test.each([
    ['none/a.png', '7 AVATAR_NOT_FOUND there is no picture "none/a.png"'],
    ['./Pictures/a.png', '7 AVATAR_NOT_FOUND_NEAR there is no picture "./Pictures/a.png"'],
    ['~/a.png', '7 PATH_HOME there is no "~/a.png"'],
    ['~anna/a.png', '7 PATH_HOME there is no "~anna/a.png"'],
    ['~a.png', '7 AVATAR_NOT_FOUND there is no picture "~a.png"'],
    ['pictures\\a.png', '7 PATH_BACKSLASH there is no "pictures\\a.png"'],
    ['pictures\ta.png', '7 PATH_BACKSLASH there is no "pictures\ta.png"'],
    ['pictures/A.PNG', '7 AVATAR_NOT_FOUND_NEAR there is no picture "pictures/A.PNG"'],
    ['pictures/ab.png', '7 AVATAR_NOT_FOUND_NEAR there is no picture "pictures/ab.png"'],
    ['pictures/a.png/b', '7 AVATAR_NOT_FOUND there is no picture "pictures/a.png/b"'],
    ['pictures', '7 AVATAR_NOT_FILE "pictures" is not a file'],
    ['nul\0.png', '7 PATH_BACKSLASH there is no "nul\0.png"'],
    ['x'.repeat(300), `7 AVATAR_UNREADABLE the picture "${'x'.repeat(300)}" cannot be read: ENAMETOOLONG`],
    ['/etc/passwd', '7 AVATAR_OUTSIDE the picture "/etc/passwd" lies outside of ROOT'],
    ['/no/such/thing', '7 AVATAR_OUTSIDE the picture "/no/such/thing" lies outside of ROOT'],
    ['../beside/b.png', '7 AVATAR_OUTSIDE the picture "../beside/b.png" lies outside of ROOT'],
    ['../root-2/b.png', '7 AVATAR_OUTSIDE the picture "../root-2/b.png" lies outside of ROOT'],
    ['..', '7 AVATAR_OUTSIDE the picture ".." lies outside of ROOT'],
  ])('%j', async (avatar, expected) => {
    const { root } = house();
    mkdirSync(`${root}-2`);
    writeFileSync(join(`${root}-2`, 'b.png'), picture);
    expect(await trouble(root, avatar)).toBe(expected.replace('ROOT', root));
  });

  test('a name that differs only in how its letters are encoded is pointed out', async () => {
    const { root } = house();
    writeFileSync(join(root, 'Рейсы.png'.normalize('NFD')), picture);
    const { diagnostics } = await inspect(root, [chat(7, 'Рейсы.png'.normalize('NFC'), root)]);
    expect(diagnostics[0]?.args.near).toBe('Рейсы.png'.normalize('NFD'));
  });

  test('a link that leads out of the folder, of a file or of a folder on the way', async () => {
    const { root, beside } = house();
    symlinkSync(join(beside, 'b.png'), join(root, 'link.png'));
    symlinkSync(beside, join(root, 'linked'));
    expect(await trouble(root, 'link.png')).toContain('AVATAR_OUTSIDE');
    expect(await trouble(root, 'linked/b.png')).toContain('AVATAR_OUTSIDE');
    expect(await trouble(root, 'link.png', { files: configFiles })).toBe('0 diagnostics');
    expect(await trouble(root, '../beside/b.png', { files: configFiles })).toBe('0 diagnostics');
  });

  test('but a link that stays inside is fine, also when the folder itself is reached by a link', async () => {
    const { root } = house();
    symlinkSync(join(root, 'pictures', 'a.png'), join(root, 'link.png'));
    symlinkSync(root, `${root}-link`);
    expect(await trouble(root, 'link.png')).toBe('0 diagnostics');
    expect(await trouble(`${root}-link`, 'pictures/a.png')).toBe('0 diagnostics');
  });

  test('links in a circle, and a pipe that would wait forever', async () => {
    const { root } = house();
    symlinkSync('circle.png', join(root, 'circle.png'));
    spawnSync('env', ['mkfifo', join(root, 'pipe.png')]);
    expect(await trouble(root, 'circle.png')).toContain('AVATAR_UNREADABLE');
    expect(await trouble(root, 'pipe.png')).toContain('AVATAR_NOT_FILE');
  });

  test('a device', async () => {
    expect(await trouble(freshFolder(), '/dev/zero', { files: configFiles })).toContain('AVATAR_NOT_FILE');
  });

  test('a file that is far too large, without reading it', async () => {
    const { root } = house();
    writeFileSync(join(root, 'large.png'), picture);
    truncateSync(join(root, 'large.png'), 1024 ** 4);
    expect(await trouble(root, 'large.png')).toBe('7 AVATAR_TOO_LARGE the picture "large.png" has more than 20 MB');
  });

  test('a file of somebody else', async () => {
    const { root } = house();
    chmodSync(join(root, '..'), 0o755);
    chmodSync(join(root, 'pictures', 'a.png'), 0);
    if (isRoot) process.seteuid?.(65_534);
    try {
      expect(await trouble(root, 'pictures/a.png')).toContain('AVATAR_NO_RIGHTS');
    } finally {
      if (isRoot) process.seteuid?.(0);
    }
  });
});

describe('a picture behind an address', () => {
  test('is fetched once for all chats that name it, and keeps its query', async () => {
    let requests = 0;
    const port = await serve((_, response) => {
      requests++;
      response.end(picture);
    });
    const url = `https://pictures.example:${port}/%D0%B0.png?size=1`;
    const { root } = house();
    const { pictures } = await inspect(root, [chat(1, url, root), chat(2, ` ${url} `, join(root, 'pictures'))]);
    expect(requests).toBe(1);
    expect(pictures.get(pictureKey(root, url))).toMatchObject({ source: url, name: 'а.png', width: 20, height: 10 });
  });

  test('is recognised by its bytes, whatever the server calls it', async () => {
    const port = await serve((_, response) => response.writeHead(200, { 'content-type': 'image/png' }).end('<html>'));
    expect(await trouble(freshFolder(), `https://pictures.example:${port}/a.png`)).toBe(
      '7 AVATAR_FORMAT "a.png" is HTML, which Bitrix24 does not take as an avatar',
    );
  });

  test('is not fetched offline, but its form is checked', async () => {
    const { root } = house();
    const chats = [chat(1, 'https://pictures.example/a.png', root), chat(2, 'http://pictures.example/a.png', root)];
    const resolve = async () => Promise.reject(new Error('nobody should ask'));
    const { pictures, diagnostics } = await inspect(root, chats, { offline: true, resolve });
    expect(pictures.size).toBe(0);
    expect(diagnostics.map(({ code, place }) => [place?.line, code])).toEqual([[2, 'AVATAR_URL_SCHEME']]);
  });

  test('of a private host is refused offline, too, when its form tells', async () => {
    expect(await trouble(freshFolder(), 'https://printer.local/a.png', { offline: true })).toContain(
      'AVATAR_URL_PRIVATE',
    );
    expect(
      await trouble(freshFolder(), 'https://10.0.0.1/a.png', { offline: true, isAllowed: isPublicAddress }),
    ).toContain('AVATAR_URL_PRIVATE');
  });
});

describe('a planned picture', () => {
  async function planned(root: string, avatar = 'pictures/a.png') {
    const found = (await inspect(root, [chat(1, avatar, root)])).pictures.get(pictureKey(root, avatar));
    if (found === undefined) throw new Error('no picture');
    return found;
  }

  test('is loaded as base64 of exactly its bytes, whose length was known before', async () => {
    const { root } = house();
    for (const size of [0, 1, 2, 3, 70_000]) {
      const bytes = Buffer.concat([picture, Buffer.alloc(size, 250)]);
      writeFileSync(join(root, 'pictures', 'a.png'), bytes);
      const hole = await planned(root);
      const base64 = await loadPicture(hole, here);
      expect(base64).toBe(bytes.toString('base64'));
      expect(base64).toHaveLength(encodedSize(hole));
    }
  });

  test.each([
    ['another of the same length', png(21, 10)],
    ['a longer one', Buffer.concat([picture, Buffer.from('x')])],
    ['a shorter one', picture.subarray(1)],
    ['a text', Buffer.from('x'.repeat(picture.byteLength))],
    ['nothing', Buffer.alloc(0)],
  ])('that has become %s since is not sent', async (_, bytes) => {
    const { root } = house();
    const hole = await planned(root);
    writeFileSync(join(root, 'pictures', 'a.png'), bytes);
    const fault = await faultOf(loadPicture(hole, here));
    expect([fault.code, fault.args.name]).toEqual(['AVATAR_CHANGED', 'a.png']);
  });

  test('that is gone since is told', async () => {
    const { root } = house();
    const hole = { ...(await planned(root)), source: join(root, 'gone.png') };
    expect((await faultOf(loadPicture(hole, here))).code).toBe('AVATAR_NOT_FOUND');
  });

  test('of an absurd size takes no memory', async () => {
    const hole = { source: '/no.png', sha256: '', sizeBytes: 1e15 };
    expect((await faultOf(loadPicture(hole, here))).code).toBe('AVATAR_CHANGED');
  });

  test('behind an address is fetched again, and its bytes must be the same', async () => {
    let current = picture;
    const port = await serve((_, response) => response.end(current));
    const root = freshFolder();
    const hole = await planned(root, `https://pictures.example:${port}/a.png`);
    expect(await loadPicture(hole, here)).toBe(picture.toString('base64'));
    current = png(21, 10);
    expect((await faultOf(loadPicture(hole, here))).code).toBe('AVATAR_CHANGED');
  });
});
