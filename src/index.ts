import * as bare from './app/apply.ts';
import { createChat as bareCreate } from './app/create.ts';
import { guarded } from './app/door.ts';
import { plan as barePlan } from './app/plan.ts';
import { validate as bareValidate } from './app/validate.ts';

export type { Applied, ApplyOptions } from './app/apply.ts';
export type { ChatFields, CreateOptions } from './app/create.ts';
export type { Invalid, Sources } from './app/load.ts';
export type { Options } from './app/options.ts';
export type { Planned } from './app/plan.ts';
export type { Validation } from './app/validate.ts';
export type { Clock } from './base/clock.ts';
export type { Place } from './base/place.ts';
export type { Event, Failure, Outcome } from './model/event.ts';
export { Fault } from './model/fault.ts';
export { type Diagnostic, type Language, type Message, type Said, say } from './model/message.ts';
export type { Change, ChangeKind, ChatPlan, ConsentName, Estimate, Plan } from './model/plan.ts';

/** Makes the portal as the files say: plan, consent, execute, read back; every id is on disk before anything else is done with its chat. */
export const apply = guarded(bare.apply);

/** Reads the portal and says what `apply` would do. It cannot write: its client refuses writing methods. */
export const plan = guarded(barePlan);

/** Checks everything that can be checked without a portal, avatars included. */
export const validate = guarded(bareValidate);

/**
 * Creates one chat and gives back the portal's whole answer, whose `result` is the id.
 *
 * `AVATAR` may be a file path, an `https:` address, a `data:` address, or base64. `OWNER_ID`, which the portal ignores, is honoured by
 * handing the chat over after its creation.
 *
 * Shape: a refusal is an answer too: it has `error` and `error_description` in place of `result`.
 * Errors: a Fault when the portal cannot be reached or its answer was lost; a lost create is never sent again, and the Fault says that
 * the chat may exist. A Fault `OWNER_NOT_SET` names the id of a chat that was made but not handed over. None holds a secret.
 */
export const createChat = guarded(bareCreate);
