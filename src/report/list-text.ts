import type { Language, Message } from '../model/message.ts';
import { type JsonOptions, messageJson } from './document.ts';
import { resultJson } from './result-json.ts';
import type { Fate } from './tally.ts';
import { columns, cut, pad } from './text/columns.ts';
import { paint, type Tone } from './text/paint.ts';
import { listWords } from './words/list.ts';

/** One chat as `list` tells of it. */
export interface ListRow {
  readonly key: string;
  readonly title: string;
  readonly id: number | undefined;
  readonly link: string | undefined;
  readonly owner: { readonly id: number; readonly name: string; readonly email: string } | undefined;
  readonly members: number | undefined;
  readonly state: Fate | 'same' | 'left';
  readonly why: Message | undefined;
}

export interface ListTextOptions {
  readonly language: Language;
  /** Columns of the terminal; without it nothing is cut. */
  readonly width?: number;
}

/** A table of chats, its widest columns cut to what a terminal has room for. */
export function listText(
  chats: readonly ListRow[],
  portal: string,
  { language, width }: ListTextOptions,
): readonly string[] {
  const words = listWords[language];
  const head = [words.key, words.id, words.title, words.owner, words.members, words.state, words.link];
  const rows = chats.map((chat) => cells(chat, words.states[chat.state]));
  const widths = fitted(columnWidths([head, ...rows]), width);
  const line = (row: readonly string[], tone: (text: string, at: number) => string) =>
    row
      .map((cell, at) => tone(padded(cell, widths[at] ?? 0, at), at))
      .join('  ')
      .trimEnd();
  return [
    ...(rows.length === 0 ? [] : [line(head, (text) => paint('faint', text))]),
    ...rows.map((row, index) => line(row, (text, at) => toned(text, at, chats[index]?.state ?? 'same'))),
    ...(rows.length === 0 ? [] : ['']),
    words.sum(chats.length, portal),
  ];
}

/** The document of `list --json`. */
export function listJson(
  facts: { readonly project: string; readonly portal: string; readonly chats: readonly ListRow[] },
  options: JsonOptions,
) {
  const chats = facts.chats.map(({ key, title, id, link, owner, members, state, why }) => ({
    key,
    title,
    id: id ?? null,
    link: link ?? null,
    owner: owner === undefined ? null : { id: owner.id, name: owner.name, email: owner.email },
    members: members ?? null,
    state,
    ...(why === undefined ? {} : { why: { ...messageJson(why, options.language) } }),
  }));
  return resultJson('list', { project: facts.project, portal: facts.portal, chats }, options);
}

const [keyAt, idAt, titleAt, ownerAt, membersAt, stateAt, linkAt] = [0, 1, 2, 3, 4, 5, 6];

function cells({ key, id, title, owner, members, link }: ListRow, state: string): readonly string[] {
  const who = owner === undefined ? '-' : owner.name === '' ? String(owner.id) : `${owner.name} (${owner.id})`;
  return [key, dash(id), title, who, dash(members), state, link ?? '-'];
}

function dash(value: number | undefined): string {
  return value === undefined ? '-' : String(value);
}

function columnWidths(rows: readonly (readonly string[])[]): number[] {
  const widest = (width: number, cell: string) => Math.max(width, Math.min(widestCell, columns(cell)));
  return rows.reduce<number[]>((widths, row) => row.map((cell, at) => widest(widths[at] ?? 0, cell)), []);
}

/** A title has 255 characters, of two columns at most; one cell that is longer would push all others out of sight. */
const widestCell = 510;

/** Titles, owners and keys give way, in this order, down to what still tells them apart; numbers and links stay whole. */
function fitted(widths: readonly number[], width: number | undefined): readonly number[] {
  if (width === undefined) return widths;
  const fitting = [...widths];
  for (const [at, least] of [
    [titleAt, 16],
    [ownerAt, 12],
    [keyAt, 16],
  ] as const) {
    const excess = fitting.reduce((sum, each) => sum + each + 2, -2) - width;
    const own = fitting[at] ?? 0;
    if (excess > 0) fitting[at] = Math.min(own, Math.max(least, own - excess));
  }
  return fitting;
}

function padded(cell: string, width: number, at: number): string {
  if (at === linkAt) return cell;
  const text = columns(cell) > width ? cut(cell, width) : cell;
  return at === idAt || at === membersAt
    ? `${' '.repeat(Math.max(0, width - columns(text)))}${text}`
    : pad(text, width);
}

function toned(text: string, at: number, state: ListRow['state']): string {
  if (at === keyAt) return paint('key', text);
  if (at !== stateAt || state === 'same') return at === linkAt ? paint('faint', text) : text;
  const tone: Tone = state === 'left' ? 'note' : state;
  return paint(tone, text);
}
