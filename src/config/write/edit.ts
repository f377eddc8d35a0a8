import { canonical, isObject, type Json } from '../../base/json.ts';
import { convert } from '../yaml/convert.ts';
import { makeSource } from '../yaml/source.ts';
import { isMap, isPlain, isScalar, isSeq, type Node, parseYaml, rewriteYaml, type YAMLMap } from '../yaml/yaml.ts';
import {
  chatInBraces,
  chatText,
  escaped,
  fieldText,
  isLong,
  lineLength,
  ordered,
  valueInLine,
  type WrittenChat,
} from './chat-text.ts';
import { columnOf, endOfBlock, indented, insertLines, replaceRange } from './lines.ts';

/*
 * Editing a file that people keep by hand.
 *
 * The parser could write its tree back, but then blanks, line breaks and quotes would follow its taste and not theirs, and
 * a review would show lines that nobody changed. So the new text is cut in at the right offset and every other byte stays.
 * That this was the right offset is checked: the result is read again and must say exactly what was wanted. Where it does not
 * (exotic layouts), the tree is written back after all.
 */

/** Adds chats at the end of `chats:`. Errors: throws when a key is there already or the text is no config. */
export function addChats(text: string, chats: readonly WrittenChat[]): string {
  if (chats.length === 0) return text;
  const before = open(text);
  const known = chatsIn(before.value);
  for (const { key } of chats) if (Object.hasOwn(known, key)) throw new Error(`the file already has a chat "${key}"`);
  const wanted = withChats(before.value, Object.fromEntries(chats.map(({ key, fields }) => [key, plain(fields)])));
  return firstThatSays(wanted, [
    () => cutInChats(before, chats),
    () => chats.reduce((all, { key, fields }) => rewriteYaml(all, ['chats', key], ordered(fields)), text),
  ]);
}

/** Sets one field of one chat, or removes it (`undefined`). Errors: throws when the text has no such chat. */
export function setField(text: string, key: string, field: string, value: unknown): string {
  const before = open(text);
  const chats = chatsIn(before.value);
  const chat = Object.hasOwn(chats, key) ? chats[key] : undefined;
  if (chat === undefined) throw new Error(`the file has no chat "${key}"`);
  const { [field]: _, ...others } = isObject(chat) ? chat : {};
  const next = value === undefined ? others : { ...others, [field]: escaped(value) as Json };
  return firstThatSays(withChats(before.value, { [key]: next }), [
    () => cutInField(before, key, field, value),
    () => rewriteYaml(text, ['chats', key, field], escaped(value)),
  ]);
}

/** A file before it is edited: its tree, and what it says with references left as they are. */
interface Opened {
  readonly text: string;
  readonly root: Node | null;
  readonly value: Json;
}

function open(text: string): Opened {
  const { contents, faults } = parseYaml(text);
  if (faults.length > 0) throw new Error('the text is not YAML');
  const source = makeSource({ name: '', path: '', folder: '', text });
  return { text, root: contents as Node | null, value: convert(contents, source, () => {}).value as Json };
}

function firstThatSays(wanted: Json, attempts: readonly (() => string | undefined)[]): string {
  const wantedText = canonical(wanted);
  for (const attempt of attempts) {
    try {
      const text = attempt();
      if (text !== undefined && canonical(open(text).value) === wantedText) return text;
    } catch {
      // No YAML came out, or the parser could not hold its tree together, such as an alias that lost its anchor.
    }
  }
  throw new Error('the file cannot be edited without changing what else it says');
}

function cutInChats({ text, root }: Opened, chats: readonly WrittenChat[]): string | undefined {
  const blocks = (column: number) => chats.map((chat) => indented(chatText(chat), column));
  const pair = pairOf(root, 'chats');
  if (!pair)
    return root === null || isBlock(root)
      ? insertLines(text, text.length, `\nchats:\n${blocks(2).join('\n')}`)
      : undefined;
  const { keyStart, value } = pair;
  const [start, end] = value?.range ?? [0, 0];
  if (isMap(value) && value.flow && value.items.length > 0)
    return intoBraces(text, start, end, chats.map(chatInBraces));
  if (!isMap(value) || value.items.length === 0) {
    if (value && !isEmpty(value)) return undefined;
    const bare = replaceRange(text, start, end, '');
    const at = endOfBlock(bare, start, columnOf(text, keyStart) + 1);
    return insertLines(bare, at, blocks(columnOf(text, keyStart) + 2).join('\n'));
  }
  const column = columnOf(text, startOfPair(value, 0));
  const gap =
    value.items.length === 1 || hasBlankLineBefore(text, startOfPair(value, value.items.length - 1)) ? '\n' : '';
  return insertLines(text, endOfBlock(text, endOf(value), column), gap + blocks(column).join(gap));
}

