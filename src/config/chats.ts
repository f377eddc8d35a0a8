import { message } from '../model/message.ts';
import { portalTrim } from '../resources/chat/text.ts';
import { checkChat, checkDefaults } from './check/validate.ts';
import type { PlainChat } from './each/expand.ts';
import { problem, type Report } from './report.ts';
import type { ConfigFile } from './tree.ts';
import { type Located, type LocatedMap, locatedList, locatedMap, type Member, spanOf } from './yaml/located.ts';
import type { Source, Span } from './yaml/source.ts';
import { typed } from './yaml/typed.ts';

/** One chat with `defaults` merged in, before the rules that look at several fields. */
export interface ChatDraft {
  readonly key: string;
  readonly keySpan: Span;
  readonly source: Source;
  /** The row that a template was written for. */
  readonly row: Span | undefined;
  /** Written fields and inherited ones; each valid by itself unless it is in `wrong`. */
  readonly fields: LocatedMap;
  readonly wrong: ReadonlySet<string>;
}

/** Adds to the `users` of `defaults` in place of replacing them. */
const addedUsers = 'users+';

type DefaultsOf = ReadonlyMap<ConfigFile, LocatedMap | undefined>;

/** Gathers the chats of all files, a key once; `plain` has those of each file, templates written out. */
export function composeChats(
  files: readonly ConfigFile[],
  plain: ReadonlyMap<ConfigFile, readonly PlainChat[]>,
  report: Report,
): readonly ChatDraft[] {
  const own = new Map(files.map((file) => [file, ownDefaults(file, report)]));
  const effective = new Map<ConfigFile, LocatedMap | undefined>();
  for (const file of files) effectiveDefaults(file, own, effective, report);
  const drafts = new Map<string, ChatDraft>();
  for (const file of files)
    for (const draft of chatsOf(file, plain.get(file) ?? [], effective.get(file), report))
      addDraft(drafts, draft, report);
  return [...drafts.values()];
}

function addDraft(drafts: Map<string, ChatDraft>, draft: ChatDraft, report: Report): void {
  const first = drafts.get(draft.key);
  if (first === undefined) drafts.set(draft.key, draft);
  else {
    const related = [{ span: first.keySpan, message: message('FIRST_WRITTEN') }];
    report(problem('KEY_TWICE', { key: draft.key }, draft.keySpan, { related }));
  }
}

function chatsOf(
  file: ConfigFile,
  plain: readonly PlainChat[],
  defaults: LocatedMap | undefined,
  report: Report,
): readonly ChatDraft[] {
  const chats = file.root.members.get('chats');
  if (chats && chats.node.value !== null && chats.node.kind !== 'map') report(problem('CHATS_NOT_MAP', {}, chats.key));
  return plain.map((chat) => draftOf(chat, defaults, file.source, report));
}

function draftOf(chat: PlainChat, defaults: LocatedMap | undefined, source: Source, report: Report): ChatDraft {
  const { member, row } = chat;
  const key = chat.key.normalize('NFC');
  const own = prepare(member.node.kind === 'map' ? member.node : locatedMap(new Map(), member.key));
  const isChat = member.node.kind === 'map' || member.node.value === null;
  if (!isChat) report(problem('CHAT_NOT_MAP', { key }, spanOf(member)));
  const wrong = isChat ? checkChat(own, report) : new Set(['title']);
  return { key, keySpan: member.key, source, row, fields: merge(defaults, own), wrong };
}

function ownDefaults(file: ConfigFile, report: Report): LocatedMap | undefined {
  const member = file.root.members.get('defaults');
  if (member === undefined || member.node.value === null) return undefined;
  if (member.node.kind !== 'map') {
    report(problem('DEFAULTS_NOT_MAP', {}, spanOf(member)));
    return undefined;
  }
  const prepared = prepare(member.node);
  const wrong = checkDefaults(prepared, report);
  return locatedMap(new Map([...prepared.members].filter(([name]) => !wrong.has(name))), prepared.span);
}

/** The defaults of a file over those of the file that includes it. */
function effectiveDefaults(
  file: ConfigFile,
  own: DefaultsOf,
  known: Map<ConfigFile, LocatedMap | undefined>,
  report: Report,
): LocatedMap | undefined {
  if (known.has(file)) return known.get(file);
  known.set(file, own.get(file));
  const [first, ...others] = file.includers;
  const mine = own.get(file);
  if (!first) {
    known.set(file, mine && merge(undefined, mine));
    return known.get(file);
  }
  const inherited = effectiveDefaults(first.by, own, known, report);
  for (const other of others) {
    if (effectiveDefaults(other.by, own, known, report) === inherited) continue;
    const related = [{ span: first.span, message: message('FIRST_INCLUDED') }];
    report(problem('INCLUDE_AMBIGUOUS', { file: file.source.name }, other.span, { related }));
  }
  known.set(file, mine ? merge(inherited, mine) : inherited);
  return known.get(file);
}

/** Shallow: a field of the chat replaces the inherited one as a whole, but for `users+`, whose people join the others. */
function merge(defaults: LocatedMap | undefined, own: LocatedMap): LocatedMap {
  const added = own.members.get(addedUsers);
  if (defaults === undefined && !added) return own;
  const members = new Map([...(defaults?.members ?? []), ...own.members]);
  members.delete(addedUsers);
  const users = members.get('users');
  if (added) members.set('users', users ? joined(users, added) : added);
  return locatedMap(members, own.span);
}

function joined(inherited: Member, added: Member): Member {
  if (inherited.node.kind !== 'list' || added.node.kind !== 'list') return added;
  const { key, node } = added;
  return { key, node: locatedList([...inherited.node.items, ...node.items], node.span) };
}

/** Lays fields over a chat: what they say is checked by itself and wins, field by field. */
export function layOver(draft: ChatDraft, over: LocatedMap, report: Report): ChatDraft {
  const own = prepare(over);
  const wrong = checkChat(own, report);
  const stillWrong = [...draft.wrong].filter((name) => !own.members.has(name));
  // A picture's path starts where it is written.
  const source = own.members.get('avatar')?.node.span.source ?? draft.source;
  return { ...draft, source, fields: merge(draft.fields, own), wrong: new Set([...stillWrong, ...wrong]) };
}

const peopleFields = new Set(['users', addedUsers, 'owner', 'managers']);
const flagFields = new Set(['protect']);

/** Gives values the form their fields are checked in: titles trimmed, numbers and flags out of the environment told from text. */
function prepare(map: LocatedMap): LocatedMap {
  let changed: Map<string, Member> | undefined;
  for (const [name, member] of map.members) {
    const node = prepareField(name, member.node);
    if (node === member.node) continue;
    changed ??= new Map(map.members);
    changed.set(name, { key: member.key, node });
  }
  return changed ? locatedMap(changed, map.span) : map;
}

function prepareField(name: string, node: Located): Located {
  if (name === 'title' && typeof node.value === 'string') {
    const trimmed = portalTrim(node.value);
    return node.kind === 'scalar' && trimmed !== node.value ? { ...node, value: trimmed } : node;
  }
  if (peopleFields.has(name)) return typed(node);
  return flagFields.has(name) ? typed(node) : node;
}
