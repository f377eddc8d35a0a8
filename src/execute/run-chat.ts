import type { Json } from '../base/json.ts';
import type { Answer } from '../model/call.ts';
import type { Failure } from '../model/event.ts';
import { Fault } from '../model/fault.ts';
import { idIn } from '../model/judged.ts';
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
  /** Which key has which chat, those included that this run has made. */
  readonly claims: Map<number, string>;
  /** Aborted when no new work may begin; what is in flight comes to its end. */
  readonly signal: AbortSignal;
}

/** How far one chat came. */
export interface Progress {
  readonly id: number | undefined;
  readonly failures: readonly Failure[];
  /** An answer was lost: only looking tells what happened. */
  readonly open: boolean;
  /** Before this moment of the portal's clock a lost call may still be at work. Units: unix seconds. */
  readonly settledAfterSec?: number;
  /** A lost call would have taught the row something, so that looking is worth nothing before `settledAfterSec`. */
  readonly mustSettle: boolean;
  /** A fault that reaches further than this chat ended it early. */
  readonly stoppedBy?: Fault;
}

/**
 * Runs the operations of one chat in their order.
 *
 * After a refusal the rest is still tried, as fields do not depend on each other; only a chat without an id ends there, and one whose
 * create was lost. A row that cannot be written ends the run: what is done without being remembered would be done twice.
 */
export async function runChat(doors: Doors, plan: ChatPlan): Promise<Progress> {
  const run = new Run(doors, plan);
  try {
    await run.all();
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    run.stoppedBy ??= error;
  }
  return run.progress();
}

class Run {
  readonly #doors: Doors;
  readonly #plan: ChatPlan;
  readonly #before: readonly (readonly [key: string, row: LockRow | undefined])[];
  readonly #failures: Failure[] = [];
  #id: number | undefined;
  #open = false;
  #mustSettle = false;
  #settledAfterSec: number | undefined;
  stoppedBy: Fault | undefined;

  constructor(doors: Doors, plan: ChatPlan) {
    this.#doors = doors;
    this.#plan = plan;
    this.#id = plan.id;
    this.#before = [plan.key, ...plan.replaces].map((key) => [key, doors.section.rows().get(key)]);
  }

  async all(): Promise<void> {
    const { row, rowChanged, operations } = this.#plan;
    // A chat that was found again or adopted is remembered before it is touched.
    if (rowChanged && typeof row === 'object' && row.id !== undefined)
      await putRow(this.#doors.section, this.#plan, row);
    for (const operation of operations) {
      if (operation.stage === 'hand-over' && this.#isInDoubt()) return;
      const answer = await perform(this.#doors, this.#plan, operation, this.#id);
      await this.#take(operation, answer);
      if (this.#id === undefined || this.stoppedBy) return;
    }
  }

  /** After a hand-over the caller may not do what he could before, so what was lost or held up comes first: another round does both. */
  #isInDoubt(): boolean {
    return this.#open || this.#failures.some(({ portalCode }) => portalCode === undefined);
  }

  progress(): Progress {
    return {
      id: this.#id,
      failures: this.#failures,
      open: this.#open,
      mustSettle: this.#mustSettle,
      ...(this.#settledAfterSec === undefined ? {} : { settledAfterSec: this.#settledAfterSec }),
      ...(this.stoppedBy ? { stoppedBy: this.stoppedBy } : {}),
    };
  }

  async #take(operation: Operation, answer: Answer): Promise<void> {
    switch (answer.kind) {
      case 'done':
        return this.#record(operation, answer.result);
      case 'unknown':
        this.#open = true;
        this.#mustSettle ||= operation.remember !== undefined && operation.stage !== 'create';
        this.#settledAfterSec = Math.max(this.#settledAfterSec ?? 0, answer.settledAfterSec);
        return;
      case 'refused':
        this.#failures.push(refused(this.#plan, operation, answer));
        break;
      case 'not-done': {
        const { code, args, reach } = answer.fault;
        if (reach === 'call') this.#failures.push({ ...head(this.#plan, operation), message: { code, args } });
        else this.stoppedBy = answer.fault;
      }
    }
    if (operation.stage === 'create') await this.#restore();
  }

  /** Puts what an answer taught into the lockfile, before anything else is done with the chat. */
  async #record(operation: Operation, result: Json): Promise<void> {
    const { section, onEvent } = this.#doors;
    const { key } = this.#plan;
    onEvent({ type: 'operation-done', key, stage: operation.stage, method: operation.method });
    if (operation.stage === 'create') {
      this.#id = this.#madeBy(result);
      // An answer that names no chat, or another key's, says nothing of what was done.
      if (this.#id === undefined) this.#open = true;
      else {
        this.#doors.claims.set(this.#id, key);
        await putRow(section, this.#plan, {
          id: this.#id,
          ...operation.remember,
          unfinished: true,
          ...lasting(this.#plan),
        });
        onEvent({ type: 'created', key, id: this.#id });
      }
    } else if (operation.remember) {
      const { avatarSeen: _, ...row } = section.rows().get(key) ?? { id: this.#id };
      await putRow(section, this.#plan, { ...(row as LockRow), ...operation.remember });
    }
  }

  /** The chat that a create says it made. What follows would be done to it, so it must not be another's. */
  #madeBy(result: Json): number | undefined {
    const { key, replaces } = this.#plan;
    // Strict: PHP could answer `true`, and chat 1 is the portal's general one.
    const id = idIn(result);
    const other = id === undefined ? undefined : this.#doors.claims.get(id);
    if (id === undefined || other === undefined || other === key || replaces.includes(other)) return id;
    this.#doors.onEvent({ type: 'warning', message: message('CREATE_ANSWERED_OTHER', { key, id, other }) });
    return undefined;
  }

  /** Takes the pending row back: nothing was made. An id that stood there before, or under a former key, is never lost. */
  async #restore(): Promise<void> {
    const { section } = this.#doors;
    await Promise.all(this.#before.map(([key, row]) => section.put(key, row?.id === undefined ? undefined : row)));
  }
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
    beforeSend: (pending) => putRow(section, plan, { pending, ...operation.whilePending, ...lasting(plan) }),
  });
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
