import type { Json } from '../base/json.ts';
import type { Outcome } from '../model/event.ts';
import type { Fault } from '../model/fault.ts';
import type { Diagnostic, Language } from '../model/message.ts';
import type { Plan } from '../model/plan.ts';
import { type ChatDeed, countDeeds, deedsOf } from './deeds.ts';
import { documentVersion, failureJson, type JsonOptions, messageJson, placeJson } from './document.ts';
import { planHead } from './plan-json.ts';
import { unresolvedIn } from './unresolved.ts';

export interface OutcomeJsonOptions extends JsonOptions {
  readonly command: 'apply' | 'destroy';
  readonly lockfile?: string;
  /** Chats of a saved plan that were left alone, as their state is no longer what was planned. */
  readonly stale?: readonly string[];
}

/** The document of `apply --json` and `destroy --json`: every chat that was touched or should have been. */
export function outcomeJson(plan: Plan, outcome: Outcome, options: OutcomeJsonOptions) {
  const deeds = deedsOf(plan, outcome);
  const unresolved = unresolvedIn(plan);
  const { create, update, adopt, forget, remove, healed, failed, blocked, left } = countDeeds(deeds);
  return {
    ...head(options.command, options),
    ...planHead(plan),
    digest: plan.digest,
    ...(options.lockfile === undefined ? {} : { lockfile: options.lockfile }),
    summary: {
      created: create,
      updated: update,
      adopted: adopt,
      forgotten: forget,
      removed: remove,
      healed,
      failed,
      blocked,
      left,
      unresolved: unresolved.length,
      ...(options.stale === undefined ? {} : { stale: options.stale.length }),
    },
    chats: deeds.map((deed) => deedJson(deed, options.language)),
    unresolved: unresolved.map((note) => ({ key: note.key, ...failureJson(note, options.language) })),
    ...(options.stale === undefined ? {} : { stale: options.stale }),
    ...(outcome.stoppedBy ? { stoppedBy: messageJson(outcome.stoppedBy, options.language) } : {}),
  };
}

export interface DiagnosticsJsonOptions extends JsonOptions {
  /** What was looked at, where the config could be read that far. */
  readonly checked?: {
    readonly files: readonly string[];
    readonly chats: number;
    readonly templates?: readonly { readonly key: string; readonly chats: number }[];
  };
}

/** The document of `validate --json`; also what every command writes when its config is wrong. */
export function diagnosticsJson(command: string, diagnostics: readonly Diagnostic[], options: DiagnosticsJsonOptions) {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  return {
    ...head(command, options),
    summary: { errors, warnings: diagnostics.length - errors },
    ...(options.checked === undefined ? {} : { checked: options.checked }),
    diagnostics: diagnostics.map((diagnostic) => diagnosticJson(diagnostic, options.language)),
  };
}

/** What any command writes when the world failed it. */
export function faultJson(command: string, fault: Fault, options: JsonOptions) {
  return {
    ...head(command, options),
    error: {
      ...messageJson(fault, options.language),
      temporary: fault.reach === 'temporary',
      ...(fault.place ? { place: placeJson(fault.place) } : {}),
    },
  };
}

/** The document of `output --json`: ids by key, a section of one portal. */
export function outputJson(
  facts: { readonly project: string; readonly portal: string; readonly ids: Readonly<Record<string, number>> },
  options: JsonOptions,
) {
  return { ...head('output', options), project: facts.project, portal: facts.portal, chats: facts.ids };
}

/** The document of a command that has no form of its own: its facts under `result`. */
export function resultJson(command: string, result: Json, options: JsonOptions) {
  return { ...head(command, options), result };
}

function head(command: string, { exitCode }: JsonOptions) {
  return { version: documentVersion, command, exitCode };
}

const states = {
  create: 'created',
  update: 'updated',
  adopt: 'adopted',
  forget: 'forgotten',
  remove: 'removed',
  healed: 'healed',
  failed: 'failed',
  blocked: 'blocked',
  left: 'left',
} as const;

function deedJson({ key, chat, deed, id, failures }: ChatDeed, language: Language) {
  return {
    key,
    id: id ?? null,
    ...(chat === undefined ? {} : { title: chat.title }),
    state: states[deed],
    ...(failures.length > 0 ? { failures: failures.map((failure) => failureJson(failure, language)) } : {}),
  };
}

function diagnosticJson(diagnostic: Diagnostic, language: Language) {
  return {
    severity: diagnostic.severity,
    ...messageJson(diagnostic, language),
    ...(diagnostic.place ? { place: placeJson(diagnostic.place) } : {}),
    ...(diagnostic.related
      ? {
          related: diagnostic.related.map(({ place, message }) => ({
            ...messageJson(message, language),
            place: placeJson(place),
          })),
        }
      : {}),
  };
}
