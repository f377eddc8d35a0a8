import type { Actual, Directory, Finding } from '../model/actual.ts';
import type { Config } from '../model/config.ts';
import { peopleOf } from '../resources/chat/named-people.ts';
import { demand, type Reader } from './ask.ts';
import { callerIn } from './caller.ts';
import { readDirectory } from './directory.ts';
import { findChats } from './find.ts';
import { unfoundAddresses } from './known.ts';
import type { ReadRequest } from './request.ts';
import { sharedReader } from './shared.ts';

/** The one reading trip: who we are, who the config speaks of, and every chat it names. */
export async function readActual(client: Reader, request: ReadRequest): Promise<Actual> {
  const reader = sharedReader(client);
  const { config, chats, known } = request;
  const [caller, directory] = await Promise.all([
    known?.caller ?? readCaller(reader),
    known?.directory ?? readDirectory(reader, chats.flatMap(peopleOf)),
  ]);
  const { findings, leftovers } = await findChats(reader, request, { caller, directory });
  return { caller, findings, leftovers, directory: await withStrangers(reader, config, findings, directory) };
}

async function readCaller(reader: Reader): Promise<number> {
  return callerIn(await demand(reader, { method: 'profile', params: {} })).id;
}

/**
 * Who stands behind members whom nobody named.
 *
 * Those who are to be removed, so that the plan says who they are and not only their numbers; and those who may be meant by an address
 * that the search does not find: a member's address is told by his number.
 */
async function withStrangers(
  reader: Reader,
  config: Config,
  findings: ReadonlyMap<string, Finding>,
  directory: Directory,
): Promise<Directory> {
  const strangers = config.chats.flatMap((chat) => {
    const finding = findings.get(chat.key);
    const matters = chat.fields.membership === 'exact' || unfoundAddresses(chat, directory).length > 0;
    if (finding?.kind !== 'found' || !matters) return [];
    return (finding.chat.members ?? []).filter((id) => !directory.people.has(id));
  });
  if (strangers.length === 0) return directory;
  const more = await readDirectory(reader, [], strangers);
  const people = new Map([...directory.people, ...more.people]);
  return { ...directory, people, emails: foundAmong(people, directory.emails) };
}

/** Addresses that nobody was found by are looked for among the people who are known by now. */
function foundAmong(people: Directory['people'], emails: Directory['emails']): Directory['emails'] {
  const known = [...people.values()].filter((person) => person !== undefined);
  const found = [...emails].map(([address, ids]) => {
    if (ids.length > 0) return [address, ids] as const;
    const owners = known.filter(({ email }) => email.toLowerCase() === address);
    return [address, owners.map(({ id }) => id)] as const;
  });
  return new Map(found);
}
