import { trim } from '../php/values.ts';
import { membership } from './access.ts';
import { colorByNumber, colorName, isSafeColor } from './colors.ts';
import { announce, mention, post } from './messages.ts';
import { canInherit, isReachable } from './people.ts';
import { countUp, nowOf, type Portal } from './portal.ts';
import type { ChatRights, ChatRow, UserRow } from './rows.ts';

export const DEFAULT_RIGHTS: ChatRights = {
  usersAdd: 'member',
  usersDelete: 'manager',
  ui: 'member',
  settings: 'owner',
  messages: 'member',
};

const MAX_TITLE = 255;

export interface NewChat {
  readonly type: 'C' | 'O';
  readonly title: string;
  readonly description: string | null;
  readonly color: string;
  readonly users: readonly number[];
  readonly avatar: number | null;
  readonly entityType: string;
  readonly entityId: string;
  /** Default: the caller. */
  readonly owner?: number;
}

/** Makes a chat as `im.chat.add` does: silent drops, automatic title and colour, and the messages of a new chat. */
export function createChat(portal: Portal, caller: UserRow, chat: NewChat): ChatRow {
  const { tables } = portal;
  const color = pickColor(portal, chat.color);
  const owner = chat.owner ?? caller.id;
  const id = tables.nextId('chats');
  const now = nowOf(portal);
  tables.put('chats', {
    id,
    type: chat.type,
    special: '',
    title: chat.title === '' || chat.title === '0' ? autoTitle(portal, color) : cutTitle(chat.title),
    description: chat.description,
    color,
    avatar: chat.avatar,
    owner,
    entityType: chat.entityType,
    entityId: chat.entityId,
    entityData: ['', '', ''],
    extranet: false,
    rights: DEFAULT_RIGHTS,
    messageCount: 0,
    lastMessage: 0,
    userCount: 0,
    created: now,
    lastActivity: now,
  });
  const members = enrol(portal, id, caller, owner, chat.users);
  refreshCounts(portal, id, members.length);
  narrate(portal, id, caller, owner, members);
  return needChat(portal, id);
}

/**
 * What becomes of a description: nothing of "" and "0", "" of white space.
 *
 * Source: im/lib/V2/Chat.php setDescription.
 */
export function describedAs(wanted: string): string | null {
  return wanted === '' || wanted === '0' ? null : trim(wanted);
}

/** Trims nothing, cuts at 255 characters, as the title setter does. */
export function cutTitle(title: string): string {
  return Array.from(title).slice(0, MAX_TITLE).join('');
}

/**
 * Adds those who may be added, people from outside last, and gives their ids; everyone else is dropped without a word.
 *
 * Source: im/lib/V2/Chat.php getValidUsersToAdd; im/lib/integration/socialnetwork/extranet.php filterByIntranet.
 */
export function addMembers(
  portal: Portal,
  chatId: number,
  caller: UserRow,
  users: readonly number[],
  hideHistory: boolean,
): readonly number[] {
  const chat = needChat(portal, chatId);
  const added: UserRow[] = [];
  const wanted = [...new Set(users)].map((id) => portal.tables.get('users', id));
  // A filter for outsiders keeps their order.
  const insideFirst = caller.kind === 'extranet' ? wanted : wanted.toSorted((a, b) => outside(a) - outside(b));
  // Whoever sees only a part of the history gives no more of it away, though only in the count of messages.
  const seen = hideHistory ? 0 : (membership(portal, chatId, caller.id)?.startCount ?? 0);
  for (const user of insideFirst) {
    if (!isReachable(user, caller) || membership(portal, chatId, user.id)) continue;
    insertMember(portal, chat, user.id, false, hideHistory, seen);
    added.push(user);
  }
  if (added.length === 0) return [];
  refreshCounts(portal, chatId);
  announce(portal, chatId, 'CHAT_JOIN', `${mention(caller)} invited ${added.map(mention).join(', ')} to the chat`);
  return added.map((user) => user.id);
}

function outside(user: UserRow | undefined): number {
  return user?.kind === 'extranet' ? 1 : 0;
}

/** Takes a member out; an owner's place goes to the first fit member, or stays with the one who left. */
export function removeMember(portal: Portal, chatId: number, userId: number, by: UserRow): void {
  const { tables } = portal;
  const chat = needChat(portal, chatId);
  const member = membership(portal, chatId, userId);
  const user = tables.get('users', userId);
  if (!member || !user) return;
  tables.remove('members', member.id);
  if (chat.owner === userId) passOwnership(portal, chat);
  refreshCounts(portal, chatId);
  if (chat.type !== 'C') return;
  if (by.id === userId) announce(portal, chatId, 'CHAT_LEAVE', `${mention(user)} left the chat`);
  else announce(portal, chatId, 'CHAT_KICK', `${mention(by)} removed ${mention(user)} from the chat`);
}

