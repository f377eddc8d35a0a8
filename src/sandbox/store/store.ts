import { membership } from './access.ts';
import { storePicture } from './avatars.ts';
import {
  addMembers,
  createChat,
  deleteChat,
  describedAs,
  handOver,
  needChat,
  refreshCounts,
  removeMember,
} from './chats.ts';
import { post } from './messages.ts';
import { canInherit } from './people.ts';
import type { Portal } from './portal.ts';
import type { ChatRow, DepartmentRow, FileRow, MemberRow, MessageRow, UserRow } from './rows.ts';
import type { Mutation } from './tables.ts';

/** A chat with what hangs on it, for people who look at the portal from outside its REST interface. */
export interface ChatView extends ChatRow {
  readonly members: readonly number[];
  readonly managers: readonly number[];
  readonly mutedBy: readonly number[];
  readonly avatarFile: FileRow | null;
}

export interface NewChatBehindTheBack {
  readonly title?: string;
  readonly type?: 'C' | 'O';
  readonly description?: string;
  readonly color?: string;
  readonly owner?: number;
  readonly users?: readonly number[];
  readonly entityType?: string;
  readonly entityId?: string;
}

/** Looks into the portal and changes it behind a client's back; what it does, other people might have done. */
export class Store {
  readonly #portal: Portal;

  /** @internal */
  constructor(portal: Portal) {
    this.#portal = portal;
  }

