import { isObject, type Json, type JsonObject } from '../base/json.ts';
import type { Args, Code } from '../model/codes/index.ts';
import type { Diagnostic } from '../model/message.ts';
import { sidesOf } from './conflict-markers.ts';
import { type JsonMember, type JsonNode, plain, readJson } from './json-text.ts';
import { type LockDocument, lockfileVersion } from './lockfile-render.ts';
import { rowTrouble } from './row-rules.ts';
import { type Entry, type StoredRow, uniteRows, uniteUnknown } from './unite-rows.ts';

/** Two branches gave one key different chats. */
export interface LockConflict {
  readonly portal: string;
  readonly key: string;
  /** Ascending. */
  readonly ids: readonly number[];
}

export type ParsedLockfile =
  | {
      readonly document: LockDocument;
      /** Did the text hold what a merge leaves behind: conflict markers, or a key twice? */
      readonly united: boolean;
    }
  | { readonly diagnostics: readonly Diagnostic[] };

/**
 * Reads a lockfile's text.
 *
 * Shape: git's conflict markers and keys written twice are united; nothing of either side is lost.
 * Errors: all that is wrong, as diagnostics with places in `file`.
 */
export function parseLockfile(text: string, file: string): ParsedLockfile {
  const clean = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const { texts, strayLine } = sidesOf(clean);
  if (strayLine !== undefined) {
    const place = { file, line: strayLine, column: 1, length: 7 };
    return { diagnostics: [{ code: 'LOCKFILE_MARKERS', args: {}, severity: 'error', place }] };
  }
  const readings = texts.map((side) => new Reading(side, file, texts.length > 1));
  const diagnostics = readings.find(({ diagnostics }) => diagnostics.length > 0)?.diagnostics;
  if (diagnostics !== undefined) return { diagnostics };
  const projects = new Set(readings.flatMap((reading) => [...reading.projects]));
  const [project, ...others] = projects;
  if (project === undefined || others.length > 0) {
    const expected = project === undefined ? '"…"' : [...projects].slice(0, 2).map(quoted).join(' / ');
    return { diagnostics: [problem('LOCKFILE_VALUE', { path: '"project"', expected }, clean, 0, file)] };
  }
  const found = collect(readings.flatMap((reading) => reading.findings));
  const unknown = readings.map((reading) => reading.unknown).reduce(uniteUnknown);
  return {
    document: { project, portals: found.portals, unknown },
    united: readings.length > 1 || found.doubled,
  };
}

/** What is unsettled in a document. */
export function conflictsOf(document: LockDocument): readonly LockConflict[] {
  return [...document.portals].flatMap(([portal, section]) =>
    [...section]
      .filter(([, entry]) => entry.length > 1)
      .map(([key, entry]) => ({ portal, key, ids: entry.flatMap(({ id }) => id ?? []) })),
  );
}

/** Unites two documents of one project, as the two sides of a merge. */
export function uniteDocuments(a: LockDocument, b: LockDocument): LockDocument {
  const findings = [a, b].flatMap(({ portals }) =>
    [...portals].flatMap(([portal, section]) => [...section].map(([key, entry]): Finding => ({ portal, key, entry }))),
  );
  return { project: a.project, portals: collect(findings).portals, unknown: uniteUnknown(a.unknown, b.unknown) };
}

interface Finding {
  readonly portal: string;
  readonly key: string;
  readonly entry: Entry;
}

/** Gathers what is said of each key, and unites it once all of it is there: the same key may stand there very often. */
function collect(findings: readonly Finding[]): {
  readonly portals: ReadonlyMap<string, ReadonlyMap<string, Entry>>;
  readonly doubled: boolean;
} {
  const gathered = new Map<string, Map<string, Entry[]>>();
  for (const { portal, key, entry } of findings) {
    const section = gathered.get(portal) ?? new Map<string, Entry[]>();
    gathered.set(portal, section);
    const entries = section.get(key);
    if (entries === undefined) section.set(key, [entry]);
    else entries.push(entry);
  }
  let doubled = false;
  const united = (entries: readonly Entry[]): Entry => {
    const [first = [], ...others] = entries;
    if (others.length === 0) return first;
    doubled = true;
    return uniteRows(entries.flat());
  };
  const portals = new Map(
    [...gathered].map(([portal, section]) => [
      portal,
      new Map([...section].map(([key, entries]) => [key, united(entries)])),
    ]),
  );
  return { portals, doubled };
}

