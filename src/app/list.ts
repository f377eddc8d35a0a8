import type { Actual, Finding, FoundChat, Person } from '../model/actual.ts';
import type { Message } from '../model/message.ts';
import type { ChatPlan, Plan } from '../model/plan.ts';
import { readDirectory } from '../read/directory.ts';
import { type Fate, fateOf } from '../report/tally.ts';
import { wantedTitle } from '../resources/chat/identity.ts';
import { chatLink } from '../resources/chat/link.ts';
import { type Invalid, judgeSelection, load } from './load.ts';
import { keysIn, openMemory } from './memory.ts';
import type { Options } from './options.ts';
import { Planner } from './plan.ts';
import { openPortal } from './portal.ts';

/** How a chat stands: what a plan would do to it, `same` for nothing, `left` for one that is no longer in the file. */
export type ChatState = Fate | 'same' | 'left';

export interface ListedChat {
  readonly key: string;
  /** As the portal shows it; as written where there is no chat yet. */
  readonly title: string;
  readonly id: number | undefined;
  readonly link: string | undefined;
  readonly owner: Pick<Person, 'id' | 'name' | 'email'> | undefined;
  readonly members: number | undefined;
  readonly state: ChatState;
  /** Why nothing may be done to it. */
  readonly why: Message | undefined;
}

export interface Listed {
  readonly kind: 'listed';
  readonly project: string;
  readonly portal: string;
  readonly chats: readonly ListedChat[];
}

/** Every chat of the files, and every row that left them, as the portal has it now. It cannot write. */
export async function list(options: Options): Promise<Listed | Invalid> {
  const loaded = await load(options, false);
  if (loaded.kind === 'invalid') return loaded;
  const { config, chats } = loaded;
  const memory = await openMemory(config, options);
  await memory.close();
  const wrong = judgeSelection(options, loaded, keysIn(memory));
  if (wrong) return wrong;
  const portal = await openPortal(config, options, 'read');
  try {
    const { plan, actual } = await new Planner(options, loaded, portal, memory, undefined).plan();
    const found = foundIn(actual);
    const { signal } = options;
    const reader = { client: portal.client, ...(signal ? { signal } : {}) };
    const { people } = await readDirectory(reader, [], [...found.values()].map(({ owner }) => owner).filter(Boolean));
    const titles = new Map(chats.map((chat) => [chat.key, wantedTitle(chat)]));
    const keys = [...new Set([...titles.keys(), ...actual.leftovers.keys()])];
    const listed = keys.map((key) => one(key, { plan, chat: found.get(key), people, title: titles.get(key) }));
    return { kind: 'listed', project: config.project, portal: plan.portal, chats: listed };
  } finally {
    await portal.close();
  }
}

interface Known {
  readonly plan: Plan;
  readonly chat: FoundChat | undefined;
  readonly people: Actual['directory']['people'];
  /** As written; `undefined` for a chat that is no longer in the file. */
  readonly title: string | undefined;
}

function one(key: string, { plan, chat, people, title }: Known): ListedChat {
  const planned = plan.chats.find((each) => each.key === key);
  const id = chat?.id ?? planned?.id;
  return {
    key,
    title: chat?.title ?? title ?? planned?.title ?? key,
    id,
    link: id === undefined ? undefined : chatLink(plan.portal, id),
    owner: chat && ownerOf(chat, people),
    members: chat && (chat.memberCount ?? chat.members?.length),
    state: stateOf(planned, title !== undefined),
    why: planned?.blocked,
  };
}

function ownerOf({ owner }: FoundChat, people: Known['people']): ListedChat['owner'] {
  if (owner === 0) return undefined;
  const { name = '', email = '' } = people.get(owner) ?? {};
  return { id: owner, name, email };
}

function stateOf(planned: ChatPlan | undefined, isInFile: boolean): ChatState {
  const fate = planned && fateOf(planned);
  if (!isInFile && fate !== 'blocked') return 'left';
  return fate ?? 'same';
}

/** The chats that were found, and those that would be adopted. */
function foundIn({ findings, leftovers }: Actual): ReadonlyMap<string, FoundChat> {
  const chats = [...findings, ...leftovers].map(([key, finding]) => [key, chatOf(finding)] as const);
  return new Map(chats.flatMap(([key, chat]) => (chat ? [[key, chat] as const] : [])));
}

function chatOf(finding: Finding): FoundChat | undefined {
  if (finding.kind === 'found') return finding.chat;
  return finding.kind === 'lookalikes' && finding.chats.length === 1 ? finding.chats[0] : undefined;
}
