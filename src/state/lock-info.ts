import { randomUUID } from 'node:crypto';
import { isObject } from '../base/json.ts';
import type { Claim, LockInfo, StoreSettings } from '../model/state.ts';

/** What a run writes into the lock of an object. */
export function lockInfo(settings: StoreSettings, { command }: Claim, path: string): LockInfo {
  return {
    ID: randomUUID(),
    Operation: command,
    Info: settings.job,
    Who: settings.who,
    Version: settings.version,
    Created: new Date(settings.clock.nowMs()).toISOString(),
    Path: path,
  };
}

/** Reads who holds a lock; other tools and older versions may have left members out. */
export function parseLockInfo(text: string): LockInfo | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (!isObject(value)) return undefined;
    const one = (name: keyof LockInfo) => (typeof value[name] === 'string' ? value[name].slice(0, longest) : '');
    const info = {
      ID: one('ID'),
      Operation: one('Operation'),
      Info: one('Info'),
      Who: one('Who'),
      Version: one('Version'),
      Created: one('Created'),
      Path: one('Path'),
    };
    return info.ID === '' && info.Who === '' ? undefined : info;
  } catch {
    return undefined;
  }
}

const longest = 500;

/** Names a holder without words of any language: who, doing what, since when, in which job. */
export function describeInfo(info: LockInfo | undefined): string {
  if (info === undefined) return '?';
  const inside = [`"${info.Operation}"`, info.Created, info.Info].filter((part) => part !== '' && part !== '""');
  return `${info.Who || '?'}${inside.length > 0 ? ` (${inside.join(', ')})` : ''}`;
}
