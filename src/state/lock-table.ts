import { canonical } from '../base/json.ts';
import type { Lockfile, LockRow } from '../model/lockfile.ts';
import { type LockDocument, rowMembers } from './lockfile-render.ts';
import { type Entry, type StoredRow, uniteRows, uniteUnknown } from './unite-rows.ts';

/** A lockfile's content in memory: as it is written, and as the rest of the program sees it. */
export class LockTable {
  readonly #project: string;
  #unknown: LockDocument['unknown'];
  readonly #stored = new Map<string, Map<string, Entry>>();
  readonly #shown = new Map<string, Map<string, LockRow>>();
  /** Old name → new name: whoever still says the old one means the new one. */
  readonly #renamed = new Map<string, string>();

  constructor(document: LockDocument) {
    this.#project = document.project;
    this.#unknown = document.unknown;
    for (const [portal, section] of document.portals) {
      for (const [key, entry] of section) this.#set(portal, key, entry);
    }
  }

  get document(): LockDocument {
    return { project: this.#project, portals: this.#stored, unknown: this.#unknown };
  }

  get lockfile(): Lockfile {
    return { project: this.#project, portals: this.#shown };
  }

  /** A live view. */
  rows(portal: string): ReadonlyMap<string, LockRow> {
    return member(this.#shown, this.#current(portal));
  }

  /** Replaces a row; tells whether that made a difference. Members that only newer versions know outlive it. */
  put(portal: string, key: string, row: LockRow | undefined): boolean {
    const name = this.#current(portal);
    const old = this.#stored.get(name)?.get(key) ?? [];
    const entry: Entry = row === undefined ? [] : [{ ...unknownOf(old, row), ...given(row) }];
    if (canonical(entry) === canonical(old)) return false;
    this.#set(name, key, entry);
    return true;
  }

  /** Moves a section, uniting it with what is there; tells whether there was anything to move. */
  rename(from: string, to: string): boolean {
    const old = this.#current(from);
    if (old === to) return false;
    this.#renamed.delete(to);
    this.#renamed.set(old, to);
    const moving = this.#stored.get(old) ?? new Map<string, Entry>();
    this.#stored.delete(old);
    this.#shown.get(old)?.clear();
    for (const [key, entry] of moving) {
      this.#set(to, key, uniteRows([...(this.#stored.get(to)?.get(key) ?? []), ...entry]));
    }
    return moving.size > 0;
  }

  /** Unites with what somebody else wrote, as the two sides of a merge; nothing of either is lost. */
  absorb(other: LockDocument): void {
    for (const [portal, section] of other.portals) {
      const name = this.#current(portal);
      for (const [key, entry] of section)
        this.#set(name, key, uniteRows([...(this.#stored.get(name)?.get(key) ?? []), ...entry]));
    }
    this.#unknown = uniteUnknown(this.#unknown, other.unknown);
  }

  #current(portal: string): string {
    let name = portal;
    for (let next = this.#renamed.get(name); next !== undefined; next = this.#renamed.get(name)) name = next;
    return name;
  }

  #set(portal: string, key: string, entry: Entry): void {
    const [first] = entry;
    if (first === undefined) {
      member(this.#stored, portal).delete(key);
      member(this.#shown, portal).delete(key);
    } else {
      member(this.#stored, portal).set(key, entry);
      member(this.#shown, portal).set(key, knownOf(first));
    }
  }
}

function member<Value>(sections: Map<string, Map<string, Value>>, portal: string): Map<string, Value> {
  const section = sections.get(portal) ?? new Map<string, Value>();
  sections.set(portal, section);
  return section;
}

const knownNames: ReadonlySet<string> = new Set(rowMembers);

function knownOf(row: StoredRow): LockRow {
  return Object.fromEntries(Object.entries(row).filter(([name]) => knownNames.has(name)));
}

/** Only what is written of the same chat may outlive: another id is another chat. */
function unknownOf(old: Entry, row: LockRow): Readonly<Record<string, unknown>> {
  const same = old.find(({ id }) => id === undefined || id === row.id);
  return Object.fromEntries(Object.entries(same ?? {}).filter(([name]) => !knownNames.has(name)));
}

function given(row: LockRow): LockRow {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined));
}
