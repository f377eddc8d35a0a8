import { kilobytes } from '../../base/kilobytes.ts';
import { placeText } from '../../base/place.ts';
import { type Language, type Message, say, toldIn } from '../../model/message.ts';
import type { Change, ChatPlan, CreateSummary } from '../../model/plan.ts';
import { fateOf, placeToLookAt, tellingChanges } from '../tally.ts';
import { type PlanWords, planWords } from '../words/plan.ts';
import { columns, pad, wrap } from './columns.ts';
import { paint } from './paint.ts';
import { shorten, shortenPair } from './shorten.ts';

/** How chats are written under each other; one layout a plan. */
export interface Layout {
  readonly language: Language;
  /** Columns of the key's own column. */
  readonly keyWidth: number;
  /** Columns of a line; `undefined` where lines may be of any length. */
  readonly width: number | undefined;
  /** Nothing is left out of lists. */
  readonly all: boolean;
  /** Codes whose help was given already, as it is said once a plan. */
  readonly helped: Set<string>;
}

export const symbols = {
  create: '+',
  update: '~',
  adopt: '>',
  forget: '<',
  remove: '-',
  note: '!',
  blocked: 'x',
  healed: '>',
} as const;

type Mark = keyof typeof symbols;

interface Line {
  readonly mark: Mark;
  readonly field: string;
  readonly body: readonly string[];
}

/** All lines of one chat: what happens to it, field by field, and why where that is not plain. */
export function chatLines(chat: ChatPlan, layout: Layout): readonly string[] {
  const lines = [
    ...blockedLines(chat, layout),
    ...tellingChanges(chat).flatMap((change) => changeLines(chat, change, layout)),
  ];
  const fieldWidth = Math.max(0, ...lines.map((line) => columns(line.field)));
  const key = chat.key;
  const wide = columns(key) > layout.keyWidth;
  const head = wide ? [`${mark(fateOf(chat) ?? 'note')} ${paint('key', key)}`] : [];
  let last: Mark | undefined = wide ? fateOf(chat) : undefined;
  return head.concat(
    lines.flatMap((line, index) => {
      const first = index === 0 && !wide;
      const start = `${line.mark === last ? ' ' : mark(line.mark)} ${keyColumn(first ? key : '', layout)}`;
      last = line.mark;
      return bodyLines(line, start, fieldWidth, layout);
    }),
  );
}

/** How many columns are left for what is said of a field. */
function roomFor(fieldWidth: number, layout: Layout): number | undefined {
  if (layout.width === undefined) return undefined;
  return Math.max(24, layout.width - layout.keyWidth - 5 - (fieldWidth === 0 ? 0 : fieldWidth + 2));
}

function bodyLines(line: Line, start: string, fieldWidth: number, layout: Layout): readonly string[] {
  const label = line.field === '' ? '' : `${pad(line.field, fieldWidth)}  `;
  const hanging = ' '.repeat(layout.keyWidth + 5 + columns(label));
  const room = roomFor(columns(label) === 0 ? 0 : fieldWidth, layout);
  const body = room === undefined ? line.body : line.body.flatMap((text) => wrap(text, room));
  return body.map((text, index) => (index === 0 ? `${start}${label}${text}` : `${hanging}${text}`).trimEnd());
}

function keyColumn(key: string, layout: Layout): string {
  return `${paint('key', key)}${' '.repeat(Math.max(0, layout.keyWidth - columns(key)))}   `;
}

function mark(kind: Mark): string {
  return paint(kind, symbols[kind]);
}

function blockedLines(chat: ChatPlan, layout: Layout): readonly Line[] {
  if (chat.blocked === undefined) return [];
  const where = chat.place ? [placeText(chat.place)] : [];
  const undone = undoneText(chat, planWords[layout.language]);
  const [why, ...help] = messageLines(chat.blocked, layout);
  return [{ mark: 'blocked', field: '', body: [`${quoted(chat.title)} ${undone}: ${why}`, ...help, ...where] }];
}

/** What is not done to a blocked chat. */
export function undoneText({ place, id }: ChatPlan, { undone }: PlanWords): string {
  return undone[place === undefined ? 'remove' : id === undefined ? 'create' : 'update'];
}

function changeLines(chat: ChatPlan, change: Change, layout: Layout): readonly Line[] {
  const words = planWords[layout.language];
  const field = change.field === undefined ? '' : change.field;
  switch (change.kind) {
    case 'create':
      if (change.field !== undefined) return [];
      return [
        { mark: 'create', field: '', body: [createLine(chat, words), ...messageLines(change.message, layout)] },
        ...contentLines(chat.summary, layout),
      ];
    case 'note':
      return [{ mark: 'note', field, body: noteLines(change, words, layout) }];
    case 'update':
    case 'adopt':
    case 'forget':
    case 'remove':
      return [{ mark: change.kind, field, body: differenceLines(chat, change, field, layout) }];
  }
}

function createLine(chat: ChatPlan, words: PlanWords): string {
  const facts = chat.summary === undefined ? [] : summaryFacts(chat.summary, words);
  const type = chat.summary === undefined ? '' : `${chat.summary.type} `;
  return [`${words.create} ${type}${quoted(chat.title)}`, ...facts].join(', ');
}

