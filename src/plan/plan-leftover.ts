import type { Finding } from '../model/actual.ts';
import type { LockRow } from '../model/lockfile.ts';
import { type Message, message } from '../model/message.ts';
import type { Operation } from '../model/operation.ts';
import type { Change, ChatPlan } from '../model/plan.ts';
import { archivedTitle, isArchived, type OnRemove, removeSteps } from '../resources/chat/remove.ts';
import { split } from './diff.ts';
import { chatDigest } from './digest.ts';
import type { PlanInput } from './input.ts';

/** What becomes of a chat whose row is left but whose key is gone from the file. */
export function planLeftover(input: PlanInput, key: string, row: LockRow): ChatPlan {
  const finding = input.actual.leftovers.get(key) ?? { kind: 'absent' };
  const title = finding.kind === 'found' ? finding.chat.title : key;
  const draft = (
    changes: readonly Change[],
    operations: readonly Operation[],
    rest: Partial<ChatPlan> = {},
  ): ChatPlan => {
    const { place: _, ...body } = {
      row: 'keep' as const,
      rowChanged: false,
      consents: {},
      ...rest,
    } as Partial<ChatPlan>;
    const plan = { key, title, id: row.id, changes, operations, replaces: [], ...body } as Omit<
      ChatPlan,
      'digest' | 'place'
    >;
    return { ...plan, place: undefined, digest: chatDigest(plan) };
  };
  const note = (why: Message): Change => ({ kind: 'note', key, field: undefined, message: why });
  const stop = (why: Message) => draft([note(why)], [], { blocked: why });

  if (row.id === undefined) return stop(message('PENDING_LEFT_FILE', { key }));
  const how: OnRemove = row.onRemove ?? 'forget';
  if (!input.prune) return draft([note(message(leftCodes[how], { id: row.id, title }))], []);
  if (row.protect) return stop(message(input.written.has(key) ? 'PROTECTED_IN_FILE' : 'PROTECTED', { key }));
  const kind = how === 'forget' ? how : 'remove';
  const removal: Change = { kind, key, field: undefined, to: how, message: removalText(how, row.id, title) };
  if (how === 'forget')
    return draft([removal], [], { row: undefined, rowChanged: true, consents: input.destroy ? { forget: 1 } : {} });
  return planRemoval(input, how, finding, { draft, stop, removal });
}

/** What is said of it as long as nobody prunes. */
const leftCodes = { forget: 'LEFT_FILE', archive: 'LEFT_FILE_ARCHIVE', delete: 'LEFT_FILE_DELETE' } as const;

interface Writing {
  readonly draft: (changes: readonly Change[], operations: readonly Operation[], rest?: Partial<ChatPlan>) => ChatPlan;
  readonly stop: (why: Message) => ChatPlan;
  readonly removal: Change;
}

function planRemoval(
  input: PlanInput,
  how: 'archive' | 'delete',
  finding: Finding,
  { draft, stop, removal }: Writing,
): ChatPlan {
  const forget = { row: undefined, rowChanged: true };
  if (finding.kind !== 'found') {
    const id = 'id' in finding ? finding.id : 0;
    if (how === 'archive') return stop(message('CHAT_UNREACHABLE_FORGET', { id, key: removal.key }));
    return draft([{ ...removal, kind: 'forget', to: 'forget', message: message('REMOVE_GONE', { id }) }], [], forget);
  }
  const { chat: found } = finding;
  const { caller } = input.actual;
  const { operations, reasons } = split(removeSteps(how, { caller, found, undocumented: input.undocumented }));
  const [reason] = reasons;
  if (reason) return stop(reason.cannot);
  if (how === 'archive' && isArchived(found, caller))
    return draft(
      [{ ...removal, kind: 'forget', to: 'forget', message: removalText('forget', found.id, found.title) }],
      [],
      forget,
    );
  return draft([removal], operations, { ...forget, consents: { [how]: 1 } });
}

function removalText(how: OnRemove, id: number, title: string): Message {
  switch (how) {
    case 'forget':
      return message('REMOVE_FORGET', { id });
    case 'archive':
      return message('REMOVE_ARCHIVE', { id, title: archivedTitle(title) });
    case 'delete':
      return message('REMOVE_DELETE', { id });
  }
}
