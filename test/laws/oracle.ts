import type { ChatPlan, Plan } from '../../src/model/plan.ts';
import type { ChatView, Store } from '../../src/sandbox/server.ts';
import type { Written } from './desk.ts';
import { caller, pictures } from './worlds.ts';

/*
 * What a portal should look like after an apply, said anew here: nothing of the tool's own comparisons is used, only what is
 * written, what the people of the sandbox are, and which notes the next plan shows.
 */

type Fields = Written['chats'][string];

/** What is not as written and has no note that says so; one line a difference. */
export function unexplained(
  store: Store,
  config: Written,
  ids: Readonly<Record<string, number | undefined>>,
  next: Plan,
) {
  return Object.entries(config.chats).flatMap(([key, fields]) => {
    const plan = next.chats.find((chat) => chat.key === key);
    if (plan?.blocked) return [];
    const id = ids[key];
    const chat = id === undefined ? undefined : store.chat(id);
    if (!chat) return [`${key}: there is no such chat`];
    const noted = notedFields(plan);
    return differences(store, fields, chat)
      .filter(({ field }) => !noted.has(field))
      .map(({ field, text }) => `${key}: ${field} ${text}`);
  });
}

interface Difference {
  readonly field: string;
  readonly text: string;
}

function notedFields(plan: ChatPlan | undefined): ReadonlySet<string> {
  const notes = (plan?.changes ?? []).filter(({ kind, from, to, added, removed }) => {
    // A note about a person says that he cannot be a member; it excuses nothing else.
    return kind === 'note' && (from ?? to ?? added ?? removed) !== undefined;
  });
  return new Set(notes.map(({ field }) => field ?? ''));
}

function differences(store: Store, fields: Fields, chat: ChatView): readonly Difference[] {
  const wanted = expected(store, fields, chat);
  const found = actual(chat, wanted.owner);
  return Object.entries(wanted)
    .filter(([field, value]) => JSON.stringify(value) !== JSON.stringify(found[field]))
    .map(([field, value]) => ({ field, text: `${JSON.stringify(found[field])} in place of ${JSON.stringify(value)}` }));
}

function actual(chat: ChatView, owner: unknown): Readonly<Record<string, unknown>> {
  return {
    title: chat.title,
    type: chat.type,
    description: chat.description ?? '',
    color: chat.color,
    owner: chat.owner,
    users: sorted(chat.members),
    managers: sorted(chat.managers.filter((id) => id !== chat.owner && id !== owner)),
    avatar: chat.avatarFile?.sizeBytes,
    entity: { type: chat.entityType, id: chat.entityId },
  };
}

function expected(store: Store, fields: Fields, chat: ChatView): Readonly<Record<string, unknown>> {
  const text = (value: unknown) => trimmed(String(value));
  const owner = fields.owner === undefined ? undefined : activeIds(store, [fields.owner])[0];
  const wants: Record<string, unknown> = { title: text(fields.title) };
  if (fields.type !== undefined) wants.type = fields.type === 'OPEN' ? 'O' : 'C';
  if (fields.description !== undefined)
    wants.description = text(fields.description) === '0' ? '' : text(fields.description);
  if (fields.color !== undefined) wants.color = fields.color;
  if (owner !== undefined) wants.owner = owner;
  if (fields.users !== undefined || fields.managers !== undefined || owner !== undefined)
    wants.users = wantedMembers(store, fields, chat, owner);
  if (fields.managers !== undefined) wants.managers = wantedManagers(store, fields, chat, owner);
  if (fields.entity !== undefined) wants.entity = fields.entity;
  if (fields.avatar !== undefined) wants.avatar = pictures[String(fields.avatar).slice('avatars/'.length)]?.byteLength;
  return wants;
}

function wantedMembers(store: Store, fields: Fields, chat: ChatView, owner: number | undefined): readonly number[] {
  const named = [...((fields.users ?? []) as readonly unknown[]), ...((fields.managers ?? []) as readonly unknown[])];
  const listed = activeIds(store, named).filter((id) => isAdmitted(store, id));
  const asked = [...listed, ...(owner === undefined ? [] : [owner])];
  const isExact =
    fields.membership === 'exact' && fields.users !== undefined && fields.protect !== true && isSure(store, fields);
  // Dismissed people who are listed may stay; so may the caller, who is never put in against his will.
  const written = idsOf(store, named);
  const mayStay = chat.members.filter((id) => !isExact || id === caller || id === chat.owner || written.includes(id));
  return sorted([...asked, ...mayStay]);
}

/** Who is to be the owner is a manager by nature, also while only the present owner could make him so. */
function wantedManagers(store: Store, fields: Fields, chat: ChatView, owner: number | undefined): readonly number[] {
  const listed = idsOf(store, fields.managers as readonly unknown[]);
  const canBe = (id: number) => store.user(id)?.active === true || chat.managers.includes(id);
  const kept = isSure(store, fields) ? [] : chat.managers.filter((id) => id !== chat.owner && id !== owner);
  return sorted([
    ...kept,
    ...listed.filter((id) => id !== chat.owner && id !== owner && chat.members.includes(id) && canBe(id)),
  ]);
}

/** While an entry stands for nobody, nobody is removed and no manager loses his rights: it may be a slip of the pen. */
function isSure(store: Store, { users, managers, owner }: Fields): boolean {
  const named = [users, managers, owner === undefined ? [] : [owner]] as readonly (readonly unknown[] | undefined)[];
  return named.every((list) => (list ?? []).every((ref) => idsOf(store, [ref]).length > 0));
}

/** Ids behind what is written. */
function idsOf(store: Store, refs: readonly unknown[]): readonly number[] {
  return refs.flatMap((ref) => {
    if (typeof ref === 'number') return store.user(ref) ? [ref] : [];
    if (typeof ref === 'string')
      return store.users().flatMap(({ id, email }) => (email.toLowerCase() === ref.toLowerCase() ? [id] : []));
    return departmentIds(store, ref as { department: string | number; recursive?: boolean });
  });
}

function activeIds(store: Store, refs: readonly unknown[]): readonly number[] {
  return idsOf(store, refs).filter((id) => store.user(id)?.active);
}

function departmentIds(
  store: Store,
  ref: { department?: string | number; head?: string; recursive?: boolean },
): readonly number[] {
  const all = store.departments();
  const root = all.find(({ id, name }) => id === ref.department || name === ref.department);
  const inside = new Set(root ? [root.id] : []);
  if (ref.recursive) for (const _ of all) for (const { id, parent } of all) if (inside.has(parent ?? 0)) inside.add(id);
  return store
    .users()
    .filter(
      ({ active, kind, departments }) => active && kind === 'employee' && departments.some((id) => inside.has(id)),
    )
    .map(({ id }) => id);
}

/** Extranet people come in only where they share a workgroup with the caller. */
function isAdmitted(store: Store, id: number): boolean {
  const user = store.user(id);
  const shared = user?.groups.some((group) => store.user(caller)?.groups.includes(group));
  return user?.kind !== 'extranet' || shared === true;
}

/** As PHP trims, and with it the portal. */
export function trimmed(text: string): string {
  return text.replace(/^[ \t\n\r\0\v]+|[ \t\n\r\0\v]+$/g, '');
}

function sorted(ids: readonly number[]): readonly number[] {
  return [...new Set(ids)].sort((a, b) => a - b);
}
