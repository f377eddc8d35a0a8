import type { Directory } from '../model/actual.ts';
import type { ChatConfig, PersonRef } from '../model/config.ts';
import type { Change } from '../model/plan.ts';
import type { Desired } from '../resources/chat/create.ts';
import { type ChatField, chatFields } from '../resources/chat/fields.ts';
import { idsBehind, personName, problemOf } from '../resources/chat/people.ts';
import type { Picture, Resolver } from '../resources/field.ts';

/** Finds a picture by the path as written and the folder it is relative to. */
export type Pictures = (folder: string, written: string) => Picture;

export function resolverFor(directory: Directory, pictures: Pictures, folder: string): Resolver {
  const ref = (id: number) => {
    const person = directory.people.get(id);
    return person?.active && person.email !== '' && emailsOf(directory).get(person.email.toLowerCase()) === 1
      ? person.email
      : id;
  };
  return {
    people: (refs) => refs.flatMap((ref) => idsBehind(ref, directory)),
    name: (id) => personName(id, directory),
    ref,
    refs: (ids) => ids.map(ref),
    picture: (written) => pictures(folder, written),
  };
}

/** The compared forms of all managed fields of one chat. */
export function desiredOf(chat: ChatConfig, resolver: Resolver): Desired {
  const desired = new Map<ChatField, unknown>();
  for (const [name, { compared }] of Object.entries(chatFields)) {
    const written = chat.fields[name];
    if (compared && written !== undefined) desired.set(name as ChatField, compared.want(written, resolver));
  }
  return desired;
}

/**
 * A note for every person or department that cannot be a member, at the place where it is written.
 *
 * Of `present` members nothing has to be feared any more: bots and guests from outside are in.
 */
export function peopleNotes(chat: ChatConfig, directory: Directory, present: readonly number[]): readonly Change[] {
  const inside = new Set(present);
  return Object.entries(chatFields).flatMap(([field, { compared }]) => {
    const written = chat.fields[field];
    if (written === undefined || !compared?.people) return [];
    return compared
      .people(written)
      .flatMap((ref, index) => personNote(chat, field, ref, index, { directory, present: inside }));
  });
}

function personNote(
  chat: ChatConfig,
  field: string,
  ref: PersonRef,
  index: number,
  { directory, present }: { readonly directory: Directory; readonly present: ReadonlySet<number> },
): readonly Change[] {
  const problem = problemOf(ref, directory);
  if (!problem) return [];
  const isFearOnly = problem.code === 'PERSON_BOT' || problem.code === 'PERSON_EXTRANET';
  if (isFearOnly && idsBehind(ref, directory).every((id) => present.has(id))) return [];
  const place = chat.places[`${field}[${index}]`] ?? chat.places[field] ?? chat.place;
  return [{ kind: 'note', key: chat.key, field, message: problem, place }];
}

/** How many people have each address; counted once a directory, as every chat's people are asked about. */
function emailsOf(directory: Directory): ReadonlyMap<string, number> {
  const known = counted.get(directory);
  if (known) return known;
  const counts = new Map<string, number>();
  for (const person of directory.people.values()) {
    const email = person?.email.toLowerCase();
    if (email) counts.set(email, (counts.get(email) ?? 0) + 1);
  }
  counted.set(directory, counts);
  return counts;
}

const counted = new WeakMap<Directory, ReadonlyMap<string, number>>();
