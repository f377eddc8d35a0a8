import process from 'node:process';
import { B24Hook, ParamsFactory } from '@bitrix24/b24jssdk';
import type { Task } from './task.ts';
import { createParams } from './task.ts';

/** The official SDK, creating the same chats with its batches; its own limiter runs as fast as the portal's clock. */
const { webhookUrl, folder, world, timeScale } = JSON.parse(process.argv[2] ?? '') as Task;
const usual = ParamsFactory.getDefault();
const portal = B24Hook.fromWebhookUrl(webhookUrl, {
  restrictionParams: {
    ...usual,
    rateLimit: { burstLimit: 50, drainRate: 2 * timeScale, adaptiveEnabled: true },
    operatingLimit: { windowMs: 600_000 / timeScale, limitMs: 480_000, heavyPercent: 80 },
    retryDelay: 1000 / timeScale,
  },
});
portal.offClientSideWarning();
const calls = createParams(folder, world).map((params): [string, object] => ['im.chat.add', params]);
const answer = await portal.actions.v2.batchByChunk.make({ calls });
const made = answer.getData()?.length ?? 0;
if (!answer.isSuccess || made !== calls.length)
  throw new Error(`made ${made} chats: ${answer.getErrorMessages().join('; ')}`);
