import { isObject } from '../base/json.ts';
import type { LockRow } from '../model/lockfile.ts';

/** What is wrong with a row, and what would be right. */
export interface RowTrouble {
  readonly member?: string;
  readonly expected: string;
}

/** Finds the first thing that makes a value no lockfile row; members that nobody knows are none. */
export function rowTrouble(value: unknown): RowTrouble | undefined {
  if (!isObject(value)) return { expected: '{ "id": 1 }' };
  for (const [member, rule] of Object.entries(rules)) {
    const found = value[member];
    if (found !== undefined && !rule.holds(found)) return { member, expected: rule.expected };
  }
  const known = value.id !== undefined || value.pending !== undefined;
  return known ? undefined : { expected: '{ "id": 1 } / { "pending": 1720816597 }' };
}

interface Rule {
  readonly expected: string;
  readonly holds: (value: unknown) => boolean;
}

const rules: Readonly<Record<keyof LockRow, Rule>> = {
  id: { expected: '1, 2, 3, …', holds: (value) => Number.isSafeInteger(value) && Number(value) > 0 },
  pending: { expected: '1720816597', holds: (value) => Number.isFinite(value) && Number(value) > 0 },
  sent: { expected: '{ "title": "…", "type": "CHAT", "by": 1 }', holds: isSentCreate },
  avatar: { expected: '"sha256-…"', holds: (value) => matches(value, /^sha256-./) },
  avatarSeen: { expected: '"…"', holds: (value) => matches(value, /./) },
  marker: { expected: '"…"', holds: (value) => matches(value, /./) },
  unfinished: { expected: 'true', holds: (value) => value === true },
  protect: { expected: 'true', holds: (value) => value === true },
  onRemove: { expected: '"archive" / "delete"', holds: (value) => matches(value, /^(?:archive|delete)$/) },
};

function isSentCreate(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { title, type, by } = value;
  return typeof title === 'string' && typeof type === 'string' && Number.isSafeInteger(by);
}

function matches(value: unknown, pattern: RegExp): boolean {
  return typeof value === 'string' && pattern.test(value);
}
