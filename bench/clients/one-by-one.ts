import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { createParams, type Task } from './task.ts';

/** One call a chat, four at a time, as fast as the portal's bucket drains: the best that can be done without batches. */
const { webhookUrl, folder, world, timeScale } = JSON.parse(process.argv[2] ?? '') as Task;
const sideBySide = 4;
/** Fewer than the portal's 50, as it drains once a second and four may arrive at once. */
const threshold = 44;
const drainPerMs = (2 * timeScale) / 1000;
const waiting = createParams(folder, world).values();
let level = 0;
let countedMs = performance.now();

await Promise.all(
  Array.from({ length: sideBySide }, async () => {
    for (const params of waiting) {
      await myTurn();
      await create(params);
    }
  }),
);

async function myTurn(): Promise<void> {
  for (;;) {
    const nowMs = performance.now();
    level = Math.max(0, level - (nowMs - countedMs) * drainPerMs);
    countedMs = nowMs;
    if (level + 1 <= threshold) break;
    await sleep((level + 1 - threshold) / drainPerMs);
  }
  level += 1;
}

async function create(params: object): Promise<void> {
  const answer = await fetch(`${webhookUrl}im.chat.add`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(params),
  });
  if (!answer.ok) throw new Error(`the portal answered ${answer.status}: ${await answer.text()}`);
}
