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
  return {
    people: (refs) => refs.flatMap((ref) => idsBehind(ref, directory)),
    name: (id) => personName(id, directory),
    ref: (id) => {
      const person = directory.people.get(id);
      return person?.active && person.email !== '' && isUnique(person.email, directory) ? person.email : id;
    },
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
  return Object.entries(chatFields).flatMap(([field, { compared }]) => {
    const written = chat.fields[field];
    if (written === undefined || !compared?.people) return [];
    return compared
      .people(written)
      .flatMap((ref, index) => personNote(chat, field, ref, index, { directory, present }));
  });
}

function personNote(
  chat: ChatConfig,
  field: string,
  ref: PersonRef,
  index: number,
  { directory, present }: { readonly directory: Directory; readonly present: readonly number[] },
): readonly Change[] {
  const problem = problemOf(ref, directory);
  if (!problem) return [];
  const isFearOnly = problem.code === 'PERSON_BOT' || problem.code === 'PERSON_EXTRANET';
  if (isFearOnly && idsBehind(ref, directory).every((id) => present.includes(id))) return [];
  const place = chat.places[`${field}[${index}]`] ?? chat.places[field];
  return [{ kind: 'note', key: chat.key, field, message: problem, ...(place ? { place } : {}) }];
}

function isUnique(email: string, directory: Directory): boolean {
  const lower = email.toLowerCase();
  return [...directory.people.values()].filter((person) => person?.email.toLowerCase() === lower).length === 1;
}
