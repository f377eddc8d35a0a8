import type { Outcome } from '../model/event.ts';
import { Fault } from '../model/fault.ts';
import type { LockRow } from '../model/lockfile.ts';
import type { Stage } from '../model/operation.ts';
import { type Change, type ChatPlan, consents, type Plan } from '../model/plan.ts';
import { Ledger } from './ledger.ts';
import { type Doors, type Progress, putRow, runChat } from './run-chat.ts';

/** Chats that are read back together: 50 commands a request, mostly one a chat. */
const chatsAReading = 50;

/** A chat whose answers keep getting lost is given up after so many rounds; the next run goes on where this one ended. */
const roundsAtMost = 4;

export interface Execution extends Omit<Doors, 'claims'> {
  /**
   * Reads chats again and plans what is left of them; settles lost creates and waits for that where it must.
   *
   * `settledAfterSec`: when a lost create can no longer be at work, by key, where that is known better than from its row.
   */
  readonly replan: (
    keys: readonly string[],
    settledAfterSec: ReadonlyMap<string, number>,
  ) => Promise<ReadonlyMap<string, ChatPlan>>;
  /** Waits until the portal's clock shows this moment. */
  readonly waitUntilSec: (portalSec: number) => Promise<unknown>;
}

/**
 * Executes a plan: every chat on its own, then reads back what was touched and believes only that.
 *
 * Premise: a yes of the portal proves nothing (`updateTitle` says yes to anything), a no may be stale, and a lost answer says neither.
 * So each chat runs its operations, is read again and planned again by the one planner. Nothing left: it is as wanted and its row is
 * final. Something left after a lost answer: another round does the rest. Something left after an answer: that is the failure, and
 * the report names it. Why not trust the answers: then the second plan would not be empty, and nobody would know why.
 */
export async function execute(plan: Plan, given: Execution): Promise<Outcome> {
  const execution = { ...given, claims: claimsOf(given.section) };
  const ledger = new Ledger(execution.onEvent);
  for (const chat of plan.chats)
    if (chat.blocked) ledger.fail(chat, chat.id, [{ key: chat.key, message: chat.blocked }]);
  await keepRows(
    plan.chats.filter(({ operations, blocked }) => operations.length === 0 && !blocked),
    execution,
    ledger,
  );
  let due: readonly ChatPlan[] = plan.chats.filter(({ operations }) => operations.length > 0);
  if (due.length > 0) execution.onEvent({ type: 'started', chats: due.length, operations: countStages(due) });
  for (let round = 1; due.length > 0 && round <= roundsAtMost; round++) {
    const work = new Round(execution, ledger, round === roundsAtMost);
    due = await work.run(due);
  }
  if (execution.signal.aborted) ledger.stop(new Fault('INTERRUPTED', {}, { reach: 'run' }));
  return ledger.outcome();
}

function claimsOf(section: Execution['section']): Map<number, string> {
  return new Map([...section.rows()].flatMap(([key, { id }]) => (id === undefined ? [] : [[id, key] as const])));
}

function countStages(chats: readonly ChatPlan[]): Readonly<Partial<Record<Stage, number>>> {
  const counts: Partial<Record<Stage, number>> = {};
  for (const { operations } of chats) for (const { stage } of operations) counts[stage] = (counts[stage] ?? 0) + 1;
  return counts;
}

/** Chats that need nothing from the portal: adopted, healed, renamed or forgotten ones. */
async function keepRows(chats: readonly ChatPlan[], { section }: Execution, ledger: Ledger): Promise<void> {
  const changed = chats.filter(({ rowChanged }) => rowChanged);
  await Promise.all(changed.map((chat) => (chat.row === 'keep' ? undefined : putRow(section, chat, chat.row))));
  for (const { key, id } of changed) ledger.done(key, id);
}

interface Finished {
  readonly chat: ChatPlan;
  readonly progress: Progress;
}

/** One pass over all chats that are due, side by side, with the reading back of what they did. */
class Round {
  readonly #execution: Execution & Doors;
  readonly #ledger: Ledger;
  readonly #last: boolean;
  readonly #again: ChatPlan[] = [];
  readonly #open: Finished[] = [];
  /** Keys of both, for those that wait for one of them. */
  readonly #putOff = new Set<string>();
  #finished: Finished[] = [];

  constructor(execution: Execution & Doors, ledger: Ledger, last: boolean) {
    this.#execution = execution;
    this.#ledger = ledger;
    this.#last = last;
  }

