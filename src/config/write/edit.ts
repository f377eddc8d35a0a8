import { canonical, isObject, type Json } from '../../base/json.ts';
import { convert } from '../yaml/convert.ts';
import { makeSource } from '../yaml/source.ts';
import { isMap, isPlain, isScalar, type Node, parseYaml, rewriteYaml, type YAMLMap } from '../yaml/yaml.ts';
import { chatInBraces, chatText, escaped, fieldText, ordered, valueInLine, type WrittenChat } from './chat-text.ts';
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
  const known = chatsIn(readValue(text));
  for (const { key } of chats) if (Object.hasOwn(known, key)) throw new Error(`the file already has a chat "${key}"`);
  return chats.length === 0 ? text : addAll(text, chats, known);
}

/** Sets one field of one chat, or removes it (`undefined`). Errors: throws when the text has no such chat. */
export function setField(text: string, key: string, field: string, value: unknown): string {
  const before = readValue(text);
  const chat = chatsIn(before)[key];
  if (chat === undefined) throw new Error(`the file has no chat "${key}"`);
  const { [field]: _, ...others } = isObject(chat) ? chat : {};
  const wanted = withChats(before, { [key]: value === undefined ? others : { ...others, [field]: value as Json } });
  const cut = cutInField(text, key, field, value);
  if (cut !== undefined && says(cut, wanted)) return cut;
  return checked(rewriteYaml(text, ['chats', key, field], escaped(value)), wanted);
}

function addAll(text: string, chats: readonly WrittenChat[], known: Readonly<Record<string, Json>>): string {
  const wanted = withChats(
    readValue(text),
    Object.fromEntries(chats.map(({ key, fields }) => [key, plain(fields)])),
    known,
  );
  const cut = cutInChats(text, chats);
  if (cut !== undefined && says(cut, wanted)) return cut;
  const rewritten = chats.reduce((all, { key, fields }) => rewriteYaml(all, ['chats', key], ordered(fields)), text);
  return checked(rewritten, wanted);
}

function cutInChats(text: string, chats: readonly WrittenChat[]): string | undefined {
  const blocks = (column: number) => chats.map((chat) => indented(chatText(chat), column));
  const root = parseYaml(text).contents as Node | null;
  const pair = pairOf(root, 'chats');
  if (!pair)
    return root === null || isBlock(root)
      ? insertLines(text, text.length, `\nchats:\n${blocks(2).join('\n')}`)
      : undefined;
  const { keyStart, value } = pair;
  const [start, end] = value?.range ?? [0, 0];
  if (isMap(value) && value.flow && value.items.length > 0)
    return replaceRange(text, end - 1, end - 1, beforeBrace(text.slice(start + 1, end - 1), chats.map(chatInBraces)));
  if (!isMap(value) || value.items.length === 0) {
    if (value && !isEmpty(value)) return undefined;
    const bare = replaceRange(text, start, end, '');
    const at = endOfBlock(bare, start, columnOf(text, keyStart) + 1);
    return insertLines(bare, at, blocks(columnOf(text, keyStart) + 2).join('\n'));
  }
  const column = columnOf(text, startOfPair(value, 0));
  const gap =
    value.items.length === 1 || hasBlankLineBefore(text, startOfPair(value, value.items.length - 1)) ? '\n' : '';
  return insertLines(text, endOfBlock(text, end, column), gap + blocks(column).join(gap));
}

function cutInField(text: string, key: string, field: string, value: unknown): string | undefined {
  const chat = pairOf(pairOf(parseYaml(text).contents, 'chats')?.value, key);
  if (!chat) return undefined;
  const old = pairOf(chat.value, field);
  if (old) return value === undefined ? removeLines(text, old) : replaceValue(text, old, field, value);
  if (value === undefined) return text;
  if (isMap(chat.value) && chat.value.flow) {
    const [start, end] = chat.value.range ?? [0, 0];
    return replaceRange(
      text,
      end - 1,
      end - 1,
      beforeBrace(text.slice(start + 1, end - 1), [`${field}: ${valueInLine(value)}`]),
    );
  }
  if (chat.value && !isMap(chat.value) && !isEmpty(chat.value)) return undefined;
  const isNew = !isMap(chat.value) || chat.value.items.length === 0;
  const column = isNew ? columnOf(text, chat.keyStart) + 2 : columnOf(text, startOfPair(chat.value as YAMLMap, 0));
  const end = chat.value?.range?.[1] ?? chat.keyStart;
  return insertLines(text, endOfBlock(text, end, column), indented(fieldText(field, value), column));
}

interface Found {
  readonly keyStart: number;
  readonly value: Node | null;
}

function replaceValue(text: string, { keyStart, value }: Found, field: string, next: unknown): string | undefined {
  const [start, end] = value?.range ?? [0, 0];
  const inLine = valueInLine(next);
  const fits = value !== null && start < end && !text.slice(start, end).includes('\n') && inLine.length <= 100;
  if (fits && !(typeof next === 'string' && next.includes('\n'))) return replaceRange(text, start, end, inLine);
  // An anchor between name and value belongs to others as well.
  if (/[&!]/.test(text.slice(keyStart + field.length, start))) return undefined;
  const lines = indented(fieldText(field, next), columnOf(text, keyStart)).trim();
  const until = text[end - 1] === '\n' ? end - 1 : end;
  return replaceRange(text, keyStart, until, lines);
}

function removeLines(text: string, { keyStart, value }: Found): string | undefined {
  const column = columnOf(text, keyStart);
  if (text.slice(keyStart - column, keyStart).trim() !== '') return undefined;
  const end = value?.range?.[1] ?? keyStart;
  const lineEnd = text[end - 1] === '\n' ? end : text.indexOf('\n', end) + 1 || text.length;
  return replaceRange(text, keyStart - column, lineEnd, '');
}

/** New members of a map in braces, with the commas they need. */
function beforeBrace(inner: string, members: readonly string[]): string {
  const comma = /(?:^|,)\s*$/.test(inner) ? '' : ', ';
  return `${comma}${members.join(', ')}${inner.endsWith(' ') ? ' ' : ''}`;
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

/** What a text says, variables left as they are. */
function readValue(text: string): Json {
  const source = makeSource({ name: '', path: '', folder: '', text });
  const parsed = parseYaml(text);
  if (parsed.faults.length > 0) throw new Error('the text is not YAML');
  return convert(parsed.contents, source, {}, () => {}).root.value as Json;
}

function chatsIn(value: Json): Readonly<Record<string, Json>> {
  return isObject(value) && isObject(value.chats) ? value.chats : {};
}

function withChats(value: Json, chats: Readonly<Record<string, Json>>, known = chatsIn(value)): Json {
  return { ...(isObject(value) ? value : {}), chats: { ...known, ...chats } };
}

function plain(fields: WrittenChat['fields']): Json {
  return JSON.parse(JSON.stringify(fields)) as Json;
}

function says(text: string, wanted: Json): boolean {
  try {
    return canonical(readValue(text)) === canonical(wanted);
  } catch {
    return false;
  }
}

function checked(text: string, wanted: Json): string {
  if (!says(text, wanted)) throw new Error('the file cannot be edited without changing what else it says');
  return text;
}
