import { isObject } from '../base/json.ts';
import type { Actual, Directory, Finding } from '../model/actual.ts';
import type { Config } from '../model/config.ts';
import { Fault } from '../model/fault.ts';
import { integer } from '../resources/chat/found.ts';
import { demand, type Reader } from './ask.ts';
import { readDirectory } from './directory.ts';
import { findChats } from './find.ts';
import { peopleOf } from './known.ts';
import type { ReadRequest } from './request.ts';

/** The one reading trip: who we are, who the config speaks of, and every chat it names. */
export async function readActual(reader: Reader, request: ReadRequest): Promise<Actual> {
  const { config, chats, known } = request;
  const [caller, directory] = await Promise.all([
    known?.caller ?? readCaller(reader),
    known?.directory ?? readDirectory(reader, chats.flatMap(peopleOf)),
  ]);
  const { findings, leftovers } = await findChats(reader, request, { caller, directory });
  return { caller, findings, leftovers, directory: await withStrangers(reader, config, findings, directory) };
}

async function readCaller(reader: Reader): Promise<number> {
  const profile = await demand(reader, { method: 'profile', params: {} });
  const id = isObject(profile) ? integer(profile.ID) : undefined;
  if (id === undefined) throw new Fault('PROFILE_FOREIGN', {}, { reach: 'run' });
  return id;
}

/** Names for people who are to be removed, so that the plan says who they are and not only their numbers. */
async function withStrangers(
  reader: Reader,
  config: Config,
  findings: ReadonlyMap<string, Finding>,
  directory: Directory,
): Promise<Directory> {
  const exact = new Set(config.chats.filter(({ fields }) => fields.membership === 'exact').map(({ key }) => key));
  const strangers = [...findings].flatMap(([key, finding]) =>
    finding.kind === 'found' && exact.has(key)
      ? (finding.chat.members ?? []).filter((id) => !directory.people.has(id))
      : [],
  );
  if (strangers.length === 0) return directory;
  const more = await readDirectory(reader, [], strangers);
  return { ...directory, people: new Map([...directory.people, ...more.people]) };
}
