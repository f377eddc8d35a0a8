import type { Actual, Directory, Finding, FoundChat, Person } from '../../src/model/actual.ts';
import type { ChatConfig, Config } from '../../src/model/config.ts';
import type { LockRow } from '../../src/model/lockfile.ts';
import { toldIn } from '../../src/model/message.ts';
import type { ChatPlan, Plan } from '../../src/model/plan.ts';
import type { PlanInput } from '../../src/plan/input.ts';
import { plan } from '../../src/plan/plan.ts';
import { groupKey } from '../../src/resources/chat/people.ts';
import type { Picture } from '../../src/resources/field.ts';

export const caller = 1;

/** Seven people: 1 calls, 2–4 work, 5 is dismissed, 6 is a bot, 7 from outside; `Sales` is 3 and 4, two departments are called `Twice`, `Empty` has nobody. */
const people: readonly Person[] = [1, 2, 3, 4, 5, 6, 7].map((id) => ({
  id,
  name: `User ${id}`,
  email: `user${id}@corp.example`,
  active: id !== 5,
  bot: id === 6,
  extranet: id === 7,
}));

const directory: Directory = {
  people: new Map([...people.map((person) => [person.id, person] as const), [99, undefined]]),
  emails: new Map<string, readonly number[]>([
    ...people.map(({ email, id }) => [email, [id]] as const),
    ['shared@corp.example', [2, 3]],
  ]),
  groups: new Map([
    [groupKey({ department: 'Sales' }), { kind: 'found', members: [3, 4] }],
    [groupKey({ department: 'Twice' }), { kind: 'ambiguous', ids: [7, 8], paths: ['A/Twice', 'B/Twice'] }],
    [groupKey({ department: 'Empty' }), { kind: 'found', members: [] }],
    [groupKey({ department: 'Gone' }), { kind: 'unknown' }],
    [groupKey({ head: 'Sales' }), { kind: 'found', members: [3] }],
    [groupKey({ head: 'Left' }), { kind: 'found', members: [5] }],
    [groupKey({ head: 'Empty' }), { kind: 'found', members: [] }],
    [groupKey({ everyone: true }), { kind: 'found', members: [1, 2, 3, 4] }],
  ]),
};

export const picture: Picture = {
  source: '/config/cat.png',
  name: 'cat.png',
  sizeBytes: 24_000,
  sha256: 'c'.repeat(64),
  mime: 'image/png',
  width: 10,
  height: 10,
};

/** A chat of the config; every field has the key's own line as its place. */
export function written(key: string, fields: ChatConfig['fields'] = {}): ChatConfig {
  if (key === '') throw new Error('a chat has a key');
  const place = { file: 'chats.yaml', line: 1, column: 1, length: key.length };
  return { key, place, fields: { title: key, ...fields }, places: {}, folder: '/config' };
}

/** A chat on the portal, as its creation leaves it. */
export function chat(id: number, facts: Partial<FoundChat> = {}): FoundChat {
  if (id < 1) throw new Error('a chat has an id');
  return {
    id,
    title: `chat ${id}`,
    description: '',
    color: 'RED',
    avatarUrl: '',
    type: 'CHAT',
    owner: caller,
    entity: undefined,
    managers: [facts.owner ?? caller],
    members: [caller],
    role: 'owner',
    createdSec: 1_000,
    ...facts,
  };
}

export interface World {
  readonly chats: readonly ChatConfig[];
  readonly findings?: Readonly<Record<string, Finding>>;
  readonly leftovers?: Readonly<Record<string, Finding>>;
  readonly rows?: Readonly<Record<string, LockRow>>;
}

export function planOf(
  world: World,
  rest: Partial<Omit<PlanInput, 'actual' | 'rows' | 'config'>> & Partial<Config> = {},
): Plan {
  const { identity = 'lockfile', ...input } = rest;
  const config: Config = {
    project: 'team',
    identity,
    portal: { kind: 'sandbox', undocumented: false, saidBy: 'portal' },
    templates: [],
    chats: world.chats,
    root: '/config',
    lockfile: '/config/chats.lock.json',
    sources: new Map(),
  };
  const actual: Actual = {
    caller,
    directory,
    findings: new Map(Object.entries(world.findings ?? {})),
    leftovers: new Map(Object.entries(world.leftovers ?? {})),
  };
  return plan({
    portal: 'sandbox',
    pictures: () => picture,
    undocumented: false,
    allowed: {},
    prune: false,
    destroy: false,
    written: new Set(),
    nowSec: 1_000_000,
    cutSec: 60,
    ...input,
    config,
    actual,
    rows: new Map(Object.entries(world.rows ?? {})),
  });
}

export function found(facts: FoundChat, by: 'lockfile' | 'marker' | 'pending' = 'lockfile'): Finding {
  return { kind: 'found', chat: facts, by };
}

/** A plan as short text: a line a change, `·` a line an operation. */
export function short(made: Plan): string {
  return made.chats.flatMap(shortChat).join('\n');
}

function shortChat({ key, changes, operations, blocked }: ChatPlan): readonly string[] {
  return [
    ...changes.map(({ kind, field, from, to, added, removed, message }) =>
      [
        `${kind} ${key}`,
        field,
        from === undefined && to === undefined ? undefined : `${toldIn('en', from ?? '')}→${toldIn('en', to ?? '')}`,
        ...(added ?? []).map((who) => `+${who}`),
        ...(removed ?? []).map((who) => `-${who}`),
        message && `(${message.code})`,
      ]
        .filter((part) => part !== undefined)
        .join(' '),
    ),
    ...operations.map(({ method, params }) => `· ${method} ${values(params)}`),
    ...(blocked ? [`! ${blocked.code}`] : []),
  ];
}

function values(params: Readonly<Record<string, unknown>>): string {
  return Object.entries(params)
    .filter(([, value]) => !(typeof value === 'object' && value !== null && 'hole' in value))
    .map(([name, value]) => `${name}=${JSON.stringify(value)}`)
    .join(' ');
}