  /** All group chats but the general one, oldest first. */
  chats(): readonly ChatView[] {
    return [...this.#portal.tables.all('chats')]
      .filter((chat) => chat.special !== 'general' && chat.type !== 'P')
      .map((chat) => this.#view(chat));
  }

  chat(id: number): ChatView | undefined {
    const chat = this.#portal.tables.get('chats', id);
    return chat && chat.type !== 'P' ? this.#view(chat) : undefined;
  }

  users(): readonly UserRow[] {
    return [...this.#portal.tables.all('users')];
  }

  /** Everything a page shows, as plain JSON. */
  state(): { readonly chats: readonly ChatView[]; readonly users: readonly UserRow[] } {
    return { chats: this.chats(), users: this.users() };
  }

  user(id: number): UserRow | undefined {
    return this.#portal.tables.get('users', id);
  }

  departments(): readonly DepartmentRow[] {
    return [...this.#portal.tables.all('departments')];
  }

  /** Messages of a chat, oldest first, system lines included. */
  messages(chatId: number): readonly MessageRow[] {
    const { tables } = this.#portal;
    return tables.indexes.messagesOf(chatId).flatMap((id) => tables.get('messages', id) ?? []);
  }

  /** The bytes of a chat's avatar as they were uploaded. */
  avatarBytes(chatId: number): Buffer | undefined {
    const file = this.chat(chatId)?.avatarFile;
    return file ? this.#portal.blobs.read(file.sha256) : undefined;
  }

  onMutation(listener: (mutation: Mutation) => void): () => void {
    return this.#portal.tables.onMutation((mutation) => {
      if (mutation.table !== 'notes') listener(mutation);
    });
  }

  createChat(chat: NewChatBehindTheBack = {}): number {
    const owner = this.#needUser(chat.owner ?? 1);
    return createChat(this.#portal, owner, {
      type: chat.type ?? 'C',
      title: chat.title ?? '',
      description: describedAs(chat.description ?? ''),
      color: chat.color ?? '',
      users: chat.users ?? [],
      avatar: null,
      entityType: chat.entityType ?? '',
      entityId: chat.entityId ?? '',
    }).id;
  }

  renameChat(chatId: number, title: string): void {
    this.#change(chatId, { title });
  }

  describeChat(chatId: number, description: string | null): void {
    this.#change(chatId, { description });
  }

  recolour(chatId: number, color: string): void {
    this.#change(chatId, { color });
  }

  changeType(chatId: number, type: 'C' | 'O'): void {
    this.#change(chatId, { type });
  }

  addMember(chatId: number, userId: number): void {
    addMembers(this.#portal, chatId, this.#needUser(needChat(this.#portal, chatId).owner), [userId], false);
  }

  /** Puts a member in as a bound department would: nobody can remove him singly. */
  addMemberFromStructure(chatId: number, userId: number): void {
    this.addMember(chatId, userId);
    this.#changeMember(chatId, userId, { reason: 'structure' });
  }

  removeMember(chatId: number, userId: number): void {
    removeMember(this.#portal, chatId, userId, this.#needUser(needChat(this.#portal, chatId).owner));
  }

  setOwner(chatId: number, userId: number): void {
    if (!membership(this.#portal, chatId, userId)) this.addMember(chatId, userId);
    handOver(this.#portal, chatId, userId);
  }

  setManager(chatId: number, userId: number, manager: boolean): void {
    this.#changeMember(chatId, userId, { manager });
  }

  postMessage(chatId: number, author: number, text: string): number {
    return post(this.#portal, chatId, { author, text }).id;
  }

  hideFromRecent(chatId: number, userId: number): void {
    this.#changeMember(chatId, userId, { hiddenFromRecent: true });
  }

  deleteChat(chatId: number): void {
    deleteChat(this.#portal, chatId);
  }

  replaceAvatar(chatId: number, bytes: Buffer): void {
    this.#change(chatId, { avatar: storePicture(this.#portal, bytes) });
  }

  removeAvatar(chatId: number): void {
    this.#change(chatId, { avatar: null });
  }

  /** Dismisses a person; ten portal seconds later his chats go to the internal member with the lowest id. */
  dismissUser(userId: number): void {
    const { tables, clock } = this.#portal;
    tables.put('users', { ...this.#needUser(userId), active: false });
    for (const member of tables.indexes.membershipsOf(userId).values()) refreshCounts(this.#portal, member.chat);
    tables.put('notes', { id: `dismissed:${userId}`, value: clock.seconds() + HANDOVER_SECONDS });
  }

  reinstateUser(userId: number): void {
    this.#portal.tables.put('users', { ...this.#needUser(userId), active: true });
    this.#portal.tables.remove('notes', `dismissed:${userId}`);
  }

  addUser(user: Partial<UserRow>): number {
    const { tables } = this.#portal;
    const id = user.id ?? tables.nextId('users');
    const base = this.#needUser(1);
    const fresh = { login: `user${id}`, email: `user${id}@corp.example`, departments: [1], admin: false, groups: [] };
    tables.put('users', { ...base, ...fresh, kind: 'employee', active: true, ...user, id });
    return id;
  }

  addDepartment(department: Omit<DepartmentRow, 'id'>): number {
    const { tables } = this.#portal;
    return tables.put('departments', { ...department, id: tables.nextId('departments') }).id;
  }

  #view(chat: ChatRow): ChatView {
    const members = [...this.#portal.tables.indexes.membersOf(chat.id).values()];
    return {
      ...chat,
      members: members.map((member) => member.user),
      managers: members.filter((member) => member.manager).map((member) => member.user),
      mutedBy: members.filter((member) => member.muted).map((member) => member.user),
      avatarFile: chat.avatar === null ? null : (this.#portal.tables.get('files', chat.avatar) ?? null),
    };
  }

  #change(chatId: number, fields: Partial<ChatRow>): void {
    this.#portal.tables.put('chats', { ...needChat(this.#portal, chatId), ...fields });
  }

  #changeMember(chatId: number, userId: number, fields: Partial<MemberRow>): void {
    const member = membership(this.#portal, chatId, userId);
    if (!member) throw new Error(`user ${userId} is no member of chat ${chatId}`);
    this.#portal.tables.put('members', { ...member, ...fields });
  }

  #needUser(id: number): UserRow {
    const user = this.#portal.tables.get('users', id);
    if (!user) throw new Error(`the sandbox has no user ${id}`);
    return user;
  }
}

const HANDOVER_SECONDS = 10;

/** Does what background agents owe by now: chats of dismissed owners find a new one. */
export function runAgents(portal: Portal): void {
  const now = portal.clock.seconds();
  for (const note of [...portal.tables.all('notes')]) {
    if (!note.id.startsWith('dismissed:') || Number(note.value) > now) continue;
    portal.tables.remove('notes', note.id);
    inheritChats(portal, Number(note.id.slice('dismissed:'.length)));
  }
}

/**
 * Group chats of a dismissed owner, a member or not; where nobody can inherit he stays owner, but is a manager no more.
 *
 * Source: im/lib/V2/Chat/User/OwnerService.php changeChatsOwnerAfterUserFiredAgent.
 */
function inheritChats(portal: Portal, dismissed: number): void {
  const { tables } = portal;
  for (const chat of [...tables.all('chats')]) {
    if (chat.owner !== dismissed || chat.type === 'P') continue;
    const before = membership(portal, chat.id, dismissed);
    if (before) tables.put('members', { ...before, manager: false });
    const heirs = [...tables.indexes.membersOf(chat.id).keys()]
      .filter((user) => user !== dismissed && canInherit(tables.get('users', user)))
      .sort((a, b) => a - b);
    if (heirs[0] !== undefined) handOver(portal, chat.id, heirs[0]);
  }
}
