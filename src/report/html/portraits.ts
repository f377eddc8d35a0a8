import type { Actual, Directory, FoundChat } from '../../model/actual.ts';
import type { Operation } from '../../model/operation.ts';
import type { ChatPlan, Plan } from '../../model/plan.ts';
import { colorHex } from '../../resources/chat/colors.ts';
import { personName } from '../../resources/chat/people.ts';
import { beforeAndAfter, type Names, type Portrait, type Portraits, portraitsOfPlan } from './portrait.ts';

/** All chats of a plan as a messenger would show them: what was read, and what the plan makes of it. */
export function portraitsOf(plan: Plan, actual: Actual): ReadonlyMap<string, Portraits> {
  return new Map(plan.chats.map((chat) => [chat.key, portraits(chat, actual)]));
}

/** What people are called; those of one name are told apart as the plan does it. */
export function namesOf({ people }: Directory): Names {
  const called = new Map<string, number>();
  for (const person of people.values()) if (person?.name) called.set(person.name, (called.get(person.name) ?? 0) + 1);
  return new Map(
    [...people].flatMap(([id, person]) =>
      person?.name && called.get(person.name) === 1 ? [[personName(id, { people }), person.name]] : [],
    ),
  );
}

/** The chat that a part of the plan is about, where it was found. */
export function foundFor({ key, id }: ChatPlan, actual: Actual): FoundChat | undefined {
  const finding = actual.findings.get(key) ?? actual.leftovers.get(key);
  if (finding?.kind === 'found') return finding.chat;
  return finding?.kind === 'lookalikes' ? finding.chats.find((chat) => chat.id === id) : undefined;
}

function portraits(chat: ChatPlan, actual: Actual): Portraits {
  const { directory } = actual;
  const found = foundFor(chat, actual);
  if (chat.changes.some(({ kind }) => kind === 'create')) return withManagers(portraitsOfPlan(chat), chat, directory);
  if (found === undefined) return portraitsOfPlan(chat);
  return beforeAndAfter(seen(found, directory), chat, peopleIn(chat, 'remove-members', directory));
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

function withManagers({ after }: Portraits, chat: ChatPlan, directory: Directory): Portraits {
  if (after === undefined) return {};
  const managers = peopleIn(chat, 'managers', directory);
  return { after: managers.length === 0 ? after : { ...after, managers } };
}

/** Whom the operations of one stage are about, who name a person each. */
function peopleIn({ operations }: ChatPlan, stage: Operation['stage'], directory: Directory): readonly string[] {
  return operations.flatMap(({ stage: own, params: { USER_ID: id } }) =>
    own === stage && typeof id === 'number' ? [personName(id, directory)] : [],
  );
}
