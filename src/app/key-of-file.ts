import { nearest } from '../base/nearest.ts';
import type { Config } from '../model/config.ts';
import { Fault } from '../model/fault.ts';

/** Refuses a key that no chat of the config has. Errors: `KEY_UNKNOWN`, or `KEY_MISSPELT` where another one is near. */
export function refuseUnknown({ chats }: Pick<Config, 'chats'>, key: string): void {
  const keys = chats.map((chat) => chat.key);
  if (keys.includes(key)) return;
  const near = nearest(key, keys);
  throw near === undefined ? new Fault('KEY_UNKNOWN', { key }) : new Fault('KEY_MISSPELT', { key, near });
}