function cutInField({ text, root }: Opened, key: string, field: string, value: unknown): string | undefined {
  const chat = pairOf(pairOf(root, 'chats')?.value, key);
  if (!chat) return undefined;
  const old = pairOf(chat.value, field);
  if (old) return value === undefined ? removeLines(text, old) : replaceValue(text, old, field, value);
  if (value === undefined) return text;
  if (isMap(chat.value) && chat.value.flow) {
    const [start, end] = chat.value.range ?? [0, 0];
    return intoBraces(text, start, end, [`${field}: ${valueInLine(value)}`]);
  }
  if (chat.value && !isMap(chat.value) && !isEmpty(chat.value)) return undefined;
  const isNew = !isMap(chat.value) || chat.value.items.length === 0;
  const column = isNew ? columnOf(text, chat.keyStart) + 2 : columnOf(text, startOfPair(chat.value as YAMLMap, 0));
  const end = isNew ? chat.keyStart : endOf(chat.value as YAMLMap);
  return insertLines(text, endOfBlock(text, end, column), indented(fieldText(field, value), column));
}

interface Found {
  readonly keyStart: number;
  readonly value: Node | null;
}

function replaceValue(text: string, { keyStart, value }: Found, field: string, next: unknown): string | undefined {
  const [start, end] = value?.range ?? [0, 0];
  const inLine = valueInLine(next);
  const fits = start < end && !text.slice(start, end).includes('\n') && inLine.length <= lineLength;
  if (fits && !isLong(next)) return replaceRange(text, start, end, inLine);
  const between = text.slice(keyStart + field.length, start);
  // An anchor between name and value belongs to others as well.
  if (value === null || /[&!]/.test(between)) return undefined;
  const [lastLine = ''] = /^[^\n]*/.exec(text.slice(end)) ?? [];
  const comments = [between, text[end - 1] === '\n' ? '' : lastLine]
    .map((part) => /#.*/.exec(part)?.[0] ?? '')
    .filter(Boolean);
  const [first = '', ...others] = indented(fieldText(field, next), columnOf(text, keyStart)).trim().split('\n');
  const until = text[end - 1] === '\n' ? end - 1 : end + lastLine.trimEnd().length;
  return replaceRange(text, keyStart, until, [[first, ...comments].join(' '), ...others].join('\n'));
}

function removeLines(text: string, { keyStart, value }: Found): string | undefined {
  const column = columnOf(text, keyStart);
  if (text.slice(keyStart - column, keyStart).trim() !== '') return undefined;
  const end = value?.range?.[1] ?? keyStart;
  const lineEnd = text[end - 1] === '\n' ? end : text.indexOf('\n', end) + 1 || text.length;
  return replaceRange(text, keyStart - column, lineEnd, '');
}

/** Adds members to a map in braces, with the commas they need. */
function intoBraces(text: string, start: number, end: number, members: readonly string[]): string {
  const inner = text.slice(start + 1, end - 1).trimEnd();
  const at = start + 1 + inner.length;
  const comma = inner === '' ? ' ' : inner.endsWith(',') ? ' ' : ', ';
  return replaceRange(text, at, at, comma + members.join(', '));
}

function pairOf(map: unknown, name: string): Found | undefined {
  if (!isMap(map)) return undefined;
  const pair = map.items.find(({ key }) => isScalar(key) && key.value === name);
  const keyStart = (pair?.key as Node | undefined)?.range?.[0];
  return pair && keyStart !== undefined ? { keyStart, value: pair.value as Node | null } : undefined;
}

function startOfPair(map: YAMLMap, index: number): number {
  return (map.items[index]?.key as Node | undefined)?.range?.[0] ?? 0;
}

/** Where the last character of a block stands; the parser counts the comments below it in. */
function endOf(node: Node): number {
  if (isMap(node) && !node.flow) {
    const last = node.items.at(-1);
    const value = last?.value as Node | null | undefined;
    return value?.range && !isNothing(value) ? endOf(value) : ((last?.key as Node | undefined)?.range?.[1] ?? 0);
  }
  const item = isSeq(node) && !node.flow ? (node.items.at(-1) as Node | undefined) : undefined;
  return item?.range ? endOf(item) : (node.range?.[1] ?? 0);
}

function isNothing(node: Node): boolean {
  return isScalar(node) && node.range?.[0] === node.range?.[1];
}

function isBlock(node: Node): boolean {
  return isMap(node) && !node.flow;
}

/** `null`, `~`, nothing at all, or empty braces. */
function isEmpty(node: Node): boolean {
  return (isScalar(node) && node.value === null && isPlain(node)) || (isMap(node) && node.items.length === 0);
}

function hasBlankLineBefore(text: string, at: number): boolean {
  return /\n[ \t]*\r?\n[ \t]*$/.test(text.slice(0, at));
}

function chatsIn(value: Json): Readonly<Record<string, Json>> {
  return isObject(value) && isObject(value.chats) ? value.chats : {};
}

function withChats(value: Json, chats: Readonly<Record<string, Json>>): Json {
  return { ...(isObject(value) ? value : {}), chats: { ...chatsIn(value), ...chats } };
}

function plain(fields: WrittenChat['fields']): Json {
  return escaped(JSON.parse(JSON.stringify(fields))) as Json;
}