/** What a new chat will hold, a line a field; people up to the end of the line. */
function contentLines(summary: CreateSummary | undefined, layout: Layout): readonly Line[] {
  if (summary === undefined) return [];
  const room = roomFor(columns('description'), layout) ?? wideRoom;
  const text = (field: 'description' | 'message'): readonly Line[] => {
    const value = summary[field];
    if (value === undefined || value === '') return [];
    const shown = JSON.stringify(value);
    return [{ mark: 'create', field, body: [layout.all ? shown : shorten(shown, room)] }];
  };
  const people: readonly Line[] =
    summary.people.length < 2 ? [] : [{ mark: 'create', field: 'users', body: [names(summary.people, layout, room)] }];
  return [...text('description'), ...text('message'), ...people];
}

/** Columns for values where nobody says how wide a line may be. */
const wideRoom = 100;

/** What a new chat will have, in few words. */
export function summaryFacts(summary: CreateSummary, words: PlanWords): readonly string[] {
  const { avatar } = summary;
  return [
    words.users(summary.users),
    words.owner(summary.owner) + (summary.handOver ? ` (${words.oneWay})` : ''),
    ...(avatar === undefined ? [] : [words.avatar(shorten(avatar.name, 40), kilobytes(avatar.sizeBytes))]),
    ...(summary.color === undefined ? [] : [summary.color]),
  ];
}

function noteLines(change: Change, words: PlanWords, layout: Layout): readonly string[] {
  const [why = '', ...help] = messageLines(change.message, layout);
  const has = change.from === undefined ? [] : [words.onPortal(shorten(toldIn(layout.language, change.from), 48))];
  const missing = change.added?.length ? [words.missing(names(change.added, layout))] : [];
  const surplus = change.removed?.length ? [words.surplus(names(change.removed, layout))] : [];
  const facts = [...has, ...missing, ...surplus];
  const place = placeToLookAt(change);
  if (facts.length === 0) return [why + (place ? `  ${paint('faint', placeText(place))}` : ''), ...help];
  return [`${words.differs}; ${why} (${facts.join('; ')})`, ...help];
}

function differenceLines(chat: ChatPlan, change: Change, field: string, layout: Layout): readonly string[] {
  const why = messageLines(change.message, layout);
  if (change.field === undefined) return wholeChatLines(chat, change, why, layout);
  const values = [...valueLines(change, field, layout), ...listLines(change, layout)];
  return [...values, ...why];
}

/** What concerns the whole chat is told by its sentence, which has the values in it. */
function wholeChatLines(
  { title }: ChatPlan,
  { kind }: Change,
  [why, ...help]: readonly string[],
  layout: Layout,
): readonly string[] {
  if (why === undefined) return [`${planWords[layout.language].legend[kind]} ${quoted(title)}`];
  return [kind === 'update' ? why : `${quoted(title)}: ${why}`, ...help];
}

function valueLines(change: Change, field: string, layout: Layout): readonly string[] {
  if (change.to === undefined && change.from === undefined) return [];
  const half = Math.floor(((roomFor(columns(field), layout) ?? 123) - 3) / 2);
  const [before, after] = [change.from, change.to].map((each) => each && toldIn(layout.language, each));
  if (before === undefined || after === undefined) return [shorten(after ?? before ?? '', 2 * half)];
  const [from, to] = shortenPair(before, after, half);
  return [`${from} → ${to}`];
}

function listLines(change: Change, layout: Layout): readonly string[] {
  return [
    ...listLine('create', '+', change.added ?? [], layout),
    ...listLine('remove', '-', change.removed ?? [], layout),
  ];
}

function listLine(
  tone: 'create' | 'remove',
  sign: string,
  items: readonly string[],
  layout: Layout,
): readonly string[] {
  return items.length === 0 ? [] : [`${paint(tone, sign)} ${names(items, layout)}`];
}

const namesInALine = 8;

/** `room`: columns that the names may take, where more than the usual number of them is wanted or there is not even room for that. */
function names(items: readonly string[], layout: Layout, room?: number): string {
  const fitting =
    room === undefined
      ? namesInALine
      : fittingIn(items, room - columns(planWords[layout.language].more(items.length)) - 1);
  const shown = layout.all || items.length <= fitting + (room === undefined ? 1 : 0) ? items : items.slice(0, fitting);
  const listed = shown.map((item) => shorten(item, 48)).join(', ');
  const rest = items.length - shown.length;
  return rest === 0 ? listed : `${listed} ${planWords[layout.language].more(rest)}`;
}

/** How many names a line has room for; one at least. */
function fittingIn(items: readonly string[], room: number): number {
  let used = 0;
  for (const [index, item] of items.entries()) {
    used += columns(shorten(item, 48)) + 2;
    if (used - 2 > room) return Math.max(1, index);
  }
  return items.length;
}

function messageLines(message: Message | undefined, layout: Layout): readonly string[] {
  if (message === undefined) return [];
  const said = say(message, layout.language);
  const help = said.help === undefined ? '' : said.help;
  if (help === '' || layout.helped.has(help)) return [said.text];
  layout.helped.add(help);
  return [said.text, `${paint('faint', `${planWords[layout.language].help}:`)} ${help}`];
}

/** A chat's title as it is named in a line. */
export function quoted(title: string): string {
  return shorten(JSON.stringify(title), 64);
}
