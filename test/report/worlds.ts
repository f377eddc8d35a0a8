import { sha256 } from '../../src/base/hash.ts';
import { canonical } from '../../src/base/json.ts';
import type { Place } from '../../src/base/place.ts';
import type { Message } from '../../src/model/message.ts';
import type { Operation } from '../../src/model/operation.ts';
import type { Change, ChatPlan, ConsentName, CreateSummary, Plan } from '../../src/model/plan.ts';

export function at(file: string, line: number, column = 1, length = 1): Place {
  if (Math.min(line, column, length) < 1) throw new Error('places count from 1');
  return { file, line, column, length };
}

/** Builds one chat's part of a plan the way the planner would, and refuses what it never makes. */
export class ChatWorld {
  private readonly changes: Change[] = [];
  private readonly operations: Operation[] = [];
  private readonly consents: Partial<Record<ConsentName, number>> = {};
  private summary: CreateSummary | undefined;
  private blocked: Message | undefined;
  private rowChanged = false;

  constructor(
    private readonly key: string,
    private readonly facts: { readonly id?: number; readonly title?: string; readonly place?: Place } = {},
  ) {}

  creates(facts: Omit<CreateSummary, 'people' | 'refs'> & Partial<CreateSummary>): this {
    const summary = { people: [], refs: { users: [], owner: 1 }, ...facts };
    this.refuse(this.facts.id !== undefined, 'a chat that has an id cannot be created');
    this.refuse(this.changes.length > 0, 'the create comes first');
    this.summary = summary;
    this.changes.push({ kind: 'create', key: this.key, field: undefined });
    return this.calls('create', 'im.chat.add', undefined);
  }

  updates(field: string, from: string | undefined, to: string, why?: Message): this {
    this.refuse(from === to, 'an update needs a difference');
    this.refuse(this.facts.id === undefined, 'a chat without id cannot be updated');
    const raw = (text: string) => (text.startsWith('"') ? String(JSON.parse(text)) : text);
    const before = from === undefined ? {} : { from, before: raw(from) };
    this.changes.push({
      kind: 'update',
      key: this.key,
      field,
      ...before,
      to,
      after: raw(to),
      ...(why ? { message: why } : {}),
    });
    return this.calls('update', `im.chat.update.${field}`, field);
  }

  members(added: readonly string[], removed: readonly string[] = []): this {
    this.refuse(added.length + removed.length === 0, 'a change of members needs people');
    this.refuse(
      added.some((name) => removed.includes(name)),
      'nobody comes and goes at once',
    );
    const lists = { ...(added.length ? { added } : {}), ...(removed.length ? { removed } : {}) };
    this.changes.push({ kind: 'update', key: this.key, field: 'users', ...lists });
    if (added.length > 0) this.calls('add-members', 'im.chat.user.add', 'users');
    for (const _name of removed) this.calls('remove-members', 'im.chat.user.delete', 'users');
    return removed.length > 0 ? this.needs('remove-members', removed.length) : this;
  }

  notes(
    field: string | undefined,
    why: Message,
    values: Pick<Change, 'from' | 'to' | 'added' | 'removed' | 'place'> = {},
  ): this {
    this.changes.push({ kind: 'note', key: this.key, field, message: why, ...values });
    return this;
  }

  manages(id: number): this {
    return this.calls('managers', 'im.chat.setManager', 'managers', { USER_ID: id });
  }

  /** Takes somebody out with an archived chat, whose line says it. */
  expels(id: number): this {
    return this.calls('remove-members', 'im.chat.user.delete', 'users', { USER_ID: id });
  }

  adopts(why?: Message): this {
    this.refuse(this.facts.id === undefined, 'only a chat that exists can be adopted');
    const to = String(this.facts.id);
    this.changes.push({ kind: 'adopt', key: this.key, field: undefined, to, ...(why ? { message: why } : {}) });
    this.rowChanged = true;
    return this;
  }

  removes(
    why: Message = { code: 'REMOVE_DELETE', args: { id: this.facts.id ?? 0 } },
    how: 'delete' | 'archive' = 'delete',
  ): this {
    this.refuse(this.facts.id === undefined, 'only a chat that exists can be removed');
    this.changes.push({
      kind: 'remove',
      key: this.key,
      field: undefined,
      to: how,
      ...(why ? { message: why } : {}),
    });
    return how === 'delete'
      ? this.calls('remove', 'im.v2.Chat.delete', undefined)
      : this.calls('update', 'im.chat.updateTitle', 'title');
  }

  forgets(): this {
    this.refuse(this.facts.id === undefined, 'only a chat that exists can be forgotten');
    this.changes.push({ kind: 'forget', key: this.key, field: undefined, to: 'forget' });
    this.rowChanged = true;
    return this;
  }

  needs(name: ConsentName, n = 1): this {
    this.consents[name] = (this.consents[name] ?? 0) + n;
    return this;
  }

  blockedBy(why: Message): this {
    this.refuse(this.operations.length > 0, 'nothing is done to a blocked chat');
    this.blocked = why;
    return this.notes(undefined, why);
  }

  onlyItsRow(): this {
    this.refuse(this.changes.length > 0, 'this chat has changes');
    this.rowChanged = true;
    return this;
  }

  build(): ChatPlan {
    const { id, title = this.key, place } = this.facts;
    this.refuse(
      this.changes.length === 0 && !this.rowChanged && this.blocked === undefined,
      'a chat with nothing to say is not in a plan',
    );
    const { key, changes, operations, consents } = this;
    const known = {
      ...{ key, title, place, id, changes, operations, consents, replaces: [] },
      row: id === undefined ? {} : { id },
      rowChanged: this.rowChanged || operations.length > 0,
      ...(this.summary ? { summary: this.summary } : {}),
      ...(this.blocked ? { blocked: this.blocked } : {}),
    } as const;
    return { ...known, digest: sha256(canonical({ ...known, place: undefined })) };
  }

  private calls(
    stage: Operation['stage'],
    method: string,
    field: string | undefined,
    params: Operation['params'] = {},
  ): this {
    this.refuse(this.blocked !== undefined, 'nothing is done to a blocked chat');
    this.operations.push({ stage, field, method, params });
    return this;
  }

  private refuse(nonsense: boolean, why: string): void {
    if (nonsense) throw new Error(`${this.key}: ${why}`);
  }
}

export function chat(key: string, facts: { id?: number; title?: string; place?: Place } = {}): ChatWorld {
  return new ChatWorld(key, facts);
}

/** A plan of these chats and of `unchanged` others; keys are unique, the order is the planner's, consents are added up. */
export function planOf(unchanged: number, ...worlds: readonly ChatWorld[]): Plan {
  const chats = worlds.map((world) => world.build()).sort((a, b) => (a.key < b.key ? -1 : 1));
  if (new Set(chats.map(({ key }) => key)).size < chats.length) throw new Error('two chats under one key');
  const rowsOnly = chats.filter(({ changes }) => changes.length === 0).length;
  const consents: Partial<Record<ConsentName, number>> = {};
  for (const each of chats)
    for (const [name, n] of Object.entries(each.consents) as [ConsentName, number][])
      consents[name] = (consents[name] ?? 0) + n;
  return {
    project: 'onboarding',
    identity: 'lockfile',
    portal: 'b24-ar17wx.bitrix24.by',
    caller: 1,
    chats,
    unchanged: unchanged + rowsOnly,
    consents,
    digest: sha256(chats.map(({ digest }) => digest).join()),
  };
}