/** Hands the chat over: the new owner becomes manager, the old one a plain member; no message. */
export function handOver(portal: Portal, chatId: number, userId: number): void {
  const { tables } = portal;
  const chat = needChat(portal, chatId);
  if (chat.owner === userId) return;
  const before = membership(portal, chatId, chat.owner);
  const after = membership(portal, chatId, userId);
  tables.put('chats', { ...chat, owner: userId });
  if (before) tables.put('members', { ...before, manager: false });
  if (after) tables.put('members', { ...after, manager: true });
}

export function deleteChat(portal: Portal, chatId: number): void {
  const { tables } = portal;
  for (const member of [...tables.indexes.membersOf(chatId).values()]) tables.remove('members', member.id);
  for (const message of [...tables.indexes.messagesOf(chatId)].reverse()) tables.remove('messages', message);
  tables.remove('chats', chatId);
}

/** Recounts active visible members and whether somebody from outside is in. */
export function refreshCounts(portal: Portal, chatId: number, accepted?: number): void {
  const { tables } = portal;
  const chat = needChat(portal, chatId);
  let active = 0;
  let extranet = false;
  for (const member of tables.indexes.membersOf(chatId).values()) {
    const user = tables.get('users', member.user);
    if (user?.active) active += 1;
    if (user?.kind === 'extranet') extranet = true;
  }
  tables.put('chats', { ...chat, userCount: accepted ?? active, extranet });
}

export function needChat(portal: Portal, chatId: number): ChatRow {
  const chat = portal.tables.get('chats', chatId);
  if (!chat) throw new Error(`the sandbox has no chat ${chatId}`);
  return chat;
}

function pickColor(portal: Portal, wanted: string): string {
  return isSafeColor(wanted) ? wanted : colorByNumber(countUp(portal, 'im_chat_color_id'));
}

function autoTitle(portal: Portal, color: string): string {
  const number = ((countUp(portal, `im_chat_color_${color}`) - 1) % 99) + 1;
  return `${colorName(color)} chat №${number}`;
}

/** Internal people first, then the caller, then people from outside. */
function enrol(
  portal: Portal,
  chatId: number,
  caller: UserRow,
  owner: number,
  wanted: readonly number[],
): readonly UserRow[] {
  const chat = needChat(portal, chatId);
  const accepted = [...new Set(wanted)]
    .map((id) => portal.tables.get('users', id))
    .filter((user): user is UserRow => isReachable(user, caller));
  const inside = accepted.filter((user) => user.kind !== 'extranet');
  const outside = accepted.filter((user) => user.kind === 'extranet');
  const author = portal.tables.get('users', owner) ?? caller;
  const members = new Map([...inside, author, ...outside].map((user) => [user.id, user]));
  for (const user of members.values()) insertMember(portal, chat, user.id, user.id === owner, false);
  return [...members.values()];
}

function insertMember(
  portal: Portal,
  chat: ChatRow,
  user: number,
  manager: boolean,
  hideHistory: boolean,
  startCount = 0,
): void {
  const { tables } = portal;
  tables.put('members', {
    id: tables.nextId('members'),
    chat: chat.id,
    user,
    manager,
    muted: false,
    startId: hideHistory ? chat.lastMessage : 0,
    startCount: hideHistory ? chat.messageCount : startCount,
    lastRead: chat.lastMessage,
    reason: '',
    hiddenFromRecent: false,
  });
}

/** Greeting and banner only without an entity, then the join line, then the description as the owner's message. */
function narrate(portal: Portal, id: number, caller: UserRow, owner: number, members: readonly UserRow[]): void {
  const chat = needChat(portal, id);
  if (chat.entityType === '') {
    announce(portal, id, 'CHAT_CREATE', `${mention(caller)} created the chat`);
    announce(portal, id, 'CHAT_BANNER', 'Welcome to the new chat');
  }
  const others = members.filter((user) => user.id !== caller.id);
  if (others.length > 0) {
    announce(portal, id, 'CHAT_JOIN', `${mention(caller)} invited ${others.map(mention).join(', ')} to the chat`);
  }
  if (chat.description) post(portal, id, { author: owner, text: chat.description });
}

function passOwnership(portal: Portal, chat: ChatRow): void {
  for (const member of portal.tables.indexes.membersOf(chat.id).values()) {
    if (!canInherit(portal.tables.get('users', member.user))) continue;
    portal.tables.put('chats', { ...needChat(portal, chat.id), owner: member.user });
    portal.tables.put('members', { ...member, manager: true });
    return;
  }
}
