import { byCodePoint, canonical } from '../../base/json.ts';
import type { Place } from '../../base/place.ts';
import type { Message } from '../../model/message.ts';
import type { ConsentName } from '../../model/plan.ts';

/** What became of one portal, in one word. */
export type Verdict =
  | 'failed'
  /** Dangers that nobody agreed to. */
  | 'consent'
  /** Left alone, as what was agreed to is not what the fleet needs. */
  | 'held'
  /** Not begun: the run was stopped, or too many had failed. */
  | 'left'
  /** `plan`: something would be done. Else: it was. */
  | 'changed'
  | 'unchanged';

export interface Counts {
  readonly create: number;
  readonly update: number;
  readonly adopt: number;
  readonly remove: number;
  readonly note: number;
}

export const noCounts: Counts = { create: 0, update: 0, adopt: 0, remove: 0, note: 0 };

/** One portal of a fleet's report. */
export interface FleetRow {
  readonly name: string;
  /** Host, or `sandbox/NAME`; absent where it did not come to that. */
  readonly portal?: string;
  readonly verdict: Verdict;
  /** What the command would have ended with on this portal alone; absent for one that was not begun. */
  readonly exitCode?: number;
  readonly counts: Counts;
  readonly seconds: number;
  /** The chat that `why` is about; absent for what concerns the portal as a whole. */
  readonly key?: string;
  /** What went wrong first. */
  readonly why?: Message;
  readonly place?: Place;
  /** Further problems than that one. */
  readonly more?: number;
  /** Dangers of its plan that wait for consent. */
  readonly consents?: Readonly<Partial<Record<ConsentName, number>>>;
}

/** What kind of a command it is: one that shows what it would do, one that does it, one that changes nothing. */
export type Mode = 'plan' | 'apply' | 'check';

export function modeOf({ command }: Pick<FleetReport, 'command'>): Mode {
  return command === 'plan' ? 'plan' : command === 'apply' || command === 'destroy' ? 'apply' : 'check';
}

/** A report over many portals. */
export interface FleetReport {
  readonly command: string;
  readonly fleet: string;
  readonly rows: readonly FleetRow[];
  readonly seconds: number;
  readonly exitCode: number;
  /** Portals of which there is state though they are not in the inventory. */
  readonly strays: readonly string[];
  /** Consent that the whole fleet still needs. */
  readonly missing: readonly { readonly what: ConsentName; readonly needed: number; readonly allowed: number }[];
}

const verdicts: readonly Verdict[] = ['failed', 'consent', 'held', 'left', 'changed', 'unchanged'];

/** Kinds of failure by how little another run would help. */
const worst: readonly number[] = [1, 4, 3, 6, 5, 75];

/** The worst first; names settle what is equal. */
export function worstFirst(rows: readonly FleetRow[]): readonly FleetRow[] {
  return rows.toSorted((a, b) => rank(a) - rank(b) || weight(a) - weight(b) || byCodePoint(a.name, b.name));
}

function rank({ verdict }: FleetRow): number {
  return verdicts.indexOf(verdict);
}

function weight({ verdict, exitCode = 0 }: FleetRow): number {
  if (verdict !== 'failed') return 0;
  const at = worst.indexOf(exitCode);
  return at === -1 ? worst.length : at;
}

export function countVerdicts(rows: readonly FleetRow[]): Readonly<Record<Verdict, number>> {
  const count = { failed: 0, consent: 0, held: 0, left: 0, changed: 0, unchanged: 0 };
  for (const { verdict } of rows) count[verdict] += 1;
  return count;
}

export function sumCounts(rows: readonly FleetRow[]): Counts {
  const sum = { ...noCounts } as Record<keyof Counts, number>;
  for (const { counts } of rows) for (const kind of Object.keys(sum) as (keyof Counts)[]) sum[kind] += counts[kind];
  return sum;
}

/** Portals with the same end for the same reason: one line where there is no room for each. */
export function alike(rows: readonly FleetRow[]): readonly (readonly FleetRow[])[] {
  const groups = new Map<string, FleetRow[]>();
  for (const row of rows) {
    const key = canonical([row.verdict, row.exitCode, row.why?.code]);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups.values()];
}
