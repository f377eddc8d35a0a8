import { byCodePoint, type JsonObject } from '../base/json.ts';
import type { Entry, StoredRow } from './unite-rows.ts';

/** A lockfile's content, with what only newer versions understand. */
export interface LockDocument {
  readonly project: string;
  /** Portal name → chat key → what is known of the chat. */
  readonly portals: ReadonlyMap<string, ReadonlyMap<string, Entry>>;
  /** Members of the whole file that this version does not know. */
  readonly unknown: JsonObject;
}

export const lockfileVersion = 1;

/** The order of a row's members in the file; unknown ones follow, by name. */
export const rowMembers = [
  'id',
  'pending',
  'sent',
  'avatar',
  'avatarSeen',
  'marker',
  'unfinished',
  'protect',
  'onRemove',
] as const satisfies readonly (keyof import('../model/lockfile.ts').LockRow)[];

/** The bytes of a lockfile: the same content gives the same text, one line a chat. */
export function renderLockfile(document: LockDocument): string {
  const sections = sorted(document.portals)
    .filter(([, section]) => section.size > 0)
    .map(([portal, section]) => renderSection(portal, section));
  const members = [
    `"lockfileVersion": ${lockfileVersion}`,
    `"project": ${JSON.stringify(document.project)}`,
    sections.length === 0 ? '"portals": {}' : `"portals": {\n${sections.join(',\n')}\n  }`,
    ...Object.keys(document.unknown)
      .sort(byCodePoint)
      .map((name) => `${JSON.stringify(name)}: ${JSON.stringify(document.unknown[name])}`),
  ];
  return `{\n  ${members.join(',\n  ')}\n}\n`;
}

function renderSection(portal: string, section: ReadonlyMap<string, Entry>): string {
  const lines = sorted(section).map(([key, entry]) => renderLine(key, entry));
  return `    ${JSON.stringify(portal)}: {\n${lines.join(',\n')}\n    }`;
}

/** Entries never change, so their lines are made once: writing after each answer stays cheap with thousands of chats. */
const rendered = new WeakMap<Entry, { readonly key: string; readonly line: string }>();

function renderLine(key: string, entry: Entry): string {
  const before = rendered.get(entry);
  if (before?.key === key) return before.line;
  const [only, ...others] = entry.map(renderRow);
  const text = others.length === 0 ? (only ?? '{}') : `{ "conflict": [${[only, ...others].join(', ')}] }`;
  const line = `      ${JSON.stringify(key)}: ${text}`;
  rendered.set(entry, { key, line });
  return line;
}

function renderRow(row: StoredRow): string {
  const unknown = Object.keys(row).filter((name) => !known.has(name));
  const members = [...rowMembers, ...unknown.sort(byCodePoint)]
    .filter((name) => row[name] !== undefined)
    .map((name) => `${JSON.stringify(name)}: ${JSON.stringify(row[name])}`);
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}

const known: ReadonlySet<string> = new Set(rowMembers);

function sorted<Value>(map: ReadonlyMap<string, Value>): readonly (readonly [string, Value])[] {
  return [...map].sort(([a], [b]) => byCodePoint(a, b));
}
