import { describe, expect, test } from 'vitest';
import { atDesk, type Desk } from '../laws/desk.ts';

const config = { chats: { a: { title: 'A' }, b: { title: 'B' } } };

function warnings(desk: Desk): readonly unknown[] {
  return desk.events.flatMap((event) => (event.type === 'warning' ? [[event.message.code, event.message.args]] : []));
}

describe('who knows the chats that look new', () => {
  test('is the lockfile of the folder, when one of its files is given', () =>
    atDesk(async (desk) => {
      desk.write(config, 'chats.d/a.yaml');
      await desk.apply({ files: ['chats.d'] });
      await desk.plan({ files: ['chats.d/a.yaml'] });
      const args = { file: 'chats.d/a.lock.json', other: 'chats.d/provision.lock.json', count: 2 };
      expect(warnings(desk)).toEqual([['CHATS_KNOWN_ELSEWHERE', expect.objectContaining(args)]]);
    }));

  test('is the lockfile of one file, when its folder is given', () =>
    atDesk(async (desk) => {
      desk.write(config, 'chats.d/a.yaml');
      await desk.apply({ files: ['chats.d/a.yaml'] });
      await desk.plan({ files: ['chats.d'] });
      expect(warnings(desk)).toEqual([
        ['CHATS_KNOWN_ELSEWHERE', expect.objectContaining({ other: 'chats.d/a.lock.json', count: 2 })],
      ]);
    }));

  test('is another portal of the same lockfile', () =>
    atDesk(async (desk) => {
      desk.write(config);
      await desk.apply();
      await atDesk(async (other) => {
        await desk.plan({ url: other.sandbox.webhookUrl });
        const args = { file: 'chats.lock.json', count: 2, others: new URL(desk.sandbox.url).host };
        expect(warnings(desk)).toEqual([['CHATS_KNOWN_ON', expect.objectContaining(args)]]);
      });
    }));

  test('is nobody else where some are known, where another project is meant, and where all is new', () =>
    atDesk(async (desk) => {
      desk.write(config);
      desk.write({ ...config, project: 'another' }, 'another.yaml');
      await desk.apply({ files: ['another.yaml'] });
      await desk.plan();
      await desk.apply();
      desk.write({ chats: { ...config.chats, c: { title: 'C' } } });
      await desk.plan();
      expect(warnings(desk)).toEqual([]);
    }));
});
