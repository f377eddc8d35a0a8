import { expect, it } from 'vitest';
import { fc, repeated } from '../property.ts';
import { agree, atDesk, linesOf, textOf, type Written } from './desk.ts';
import { configs, deeds, perform, putPictures } from './worlds.ts';

/** The chats of a config in another order and dealt out to several files. */
function dealt(config: Written, order: readonly number[], files: number): readonly Written[] {
  const chats = Object.entries(config.chats);
  const shuffled = chats
    .map((chat, index) => ({ chat, rank: order[index] ?? 0 }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ chat }) => chat);
  return Array.from({ length: files }, (_, file) => ({
    ...config,
    chats: Object.fromEntries(shuffled.filter((_chat, index) => index % files === file)),
  }));
}

it('plans the same, whatever the order of the chats and the file each stands in', { timeout: 3_600_000 }, async () => {
  const orders = fc.array(fc.nat(), { minLength: 5, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(configs, orders, fc.integer({ min: 1, max: 3 }), deeds, (config, order, files, some) =>
      atDesk(async (desk) => {
        putPictures(desk);
        desk.write(config);
        await desk.apply({ consent: agree });
        await perform(desk, some);
        const lockfile = desk.path('chats.lock.json');
        const one = await desk.plan({ lockfile });
        const parts = dealt(config, order, files);
        parts.forEach((part, index) => {
          const chats = Object.fromEntries(
            Object.entries(part.chats).map(([key, { avatar, ...chat }]) => [
              key,
              avatar === undefined ? chat : { ...chat, avatar: `../${String(avatar)}` },
            ]),
          );
          desk.put(`chats.d/${index}.yaml`, textOf({ ...part, chats }));
        });
        const many = await desk.plan({ lockfile, files: ['chats.d'], allowOutside: true });
        expect(linesOf(many.plan)).toEqual(linesOf(one.plan));
        expect(many.plan.digest).toBe(one.plan.digest);
      }),
    ),
    repeated(8),
  );
});
