import { expect, test } from 'vitest';
import type { Answer, Call } from '../../src/model/call.ts';
import { sharedReader } from '../../src/read/shared.ts';

test('a question that is on its way is not asked once more, and one that was answered is', async () => {
  const asked: string[] = [];
  const client = {
    nowSec: async () => 0,
    call: async ({ params }: Call): Promise<Answer> => {
      asked.push(String(params.ID));
      return { kind: 'done', result: null };
    },
  };
  const reader = sharedReader({ client });
  const ask = (ID: number) => reader.client.call({ method: 'im.dialog.get', params: { ID } });
  await Promise.all([...Array.from({ length: 1000 }, () => ask(7)), ask(8)]);
  await ask(7);
  expect(asked).toEqual(['7', '8', '7']);
});
