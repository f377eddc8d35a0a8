import type { Actual, Directory, FoundChat } from '../../model/actual.ts';
import type { ChatConfig, Config, PersonRef } from '../../model/config.ts';
import type { ChatPlan, Plan } from '../../model/plan.ts';
import { colorHex } from '../../resources/chat/colors.ts';
import { idsBehind, personName } from '../../resources/chat/people.ts';
import { changed, isTakenAway, type Portrait, type Portraits, pictureOf } from './portrait.ts';

/** All chats of a plan as a messenger would show them, drawn from everything that is known. */
export function portraitsOf(plan: Plan, config: Pick<Config, 'chats'>, actual: Actual): ReadonlyMap<string, Portraits> {
  const written = new Map(config.chats.map((chat) => [chat.key, chat]));
  return new Map(plan.chats.map((chat) => [chat.key, portraits(chat, written.get(chat.key), actual)]));
}

function portraits(chat: ChatPlan, config: ChatConfig | undefined, actual: Actual): Portraits {
  const found = foundFor(chat, actual);
  if (chat.changes.some(({ kind }) => kind === 'create'))
    return config === undefined ? {} : { after: wanted(chat, config, actual) };
  const before = found === undefined ? { title: chat.title } : seen(found, actual.directory);
  return isTakenAway(chat) ? { before } : { before, after: changed(before, chat) };
}

function foundFor({ key, id }: ChatPlan, actual: Actual): FoundChat | undefined {
  const finding = actual.findings.get(key) ?? actual.leftovers.get(key);
  if (finding?.kind === 'found') return finding.chat;
  return finding?.kind === 'lookalikes' ? finding.chats.find((chat) => chat.id === id) : undefined;
}

function seen(found: FoundChat, directory: Directory): Portrait {
  const name = (id: number) => personName(id, directory);
  return {
    title: found.title,
    type: found.type,
    color: colorHex(found.color) ?? found.color,
    description: found.description,
    owner: name(found.owner),
    managers: found.managers.filter((id) => id !== found.owner).map(name),
    ...(found.members ? { members: found.members.map(name), memberCount: found.members.length } : {}),
    ...(found.avatarUrl === '' ? {} : { avatar: found.avatarUrl }),
  };
}

function wanted(chat: ChatPlan, { fields }: ChatConfig, { caller, directory }: Actual): Portrait {
  const ids = (refs: unknown) => ((refs ?? []) as readonly PersonRef[]).flatMap((ref) => idsBehind(ref, directory));
  const owner = fields.owner === undefined ? caller : (ids([fields.owner])[0] ?? caller);
  const members = new Set([owner, caller, ...ids(fields.users)]);
  const text = (name: string) => (typeof fields[name] === 'string' ? { [name]: fields[name] } : {});
  const color = colorHex(String(fields.color));
  const picture = pictureOf(chat);
  return {
    title: chat.title,
    type: String(fields.type ?? 'CHAT'),
    owner: personName(owner, directory),
    members: [...members].map((id) => personName(id, directory)),
    memberCount: members.size,
    managers: ids(fields.managers).map((id) => personName(id, directory)),
    ...text('description'),
    ...text('message'),
    ...(color === undefined ? {} : { color }),
    ...(picture === undefined ? {} : { avatar: picture.source }),
  };
}
