import type { Directory, FoundChat } from '../../model/actual.ts';
import type { Config } from '../../model/config.ts';
import type { LockRow } from '../../model/lockfile.ts';
import { type Message, message } from '../../model/message.ts';
import { exportedFields, type WrittenFields, whatIsLeft, withoutInheriting } from '../../resources/chat/export.ts';
import { olderKey } from '../../resources/chat/identity.ts';
import type { Resolver } from '../../resources/field.ts';
import { foldedNote } from './groups.ts';
import type { ExportedPicture } from './pictures.ts';

/** A chat in its written form, with what it was made of. */
export interface ExportedChat {
  readonly key: string;
  readonly fields: WrittenFields;
  readonly found: FoundChat;
}

interface Drafting {
  readonly taken: ReadonlyMap<string, FoundChat>;
  readonly config: Config;
  readonly directory: Directory;
  readonly resolver: Resolver;
  readonly pictures: ReadonlyMap<string, ExportedPicture>;
}

/** Every chat by itself, before the file's `defaults` fall on it. */
export function draftChats({ taken, config, directory, resolver, pictures }: Drafting): {
  readonly chats: readonly ExportedChat[];
  readonly notes: readonly Message[];
} {
  const entities = new Set(config.chats.map(({ fields }) => entityName(fields.entity)));
  const notes: Message[] = [];
  const chats = [...taken].map(([key, found]) => {
    const { entity, ...others } = exportedFields(found, resolver, directory);
    const left = whatIsLeft(found, directory);
    const isAlone = entity !== undefined && !entities.has(entityName(entity));
    entities.add(entityName(entity));
    if (left.includes('description')) notes.push(message('EXPORT_DESCRIPTION_LEFT', { key }));
    if (left.includes('owner')) notes.push(message('EXPORT_OWNER_LEFT', { key, owner: found.owner }));
    if (left.includes('entity') || (entity !== undefined && !isAlone))
      notes.push(message('EXPORT_ENTITY_LEFT', { key, entity: entityText(found) }));
    const present = found.members?.filter((id) => directory.people.get(id)?.active) ?? [];
    const folded = foldedNote(key, present.length, others.users);
    if (folded) notes.push(folded);
    const fields = { ...others, ...(isAlone ? { entity } : {}), ...pictures.get(key)?.field };
    return { key, fields, found };
  });
  return { chats, notes };
}

/** Says in each chat what it has not got, where `defaults` would give it; `config` is the file with the drafts in it. */
export function withoutInheritance(
  drafts: readonly ExportedChat[],
  config: Config,
  resolver: Resolver,
): { readonly chats: readonly ExportedChat[]; readonly notes: readonly Message[] } {
  const loaded = new Map(config.chats.map((chat) => [chat.key, chat.fields]));
  const notes: Message[] = [];
  const chats = drafts.map((draft) => {
    const inherited = Object.keys(loaded.get(draft.key) ?? {}).filter((name) => draft.fields[name] === undefined);
    const own: Record<string, unknown> = {};
    for (const field of inherited.filter((name) => !harmless.has(name))) {
      const value = withoutInheriting(field, draft.found, resolver);
      if (value === undefined) notes.push(message('EXPORT_INHERITS', { key: draft.key, field }));
      else own[field] = value;
    }
    return { ...draft, fields: { ...draft.fields, ...own } };
  });
  return { chats, notes };
}

/** What is never compared, or only steers what happens when a chat leaves the file. */
const harmless: ReadonlySet<string> = new Set(['message', 'protect', 'onRemove']);

/** What the lockfile has to know of an exported chat besides its picture. */
export function rowOf(found: FoundChat, project: string, key: string): LockRow {
  const marker = olderKey(found, project, key);
  return { id: found.id, ...(marker === undefined ? {} : { marker }) };
}

/** The portal compares entities without regard to case. */
function entityName(entity: unknown): string {
  return JSON.stringify(entity ?? '').toLowerCase();
}

function entityText({ entity }: FoundChat): string {
  return entity ? `${entity.type} ${JSON.stringify(entity.id)}` : '';
}
