import { expect, it } from 'vitest';
import { realisticCosts } from '../../src/sandbox/server.ts';
import { atDesk, type Desk, dueOf } from './desk.ts';

/** So many chats that the bucket of fifty requests would overflow if nobody held back. */
const many = Object.fromEntries(
  Array.from({ length: 320 }, (_, index) => [
    `k${index}`,
    { title: `Чат №${index} $${index % 4 === 0 ? 'result[x]' : ''}`, color: 'RED', users: [2, 3 + (index % 8)] },
  ]),
);

function expectGoodManners({ sandbox }: Desk): void {
  expect(sandbox.requests.filter(({ isRateRejected }) => isRateRejected)).toEqual([]);
  expect(Math.max(...sandbox.requests.map(({ commands }) => commands.length))).toBeLessThanOrEqual(50);
  expect(sandbox.commands.filter(({ outcome }) => outcome === 'OPERATION_TIME_LIMIT')).toEqual([]);
  expect(sandbox.commands.filter(({ outcome }) => outcome === 'never-ran')).toEqual([]);
}

it('never sends more than fifty commands a request, nor faster than the bucket drains, nor what is refused', async () => {
  await atDesk(
    async (desk) => {
      desk.write({ chats: many });
      expect(await desk.apply()).toMatchObject({ kind: 'applied', outcome: { failed: [], left: [] } });
      expect(desk.sandbox.requests.length).toBeGreaterThan(90);
      expectGoodManners(desk);
      expect(desk.sandbox.store.chats()).toHaveLength(320);
      expect(dueOf((await desk.plan()).plan)).toEqual([]);
      expectGoodManners(desk);
    },
    // Slower than elsewhere: what a busy machine delays by a moment must not be whole seconds to the portal.
    { timeScale: 10 },
  );
});

it('keeps its writing batches far from the cut of a slow portal', async () => {
  const costs = { request: 0.1, methods: { ...realisticCosts.methods, 'im.chat.add': 3 } };
  await atDesk(
    async (desk) => {
      const chats = Object.fromEntries(Object.entries(many).slice(1, 61));
      desk.write({ chats });
      expect(await desk.apply()).toMatchObject({ kind: 'applied', outcome: { failed: [], left: [] } });
      expectGoodManners(desk);
      const creates = desk.sandbox.requests.map(
        ({ commands }) => commands.filter(({ method }) => method === 'im.chat.add').length,
      );
      expect(Math.max(...creates) * 3).toBeLessThanOrEqual(45);
    },
    { costs },
  );
});
