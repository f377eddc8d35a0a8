import type { Answer } from '../model/call.ts';
import type { Failure } from '../model/event.ts';
import type { Fault } from '../model/fault.ts';
import type { LockRow } from '../model/lockfile.ts';
import { message } from '../model/message.ts';
import type { Operation } from '../model/operation.ts';
import type { ChatPlan } from '../model/plan.ts';
import type { EventSink, LockSection, PortalClient } from '../model/ports.ts';
import { fill, type LatePicture } from './fill.ts';

export interface Doors {
  readonly client: Pick<PortalClient, 'call'>;
  readonly section: LockSection;
  readonly picture: LatePicture;
  readonly onEvent: EventSink;
  /** Aborted when no new work may begin; what is in flight comes to its end. */
  readonly signal: AbortSignal;
}

/** How far one chat came. */
export interface Progress {
  readonly id: number | undefined;
  readonly failures: readonly Failure[];
  /** An answer was lost: only looking tells what happened. */
  readonly open: boolean;
  /** A fault that reaches further than this chat ended it early. */
  readonly stoppedBy?: Fault;
}

/**
 * Runs the operations of one chat in their order.
 *
 * After a refusal the rest is still tried, as fields do not depend on each other; only a chat without an id ends there, and one whose
 * create was lost.
 */
export async function runChat(doors: Doors, plan: ChatPlan): Promise<Progress> {
  const before = doors.section.rows().get(plan.key);
  // A chat that was found again or adopted is remembered before it is touched.
  if (plan.rowChanged && typeof plan.row === 'object' && plan.row.id !== undefined)
    await putRow(doors.section, plan, plan.row);
  const failures: Failure[] = [];
  let open = false;
  let id = plan.id;
  for (const operation of plan.operations) {
    const answer = await perform(doors, plan, operation, id);
    if (answer.kind === 'done') id = await record(doors, plan, operation, answer.result, id);
    else if (answer.kind === 'unknown') open = true;
    else if (operation.stage === 'create') await restore(doors, plan, before);

    if (answer.kind === 'refused') failures.push(refused(plan, operation, answer));
    if (answer.kind === 'not-done') {
      const { fault } = answer;
      if (fault.reach !== 'call') return { id, failures, open, stoppedBy: fault };
      failures.push({ ...head(plan, operation), message: { code: fault.code, args: fault.args } });
    }
    if (id === undefined) break;
  }
  return { id, failures, open };
}

/** Writes a row, and with it lets go of the rows it takes the place of. */
export async function putRow(section: LockSection, plan: ChatPlan, row: LockRow | undefined): Promise<void> {
  await Promise.all([section.put(plan.key, row), ...plan.replaces.map((key) => section.put(key, undefined))]);
}

function perform(
  { client, section, picture, signal }: Doors,
  plan: ChatPlan,
  operation: Operation,
  id: number | undefined,
): Promise<Answer> {
  const call = fill(operation, id, picture);
  if (operation.stage !== 'create') return client.call(call, { signal });
  return client.call(call, {
    signal,
    beforeSend: (pending) => putRow(section, plan, { pending, ...lasting(plan) }),
  });
}

/** Puts what an answer taught into the lockfile, before anything else is done with the chat. */
async function record(
  doors: Doors,
  plan: ChatPlan,
  operation: Operation,
  result: unknown,
  id: number | undefined,
): Promise<number | undefined> {
  const { section, onEvent } = doors;
  onEvent({ type: 'operation-done', key: plan.key, stage: operation.stage, method: operation.method });
  if (operation.stage === 'create') {
    const created = createdId(result);
    await putRow(section, plan, { id: created, ...operation.remember, unfinished: true, ...lasting(plan) });
    onEvent({ type: 'created', key: plan.key, id: created });
    return created;
  }
  if (operation.remember) {
    const { avatarSeen: _, ...row } = section.rows().get(plan.key) ?? { id };
    await putRow(section, plan, { ...(row as LockRow), ...operation.remember });
  }
  return id;
}

function createdId(result: unknown): number {
  const id = Number(result);
  if (Number.isSafeInteger(id) && id > 0) return id;
  throw new Error(`the portal answered a create with ${JSON.stringify(result)} in place of an id`);
}

/** Takes the pending row back: nothing was made. An id that stood there before is never lost. */
async function restore({ section }: Doors, plan: ChatPlan, before: LockRow | undefined): Promise<void> {
  await section.put(plan.key, before?.id === undefined ? undefined : before);
}

/** What a row keeps from its first line on. */
function lasting({ row }: ChatPlan): Pick<LockRow, 'protect' | 'onRemove'> {
  if (row === undefined || row === 'keep') return {};
  const { protect, onRemove } = row;
  return { ...(protect ? { protect } : {}), ...(onRemove ? { onRemove } : {}) };
}

function refused(plan: ChatPlan, operation: Operation, answer: Extract<Answer, { kind: 'refused' }>): Failure {
  const { code, description } = answer;
  return {
    ...head(plan, operation),
    message: message('PORTAL_REFUSED', { method: operation.method, code, description }),
    portalCode: code,
  };
}

function head(plan: ChatPlan, { field }: Operation): Pick<Failure, 'key' | 'field' | 'place'> {
  const place = plan.changes.find((change) => change.field === field)?.place ?? plan.place;
  return { key: plan.key, ...(field ? { field } : {}), ...(place ? { place } : {}) };
}
