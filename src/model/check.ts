import type { Message } from './message.ts';

/** What doctor looks at, in the order in which it is told. */
export const checkNames = [
  'config',
  'address',
  'tls',
  'proxy',
  'credentials',
  'caller',
  'scopes',
  'methods',
  'markers',
  'tariff',
  'clock',
  'lockfile',
] as const;

export type CheckName = (typeof checkNames)[number];

/** `look`: works, but a person should know; `wrong`: the next run would fail, or do less than it should. */
export type CheckState = 'fine' | 'look' | 'wrong';

/** One thing that was looked at. */
export interface Finding {
  readonly check: CheckName;
  readonly state: CheckState;
  readonly message: Message;
}

export function fine(check: CheckName, message: Message): Finding {
  return { check, state: 'fine', message };
}

export function look(check: CheckName, message: Message): Finding {
  return { check, state: 'look', message };
}

export function wrong(check: CheckName, message: Message): Finding {
  return { check, state: 'wrong', message };
}
