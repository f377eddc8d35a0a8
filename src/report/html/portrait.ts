import type { Told } from '../../model/message.ts';
import { isHole } from '../../model/operation.ts';
import type { Change, ChatPlan } from '../../model/plan.ts';
import { colorHex } from '../../resources/chat/colors.ts';
import { archivedTitle } from '../../resources/chat/remove.ts';

/** What a messenger shows of a chat; absent is what is not known. */
export interface Portrait {
  readonly title: string;
  readonly type?: string;
  /** Hex. */
  readonly color?: string;
  readonly description?: string;
  readonly message?: string;
  /** People are named as in the plan; `Names` has what they are called. */
  readonly owner?: string;
  readonly members?: readonly string[];
  readonly memberCount?: number;
  readonly managers?: readonly string[];
  /** Path or URL of the picture, by which the page's pictures are named. */
  readonly avatar?: string;
}

/** What people are called, by how the plan names them. */
export type Names = ReadonlyMap<string, string>;

/** A chat before and after its plan; absent is a chat that does not exist. */
export interface Portraits {
  readonly before?: Portrait;
  readonly after?: Portrait;
}

/** What a plan alone tells of a chat, for pages that are made without the config and what was read. */
export function portraitsOfPlan(chat: ChatPlan): Portraits {
  const created = chat.changes.some(({ kind }) => kind === 'create');
  if (created) return { after: withPicture(newborn(chat), chat) };
  if (chat.id === undefined) return {};
  return beforeAndAfter(former({ title: chat.title }, chat.changes), chat);
}

/** A chat that exists with what its plan makes of it. */
export function beforeAndAfter(before: Portrait, chat: ChatPlan, leaves: readonly string[] = []): Portraits {
  const removal = chat.changes.find(({ kind }) => kind === 'remove');
  if (removal === undefined) return { before, after: changed(before, chat) };
  if (removal.to !== 'archive') return { before };
  const archived = { ...before, title: archivedTitle(before.title) };
  return { before, after: withChange(archived, { ...removal, field: 'users', removed: leaves }) };
}

function changed(before: Portrait, chat: ChatPlan): Portrait {
  const updates = chat.changes.filter(({ kind }) => kind === 'update');
  return withPicture(
    updates.reduce((portrait, change) => withChange(portrait, change), before),
    chat,
  );
}

/** Path or URL of the picture that the plan sets. */
function pictureOf(chat: ChatPlan): { readonly source: string } | undefined {
  for (const { params } of chat.operations)
    for (const value of Object.values(params)) if (isHole(value) && value.hole === 'picture') return value;
  return undefined;
}

function newborn({ title, summary }: ChatPlan): Portrait {
  if (summary === undefined) return { title };
  const { type, owner, users, people, color, description, message } = summary;
  const hex = color === undefined ? undefined : colorHex(color);
  return {
    ...{ title, type, owner, memberCount: users },
    ...(people.length > 0 ? { members: people } : {}),
    ...(hex === undefined ? {} : { color: hex }),
    ...(description === undefined ? {} : { description }),
    ...(message === undefined ? {} : { message }),
  };
}

function withPicture(portrait: Portrait, chat: ChatPlan): Portrait {
  const source = pictureOf(chat)?.source;
  return source === undefined ? portrait : { ...portrait, avatar: source };
}

function former(portrait: Portrait, changes: readonly Change[]): Portrait {
  return changes.reduce((before, { field, from }) => withValue(before, field, from), portrait);
}

function withChange(portrait: Portrait, change: Change): Portrait {
  if (change.field !== 'users' && change.field !== 'managers') return withValue(portrait, change.field, change.to);
  const { added = [], removed = [] } = change;
  const list = change.field === 'users' ? 'members' : 'managers';
  const count = portrait.memberCount === undefined ? undefined : portrait.memberCount + added.length - removed.length;
  const gone = new Set(removed);
  const rest = (portrait[list] ?? []).filter((name) => !gone.has(name));
  const staying = new Set(rest);
  return {
    ...portrait,
    [list]: [...rest, ...added.filter((name) => !staying.has(name))],
    ...(list === 'members' && count !== undefined ? { memberCount: count } : {}),
  };
}

/** Plans word their values: texts in quotes, colours by code; what has no text of its own is none that a chat could have. */
function withValue(portrait: Portrait, field: string | undefined, worded: Told | undefined): Portrait {
  if (typeof worded !== 'string') return portrait;
  switch (field) {
    case 'title':
    case 'description':
      return { ...portrait, [field]: unquoted(worded) };
    case 'type':
    case 'owner':
      return { ...portrait, [field]: worded };
    case 'color':
      return { ...portrait, color: colorHex(worded) ?? worded };
    default:
      return portrait;
  }
}

function unquoted(worded: string): string {
  try {
    const value: unknown = JSON.parse(worded);
    return typeof value === 'string' ? value : worded;
  } catch {
    return worded;
  }
}
