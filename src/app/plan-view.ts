import { canonical, isObject, type Json, type JsonObject } from '../base/json.ts';
import type { Place } from '../base/place.ts';
import { dataWithoutSecrets } from '../base/secrets.ts';
import { type Code, codes } from '../model/codes/index.ts';
import type { Message, Told } from '../model/message.ts';
import type { Stage } from '../model/operation.ts';
import {
  type Change,
  type ChangeKind,
  type ChatPlan,
  type ConsentName,
  type CreateSummary,
  consents,
  type Estimate,
  type Plan,
} from '../model/plan.ts';

/*
 * What people saw of a plan when it was saved, kept beside the digests so that it can be shown again without a portal.
 *
 * Premise: a saved plan travels, and whoever holds it can write into it. So nothing of it is believed: every value is judged, and what a
 * chat shows is compared once more when it is applied, as its digest is; a plan that shows something else than it does is stale. Calls
 * are kept by name alone, so that no secret, no picture and no smuggled call can be in it.
 */

/** A saved plan as it was reviewed. */
export interface PlanView {
  /** Its calls have no parameters. */
  readonly plan: Plan;
  readonly estimate: Estimate | undefined;
  readonly saidBy: string | undefined;
}

/** What is kept of a plan for showing it. */
export function keptView({ plan, estimate, saidBy }: PlanView): object {
  const { identity, caller, unchanged, digest, consents: needed } = plan;
  const view = { identity, caller, unchanged, digest, consents: needed, estimate, saidBy, chats: plan.chats.map(kept) };
  return dataWithoutSecrets(view) as object;
}

/** What two plans of a chat have in common that show the same, wherever the chat is written. */
export function shownMark({ key, title, summary, changes, consents: needed, blocked }: ChatPlan): string {
  // As in the digest: raw values may hold more than what changes, such as everybody who is in a chat.
  const told = changes.map(({ place: _p, before: _b, after: _a, ...change }) => change);
  return canonical(dataWithoutSecrets({ key, title, summary, changes: told, consents: needed, blocked }));
}

/** Reads what `keptView` wrote. Errors: `undefined` for anything else, whatever it is. */
export function viewIn(value: Json | undefined, head: Pick<Plan, 'project' | 'portal'>): PlanView | undefined {
  try {
    const view = object(value);
    const { identity, estimate, saidBy } = view;
    if (identity !== 'lockfile' && identity !== 'marker') return undefined;
    const plan: Plan = {
      ...head,
      identity,
      caller: count(view.caller),
      unchanged: count(view.unchanged),
      digest: text(view.digest),
      consents: consentsIn(view.consents),
      chats: list(view.chats).map(chatIn),
    };
    const cost = estimate === undefined ? undefined : estimateIn(object(estimate));
    return { plan, estimate: cost, saidBy: saidBy === undefined ? undefined : text(saidBy) };
  } catch (error) {
    if (error instanceof Misshapen) return undefined;
    throw error;
  }
}

function kept({ operations, row: _row, after: _after, ...chat }: ChatPlan): object {
  return { ...chat, operations: operations.map(({ stage, method, field }) => ({ stage, method, field })) };
}

class Misshapen extends Error {}

function chatIn(value: Json): ChatPlan {
  const chat = object(value);
  const { id, place, summary, blocked } = chat;
  return {
    key: text(chat.key),
    title: text(chat.title),
    place: place === undefined ? undefined : placeIn(place),
    id: id === undefined ? undefined : count(id),
    ...(summary === undefined ? {} : { summary: summaryIn(object(summary)) }),
    changes: list(chat.changes).map(changeIn),
    operations: list(chat.operations).map((operation) => {
      const { stage, method, field } = object(operation);
      return {
        stage: text(stage) as Stage,
        method: text(method),
        field: field === undefined ? undefined : text(field),
        params: {},
      };
    }),
    row: 'keep',
    rowChanged: flag(chat.rowChanged),
    replaces: list(chat.replaces).map(text),
    consents: consentsIn(chat.consents),
    ...(blocked === undefined ? {} : { blocked: messageIn(blocked) }),
    digest: text(chat.digest),
  };
}