/** One whole text of a lockfile, taken apart. */
class Reading {
  readonly diagnostics: Diagnostic[] = [];
  readonly projects = new Set<string>();
  readonly findings: Finding[] = [];
  readonly #unknown = new Map<string, Json>();
  readonly #text: string;
  readonly #file: string;

  constructor(text: string, file: string, lenient: boolean) {
    this.#text = text;
    this.#file = file;
    const root = readJson(text, lenient);
    if ('trouble' in root) {
      const { at, expected, found } = root.trouble;
      this.#report('LOCKFILE_JSON', { expected, found }, at);
    } else if (root.kind !== 'object') {
      this.#report('LOCKFILE_VALUE', { path: '$', expected: '{ "lockfileVersion": 1, … }' }, root.at);
    } else {
      this.#readVersion(root);
      if (this.diagnostics.length > 0) return;
      for (const member of root.members) this.#readTopMember(member);
    }
  }

  get unknown(): JsonObject {
    return Object.fromEntries(this.#unknown);
  }

  #readVersion(root: JsonNode & { kind: 'object' }): void {
    const versions = root.members.filter(({ name }) => name === 'lockfileVersion');
    for (const { value } of versions) {
      const version = plain(value);
      if (version === lockfileVersion) continue;
      const isNewer = typeof version === 'number' && Number.isInteger(version) && version > lockfileVersion;
      if (isNewer) this.#report('LOCKFILE_VERSION', { version, known: lockfileVersion }, value.at);
      else this.#report('LOCKFILE_VALUE', { path: '"lockfileVersion"', expected: String(lockfileVersion) }, value.at);
    }
    if (versions.length === 0) {
      this.#report('LOCKFILE_VALUE', { path: '"lockfileVersion"', expected: String(lockfileVersion) }, root.at);
    }
  }

  #readTopMember({ name, value }: JsonMember): void {
    if (name === 'lockfileVersion') return;
    if (name === 'project') {
      const project = plain(value);
      if (typeof project === 'string') this.projects.add(project);
      else this.#report('LOCKFILE_VALUE', { path: '"project"', expected: '"…"' }, value.at);
    } else if (name !== 'portals') {
      this.#unknown.set(name, plain(value));
    } else {
      for (const portal of this.#members(value, '"portals"')) {
        for (const chat of this.#members(portal.value, quoted(portal.name))) this.#readChat(portal.name, chat);
      }
    }
  }

  #readChat(portal: string, { name: key, value }: JsonMember): void {
    const written = plain(value);
    const rivals = isObject(written) ? written.conflict : undefined;
    const rows: readonly Json[] = Array.isArray(rivals) && rivals.length > 0 ? rivals : [written];
    const trouble = rows.map(rowTrouble).find((each) => each !== undefined);
    if (trouble === undefined) {
      const entry = uniteRows(rows.map((row) => settled(row as StoredRow)));
      this.findings.push({ portal, key, entry });
    } else {
      const member = value.kind === 'object' ? value.members.find(({ name }) => name === trouble.member) : undefined;
      const path = [portal, key, ...(trouble.member === undefined ? [] : [trouble.member])];
      this.#report(
        'LOCKFILE_VALUE',
        { path: path.map(quoted).join(' → '), expected: trouble.expected },
        (member?.value ?? value).at,
      );
    }
  }

  #members(node: JsonNode, path: string): readonly JsonMember[] {
    if (node.kind === 'object') return node.members;
    this.#report('LOCKFILE_VALUE', { path, expected: '{ … }' }, node.at);
    return [];
  }

  #report<Each extends Code>(code: Each, args: Args<Each>, at: number): void {
    if (this.diagnostics.length < enoughDiagnostics)
      this.diagnostics.push(problem(code, args, this.#text, at, this.#file));
  }
}

const enoughDiagnostics = 20;

/** An id beats a pending create also where one row has both. */
function settled(row: StoredRow): StoredRow {
  if (row.id === undefined || row.pending === undefined) return row;
  return Object.fromEntries(Object.entries(row).filter(([name]) => name !== 'pending' && name !== 'sent'));
}

function problem<Each extends Code>(code: Each, args: Args<Each>, text: string, at: number, file: string): Diagnostic {
  let [line, start] = [1, 0];
  for (let end = text.indexOf('\n'); end !== -1 && end < at; end = text.indexOf('\n', start)) {
    line += 1;
    start = end + 1;
  }
  return { code, args, severity: 'error', place: { file, line, column: at - start + 1, length: 1 } };
}

const longestName = 100;

/** A name as it is written, but no longer than people read. */
function quoted(name: string): string {
  return JSON.stringify(name.length > longestName ? `${name.slice(0, longestName)}…` : name);
}
