import { rtrim } from '../php/values.ts';
import type { ChatRow, MemberRow, MessageRow, Rows, TableName } from './rows.ts';

/** Ways into the tables that a portal's database has too: by entity, by member, by chat, by address. */
export class Indexes {
  readonly #byEntity = new Map<string, Set<number>>();
  readonly #membersOfChat = new Map<number, Map<number, MemberRow>>();
  readonly #chatsOfUser = new Map<number, Map<number, MemberRow>>();
  readonly #messagesOfChat = new Map<number, number[]>();
  readonly #fileByPath = new Map<string, number>();
  #chatRevision = 0;

  /** Grows with every change of a chat or membership; caches of sorted lists compare it. */
  get chatRevision(): number {
    return this.#chatRevision;
  }

  chatsByEntity(type: string, id: string): ReadonlySet<number> {
    return this.#byEntity.get(entityKey(type, id)) ?? new Set();
  }

  /** Memberships of a chat in the order of their rows. */
  membersOf(chat: number): ReadonlyMap<number, MemberRow> {
    return this.#membersOfChat.get(chat) ?? new Map();
  }

  membershipsOf(user: number): ReadonlyMap<number, MemberRow> {
    return this.#chatsOfUser.get(user) ?? new Map();
  }

  /** Message ids of a chat, oldest first. */
  messagesOf(chat: number): readonly number[] {
    return this.#messagesOfChat.get(chat) ?? [];
  }

  fileAt(path: string): number | undefined {
    return this.#fileByPath.get(path);
  }

  replace<T extends TableName>(table: T, previous: Rows[T] | undefined, next: Rows[T] | undefined): void {
    switch (table) {
      case 'chats':
        this.#replaceChat(previous as ChatRow | undefined, next as ChatRow | undefined);
        break;
      case 'members':
        this.#replaceMember(previous as MemberRow | undefined, next as MemberRow | undefined);
        break;
      case 'messages':
        this.#replaceMessage(previous as MessageRow | undefined, next as MessageRow | undefined);
        break;
      case 'files':
        if (previous) this.#fileByPath.delete((previous as Rows['files']).path);
        if (next) this.#fileByPath.set((next as Rows['files']).path, (next as Rows['files']).id);
        break;
      default:
        break;
    }
  }

  #replaceChat(previous: ChatRow | undefined, next: ChatRow | undefined): void {
    this.#chatRevision += 1;
    const before = previous && previous.entityType !== '' ? entityKey(previous.entityType, previous.entityId) : '';
    const after = next && next.entityType !== '' ? entityKey(next.entityType, next.entityId) : '';
    if (before === after) return;
    if (previous && before !== '') this.#byEntity.get(before)?.delete(previous.id);
    if (next && after !== '') slot(this.#byEntity, after, () => new Set<number>()).add(next.id);
  }

  #replaceMember(previous: MemberRow | undefined, next: MemberRow | undefined): void {
    this.#chatRevision += 1;
    if (next) {
      slot(this.#membersOfChat, next.chat, () => new Map<number, MemberRow>()).set(next.user, next);
      slot(this.#chatsOfUser, next.user, () => new Map<number, MemberRow>()).set(next.chat, next);
    } else if (previous) {
      this.#membersOfChat.get(previous.chat)?.delete(previous.user);
      this.#chatsOfUser.get(previous.user)?.delete(previous.chat);
    }
  }

  #replaceMessage(previous: MessageRow | undefined, next: MessageRow | undefined): void {
    if (next && !previous) {
      slot(this.#messagesOfChat, next.chat, () => [] as number[]).push(next.id);
    } else if (previous && !next) {
      const rest = (this.#messagesOfChat.get(previous.chat) ?? []).filter((id) => id !== previous.id);
      this.#messagesOfChat.set(previous.chat, rest);
    }
  }
}

/** MySQL's usual collation: case does not count, spaces at the end do not count. */
function entityKey(type: string, id: string): string {
  return `${rtrim(type, ' ').toLowerCase()}\n${rtrim(id, ' ').toLowerCase()}`;
}

function slot<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}
