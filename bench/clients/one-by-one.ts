import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { createParams, type Task } from './task.ts';

/** One call a chat, four at a time, as fast as the portal's bucket drains: the best that can be done without batches. */
const { webhookUrl, folder, world, timeScale } = JSON.parse(process.argv[2] ?? '') as Task;
const sideBySide = 4;
const burst = 46;
const waiting = createParams(folder, world).values();
const startedMs = performance.now();
let sent = 0;

await Promise.all(
  Array.from({ length: sideBySide }, async () => {
    for (const params of waiting) {
      const place = sent++;
      const dueMs = (Math.max(0, place - burst) * 500) / timeScale;
      await sleep(Math.max(0, startedMs + dueMs - performance.now()));
      await create(params);
    }
  }),
);

async function create(params: object): Promise<void> {
  const answer = await fetch(`${webhookUrl}im.chat.add`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(params),
  });
  if (!answer.ok) throw new Error(`the portal answered ${answer.status}: ${await answer.text()}`);
}
