import type { Directory, FoundChat } from '../../model/actual.ts';
import { Fault } from '../../model/fault.ts';
import { type Message, message } from '../../model/message.ts';
import { resolverFor } from '../../plan/resolve.ts';
import type { Reader } from '../../read/ask.ts';
import { readDirectory } from '../../read/directory.ts';
import { idsBehind } from '../../resources/chat/people.ts';
import type { Resolver } from '../../resources/field.ts';
import { readNamedGroups, refsOf } from './groups.ts';

export interface ExportedPeople {
  readonly directory: Directory;
  readonly resolver: Resolver;
  readonly notes: readonly Message[];
}

/**
 * Everybody in these chats, and how each is written: as an e-mail only where the next run will find just him by it, as a department
 * only where it is whole.
 *
 * An id shows its e-mail to everybody with the scope `im`; finding an id by an e-mail takes more.
 */
export async function readPeople(reader: Reader, chats: readonly FoundChat[]): Promise<ExportedPeople> {
  const ids = chats.flatMap(({ owner, members, managers }) => [owner, ...(members ?? []), ...managers]);
  const directory = await readDirectory(reader, [], ids);
  const active = [...directory.people.values()].filter((person) => person?.active && person.email !== '');
  const found = await lookUp(reader, [...new Set(active.map((person) => person?.email.toLowerCase() ?? ''))]);
  const notes = found === undefined ? [message('EXPORT_IDS_ONLY')] : [];
  const isFound = (id: number, email: string) => found !== undefined && String(idsBehind(email, found)) === String(id);
  const groups = chats.length === 0 ? [] : await readNamedGroups(reader);
  const resolver = resolverFor(directory, noPicture, '');
  const ref = (id: number) => {
    const person = directory.people.get(id);
    return person?.active && person.email !== '' && isFound(id, person.email) ? person.email : id;
  };
  const refs = (ids: readonly number[]) => refsOf(ids, groups, ref);
  return { directory, resolver: { ...resolver, ref, refs }, notes };
}

/** Who is behind each address; `undefined` when this webhook or token may not ask. */
async function lookUp(reader: Reader, emails: readonly string[]): Promise<Directory | undefined> {
  try {
    return await readDirectory(reader, emails);
  } catch (error) {
    if (error instanceof Fault && (error.code === 'SCOPE_MISSING' || error.code === 'EMAILS_HIDDEN')) return undefined;
    throw error;
  }
}

function noPicture(): never {
  throw new Error('export asks for no picture');
}
