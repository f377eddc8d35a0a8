import { nearest } from '../base/nearest.ts';
import type { Config } from '../model/config.ts';
import { Fault } from '../model/fault.ts';

/** Refuses a key that neither a chat of the config nor one of the `others` has. Errors: `KEY_UNKNOWN`, or `KEY_MISSPELT` where another one is near. */
export function refuseUnknown({ chats }: Pick<Config, 'chats'>, key: string, others: Iterable<string> = []): void {
  const keys = [...new Set([...chats.map((chat) => chat.key), ...others])];
  if (keys.includes(key)) return;
  const near = nearest(key, keys);
  throw near === undefined ? new Fault('KEY_UNKNOWN', { key }) : new Fault('KEY_MISSPELT', { key, near });
}
