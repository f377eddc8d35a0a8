import type { Json } from '../base/json.ts';
import { type Language, type Told, toldIn } from '../model/message.ts';
import type { Change, ChatPlan, CreateSummary, Estimate, Plan } from '../model/plan.ts';
import { documentVersion, type JsonOptions, messageJson, placeJson } from './document.ts';
import { type Tally, tally } from './tally.ts';

export interface PlanJsonOptions extends JsonOptions {
  /** The command that shows its plan, or stops at it for want of consent. */
  readonly command?: 'plan' | 'apply' | 'destroy' | 'show';
}

/** The document of `plan --json`; its schema is `schemas/plan.schema.json`. It holds no secret and no picture. */
export function planJson(plan: Plan, estimate: Estimate | undefined, options: PlanJsonOptions) {
  return {
    version: documentVersion,
    command: options.command ?? 'plan',
    exitCode: options.exitCode,
    ...planHead(plan),
    caller: plan.caller,
    digest: plan.digest,
    summary: summaryJson(tally(plan)),
    consents: plan.consents,
    ...(estimate === undefined ? {} : { estimate: estimateJson(estimate) }),
    chats: plan.chats.map((chat) => chatJson(chat, options.language)),
  };
}

export function planHead(plan: Plan) {
  return { project: plan.project, portal: plan.portal, identity: plan.identity };
}

function estimateJson({ requests, seconds, operatingShare }: Estimate) {
  return { requests, seconds: rounded(seconds, 1), operatingShare: rounded(operatingShare, 4) };
}

/** Up, so that a little is not nothing. */
function rounded(value: number, digits: number): number {
  return Math.ceil(value * 10 ** digits - 1e-9) / 10 ** digits;
}

function summaryJson({ rowsOnly: _, ...counts }: Tally) {
  return counts;
}

function chatJson(chat: ChatPlan, language: Language) {
  return {
    key: chat.key,
    id: chat.id ?? null,
    title: chat.title,
    ...(chat.place ? { place: placeJson(chat.place) } : {}),
    ...(chat.summary ? { creates: createsJson(chat.summary) } : {}),
    changes: chat.changes.map((change) => changeJson(change, language)),
    operations: chat.operations.map(({ stage, method, field }) => ({ stage, method, ...(field ? { field } : {}) })),
    rowChanged: chat.rowChanged,
    ...(chat.replaces.length > 0 ? { replaces: chat.replaces } : {}),
    consents: chat.consents,
    ...(chat.blocked ? { blocked: messageJson(chat.blocked, language) } : {}),
    digest: chat.digest,
  };
}

/** What a new chat will have, with people as configs name them. */
function createsJson({ people: _p, users: _u, owner: _o, refs, ...facts }: CreateSummary) {
  return { ...facts, users: refs.users, owner: refs.owner };
}

/** Values as they are, in place of the worded ones; what concerns a whole chat has only its words. */
function changeJson(change: Change, language: Language) {
  const { kind, field, message, place } = change;
  const worded = (told: Told | undefined) => (told === undefined ? undefined : toldIn(language, told));
  const { before = worded(change.from), after = worded(change.to) } = change;
  return {
    kind,
    ...(field === undefined ? {} : { field }),
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
    ...(change.added?.length ? { added: beside(change.after, change.before, change.added) } : {}),
    ...(change.removed?.length ? { removed: beside(change.before, change.after, change.removed) } : {}),
    ...(message === undefined ? {} : { message: messageJson(message, language) }),
    ...(place === undefined ? {} : { place: placeJson(place) }),
  };
}

/** What is in the first list and not in the second. */
function beside(these: Json | undefined, those: Json | undefined, worded: readonly string[]): readonly Json[] {
  if (!Array.isArray(these) || !Array.isArray(those)) return worded;
  const others = new Set<Json>(those);
  return these.filter((item) => !others.has(item));
}
