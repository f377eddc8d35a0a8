import type { Code, GivenArgs } from '../../model/codes/index.ts';
import { message } from '../../model/message.ts';
import type { Operation } from '../../model/operation.ts';
import type { Cannot, Situation, Steps } from '../field.ts';

/** Steps that any member may take; a note for a caller who only looks in from outside. */
export function asMember(situation: Situation, operations: readonly Operation[]): Steps {
  if (situation.found.role !== 'guest') return operations;
  return [cannot('CALLER_NOT_MEMBER', { caller: situation.caller })];
}

/** Steps that the portal allows to the owner alone. */
export function asOwner(situation: Situation, operations: readonly Operation[]): Steps {
  const { found, caller } = situation;
  if (found.owner === caller && found.role !== 'guest') return operations;
  return [cannot('CALLER_NOT_OWNER', { caller, owner: found.owner })];
}

export function cannot<Each extends Code>(code: Each, ...args: GivenArgs<Each>): Cannot {
  return { cannot: message(code, ...args) };
}
