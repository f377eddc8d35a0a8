import type { Answer } from '../php/json-encode.ts';
import type { PhpArray } from '../php/values.ts';
import type { Portal } from '../store/portal.ts';
import type { UserRow } from '../store/rows.ts';
import type { ApplicationException } from './errors.ts';

/** One method of the portal; `run` acts at once, its cost in time is waited for by the engine. */
export interface Method {
  /** Classic methods are spelt as the documentation does and found in any case; `im.v2.*` only exactly. */
  readonly name: string;
  /** Any one of these lets a credential in; empty means every credential does. */
  readonly scopes: readonly string[];
  readonly isController?: boolean;
  readonly run: (call: Call) => Reply;
}

export type Reply = Answer | ListReply;

/** A list with the envelope's `total` and `next`. */
export class ListReply {
  readonly result: Answer;
  readonly total: number | undefined;
  readonly next: number | undefined;

  constructor(result: Answer, total: number | undefined, next: number | undefined) {
    this.result = result;
    this.total = total;
    this.next = next;
  }
}

/** Who calls, and through what: a webhook's password or an application's token. */
export interface Credential {
  readonly kind: 'webhook' | 'oauth';
  readonly id: string;
  readonly user: UserRow;
  readonly scopes: readonly string[];
}

/** Tells whether one of the scopes is granted; a method without any is open to all. */
export function holdsScope(scopes: readonly string[], credential: Credential): boolean {
  return scopes.length === 0 || scopes.some((scope) => credential.scopes.includes(scope));
}

export interface Call {
  readonly portal: Portal;
  readonly params: PhpArray;
  readonly credential: Credential;
  readonly caller: UserRow;
  readonly isInBatch: boolean;
  /** The platform's `start` parameter. */
  readonly start: number;
  readonly exception: ApplicationException;
  readonly methods: MethodList;
  /** Runs once the answer is on its way. */
  readonly afterwards: (job: () => void) => void;
}

/** The scope of methods that every credential may call, as the platform's registry names it. */
export const GLOBAL_SCOPE = '_global';

export interface MethodList {
  /** Names of the classic methods of one scope, in lower case, as the registry keeps them. */
  readonly classic: (scope: string) => readonly string[];
  /** The scopes of the controller that a name belongs to, whatever its action; empty when there is none. */
  readonly controllerScopes: (name: string) => readonly string[];
  readonly find: (name: string) => Method | undefined;
}