const kinds: ReadonlySet<string> = new Set([
  'create',
  'update',
  'adopt',
  'forget',
  'remove',
  'note',
] satisfies ChangeKind[]);

function changeIn(value: Json): Change {
  const change = object(value);
  const { field, from, to, added, removed, before, after, message, place } = change;
  const kind = text(change.kind);
  if (!kinds.has(kind)) throw new Misshapen(kind);
  return {
    kind: kind as ChangeKind,
    key: text(change.key),
    field: field === undefined ? undefined : text(field),
    ...(from === undefined ? {} : { from: toldValue(from) }),
    ...(to === undefined ? {} : { to: toldValue(to) }),
    ...(added === undefined ? {} : { added: list(added).map(text) }),
    ...(removed === undefined ? {} : { removed: list(removed).map(text) }),
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
    ...(message === undefined ? {} : { message: messageIn(message) }),
    ...(place === undefined ? {} : { place: placeIn(place) }),
  };
}

/** A value's own text, or words for what has none. */
function toldValue(value: Json): Told {
  return typeof value === 'string' ? value : messageIn(value);
}

function messageIn(value: Json): Message {
  const { code, args } = object(value);
  const name = text(code);
  const gaps = Object.entries(object(args));
  if (!Object.hasOwn(codes, name) || gaps.some(([, gap]) => typeof gap !== 'string' && typeof gap !== 'number'))
    throw new Misshapen(name);
  return { code: name as Code, args: Object.fromEntries(gaps) as Message['args'] };
}

function summaryIn(summary: JsonObject): CreateSummary {
  const { color, description, message, avatar, refs } = summary;
  const { users, owner } = object(refs);
  return {
    type: text(summary.type),
    ...(color === undefined ? {} : { color: text(color) }),
    ...(description === undefined ? {} : { description: text(description) }),
    ...(message === undefined ? {} : { message: text(message) }),
    users: count(summary.users),
    people: list(summary.people).map(text),
    owner: text(summary.owner),
    refs: { users: list(users).map(ref), owner: ref(owner) },
    handOver: flag(summary.handOver),
    ...(avatar === undefined ? {} : { avatar: avatarIn(object(avatar)) }),
  };
}

function avatarIn({ name, sizeBytes }: JsonObject): { readonly name: string; readonly sizeBytes: number } {
  return { name: text(name), sizeBytes: count(sizeBytes) };
}

/** An id or an e-mail. */
function ref(value: Json | undefined): number | string {
  return typeof value === 'string' ? value : count(value);
}

function estimateIn({ requests, seconds, operatingShare }: JsonObject): Estimate {
  return { requests: count(requests), seconds: amount(seconds), operatingShare: amount(operatingShare) };
}

function placeIn(value: Json): Place {
  const { file, line, column, length } = object(value);
  return { file: text(file), line: count(line), column: count(column), length: count(length) };
}

function consentsIn(value: Json | undefined): ChatPlan['consents'] {
  const counts = Object.entries(object(value)).map(([name, number]) => [name, count(number)] as const);
  if (counts.some(([name]) => !consents.includes(name as ConsentName))) throw new Misshapen('consents');
  return Object.fromEntries(counts);
}

function object(value: Json | undefined): JsonObject {
  if (!isObject(value)) throw new Misshapen('object');
  return value;
}

function list(value: Json | undefined): readonly Json[] {
  if (!Array.isArray(value)) throw new Misshapen('list');
  return value;
}

function text(value: Json | undefined): string {
  if (typeof value !== 'string') throw new Misshapen('text');
  return value;
}

function flag(value: Json | undefined): boolean {
  if (typeof value !== 'boolean') throw new Misshapen('flag');
  return value;
}

function amount(value: Json | undefined): number {
  if (typeof value !== 'number' || value < 0) throw new Misshapen('amount');
  return value;
}

function count(value: Json | undefined): number {
  const number = amount(value);
  if (!Number.isSafeInteger(number)) throw new Misshapen('count');
  return number;
}