  /** Gives back the chats that need another round. */
  async run(due: readonly ChatPlan[]): Promise<readonly ChatPlan[]> {
    const readings: Promise<void>[] = [];
    const runs = new Map<string, Promise<void>>();
    for (const chat of byTurns(due)) {
      const turn = this.#inTurn(chat, runs.get(chat.after ?? ''));
      runs.set(
        chat.key,
        turn.then(() => {
          if (this.#finished.length >= chatsAReading) readings.push(this.#readBack(this.#takeFinished()));
        }),
      );
    }
    await Promise.all(runs.values());
    await Promise.all([...readings, this.#readBack(this.#takeFinished())]);
    // Last, as settling them may have to wait until the portal can no longer be working on them.
    await this.#readBack(this.#open, latest(this.#open));
    return this.#again;
  }

  async #inTurn(chat: ChatPlan, earlier: Promise<void> | undefined): Promise<void> {
    await earlier;
    const { signal } = this.#execution;
    if (signal.aborted || this.#ledger.stopped) return this.#ledger.leave(chat.key);
    if (chat.after !== undefined && this.#putOff.has(chat.after)) return this.#repeat(chat);
    const progress = await runChat(this.#execution, chat);
    if (progress.stoppedBy && !signal.aborted) this.#ledger.stop(progress.stoppedBy);
    if (progress.open) this.#putOff.add(chat.key);
    (progress.open ? this.#open : this.#finished).push({ chat, progress });
  }

  #repeat(chat: ChatPlan): void {
    this.#putOff.add(chat.key);
    this.#again.push(chat);
  }

  #takeFinished(): readonly Finished[] {
    const taken = this.#finished;
    this.#finished = [];
    return taken;
  }

  async #readBack(chats: readonly Finished[], waitUntilSec = 0): Promise<void> {
    const { signal } = this.#execution;
    if (chats.length === 0) return;
    try {
      if (signal.aborted || this.#ledger.stopped) return this.#leave(chats);
      const left = await this.#look(chats, waitUntilSec);
      await Promise.all(chats.map((one) => this.#judge(one, left.get(one.chat.key))));
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      if (!signal.aborted) this.#ledger.stop(error);
      this.#leave(chats);
    }
  }

  async #look(chats: readonly Finished[], waitUntilSec: number): Promise<ReadonlyMap<string, ChatPlan>> {
    const settled = chats.flatMap(({ chat, progress: { settledAfterSec } }) =>
      settledAfterSec === undefined ? [] : [[chat.key, settledAfterSec] as const],
    );
    if (waitUntilSec > 0) await this.#execution.waitUntilSec(waitUntilSec);
    return this.#execution.replan(
      chats.map(({ chat }) => chat.key),
      new Map(settled),
    );
  }

  #leave(chats: readonly Finished[]): void {
    for (const { chat } of chats) this.#ledger.leave(chat.key);
  }

  /** Decides by what was read what became of a chat. */
  async #judge({ chat, progress }: Finished, left: ChatPlan | undefined): Promise<void> {
    const { section, onEvent } = this.#execution;
    const id = left?.id ?? progress.id;
    const danger = left && newDanger(chat, left);
    const why = left?.blocked ?? danger?.message;
    if (why) return this.#ledger.fail(chat, id, [{ key: chat.key, message: why }, ...progress.failures]);
    if (left?.rowChanged && left.row !== 'keep' && isWhole(left.row)) await putRow(section, left, left.row);
    const rest = left?.operations ?? [];
    const mayRepeat = !danger && (progress.open || rest.some(({ stage }) => stage === 'remove'));
    if (left && rest.length > 0 && mayRepeat && !this.#last) return this.#repeat(left);
    const failures = this.#ledger.failuresOf(chat, progress, left);
    if (failures.length > 0) return this.#ledger.fail(chat, id, failures);
    this.#ledger.done(chat.key, id);
    onEvent({ type: 'chat-done', key: chat.key, id });
  }
}

/** Every chat behind the one it waits for; in a later round, those that were put off come before those that were looked at. */
function byTurns(due: readonly ChatPlan[]): readonly ChatPlan[] {
  const keys = new Set(due.map(({ key }) => key));
  const waiting = new Map<string, ChatPlan[]>();
  const ordered: ChatPlan[] = [];
  for (const chat of due) {
    const { after = '' } = chat;
    if (keys.has(after)) waiting.set(after, [...(waiting.get(after) ?? []), chat]);
    else ordered.push(chat);
  }
  // Grows while it is walked through.
  for (const { key } of ordered) ordered.push(...(waiting.get(key) ?? []));
  return ordered;
}

/** The moment before which looking at these chats is worth nothing. */
function latest(chats: readonly Finished[]): number {
  return Math.max(0, ...chats.map(({ progress }) => (progress.mustSettle ? (progress.settledAfterSec ?? 0) : 0)));
}

/** The row of a chat that is still to be created names nothing yet: its pending row stays. */
function isWhole(row: LockRow | undefined): boolean {
  return row === undefined || row.id !== undefined;
}

/** The first thing that what is left asks consent for and the plan did not: somebody else changed the chat meanwhile. */
function newDanger(chat: ChatPlan, left: ChatPlan): Change | undefined {
  const isNew = consents.some((what) => (left.consents[what] ?? 0) > (chat.consents[what] ?? 0));
  return isNew ? left.changes.find(({ kind }) => kind !== 'note') : undefined;
}
