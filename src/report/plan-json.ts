import type { Language } from '../model/message.ts';
import type { Change, ChatPlan, Estimate, Plan } from '../model/plan.ts';
import { documentVersion, type JsonOptions, messageJson, placeJson } from './document.ts';
import { type Tally, tally } from './tally.ts';

export interface PlanJsonOptions extends JsonOptions {
  /** The command that stops at its plan, for want of consent for one. */
  readonly command?: 'plan' | 'apply' | 'destroy';
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
    ...(chat.summary ? { creates: chat.summary } : {}),
    changes: chat.changes.map((change) => changeJson(change, language)),
    operations: chat.operations.map(({ stage, method, field }) => ({ stage, method, ...(field ? { field } : {}) })),
    rowChanged: chat.rowChanged,
    ...(chat.replaces.length > 0 ? { replaces: chat.replaces } : {}),
    consents: chat.consents,
    ...(chat.blocked ? { blocked: messageJson(chat.blocked, language) } : {}),
    digest: chat.digest,
  };
}

function changeJson({ kind, field, from, to, added, removed, message, place }: Change, language: Language) {
  return {
    kind,
    ...(field === undefined ? {} : { field }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(added === undefined ? {} : { added }),
    ...(removed === undefined ? {} : { removed }),
    ...(message === undefined ? {} : { message: messageJson(message, language) }),
    ...(place === undefined ? {} : { place: placeJson(place) }),
  };
}
