import type { Outcome } from '../../src/model/event.ts';
import type { Change, Plan } from '../../src/model/plan.ts';
import type { CommandRecord } from '../../src/sandbox/server.ts';
import { isWriting } from './desk.ts';

/** Which lines of a plan may stand behind a writing method. */
const fieldsByMethod: Readonly<Record<string, readonly string[]>> = {
  'im.chat.updatetitle': ['title'],
  'im.chat.updatecolor': ['color'],
  'im.chat.updateavatar': ['avatar'],
  'im.chat.user.add': ['users'],
  'im.chat.user.delete': ['users'],
  'im.chat.setowner': ['owner'],
  'im.chat.setmanager': ['managers'],
  'im.v2.chat.setdescription': ['description'],
  'im.v2.chat.update': ['type'],
};

type Ids = Readonly<Record<string, number | undefined>>;

/** Writing commands that no line of the plan announced. */
export function writesUnplanned(plan: Plan, ids: Ids, commands: readonly CommandRecord[]): readonly string[] {
  return commands
    .filter(({ method }) => isWriting(method))
    .filter((command) => !isPlanned(plan, ids, command))
    .map(({ method, params }) => `${method} ${JSON.stringify(params)}`);
}

function isPlanned(plan: Plan, ids: Ids, { method, params }: CommandRecord): boolean {
  const name = method.toLowerCase();
  const facts = params as Record<string, unknown>;
  if (name === 'im.chat.add')
    return plan.chats.some(({ title, changes }) => title === facts.TITLE && has(changes, 'create'));
  const id = Number(facts.CHAT_ID ?? facts.chatId);
  const chats = plan.chats.filter((chat) => (chat.id ?? ids[chat.key]) === id);
  return chats.some(({ changes }) =>
    changes.some(({ kind, field }) => {
      if (kind === 'create') return ['im.chat.setowner', 'im.chat.setmanager', 'im.chat.user.add'].includes(name);
      if (kind === 'remove') return true;
      return kind === 'update' && fieldsByMethod[name]?.includes(field ?? '') === true;
    }),
  );
}

/** Lines of the plan, other than notes, behind which nothing was done; chats that failed are told by the outcome. */
export function effectsMissing(
  plan: Plan,
  outcome: Outcome,
  ids: Ids,
  commands: readonly CommandRecord[],
): readonly string[] {
  const failed = new Set(outcome.failed.map(({ key }) => key));
  return plan.chats
    .filter(({ key }) => !failed.has(key))
    .flatMap(({ key, title, id, changes }) =>
      changes
        .filter(
          ({ kind, field }) => (kind === 'create' || kind === 'update') && !(kind === 'update' && field === undefined),
        )
        .filter((change) => !isDone(change, title, id ?? ids[key], commands))
        .map(({ kind, field }) => `${kind} ${key} ${field ?? ''}`),
    );
}

function isDone({ kind, field }: Change, title: string, id: number | undefined, commands: readonly CommandRecord[]) {
  const effective = commands.filter(({ changed, outcome }) => changed && outcome === 'ok');
  if (kind === 'create')
    return effective.some(({ method, params }) => {
      return method.toLowerCase() === 'im.chat.add' && (params as Record<string, unknown>).TITLE === title;
    });
  return effective.some(({ method, params }) => {
    const { CHAT_ID, chatId } = params as Record<string, unknown>;
    return fieldsByMethod[method.toLowerCase()]?.includes(field ?? '') && Number(CHAT_ID ?? chatId) === id;
  });
}

function has(changes: readonly Change[], kind: Change['kind']): boolean {
  return changes.some((change) => change.kind === kind);
}
