import { isObject, type Json } from '../base/json.ts';
import { Fault } from '../model/fault.ts';
import { fitting, idIn, textIn } from '../model/judged.ts';

/** Whose webhook or token is used. */
export interface Caller {
  readonly id: number;
  /** Empty where the portal tells none. */
  readonly name: string;
  readonly isAdmin: boolean;
}

/** Reads the answer to `profile`. Errors: a Fault when it names nobody. */
export function callerIn(profile: Json): Caller {
  const id = isObject(profile) ? idIn(profile.ID) : undefined;
  if (!isObject(profile) || id === undefined) throw new Fault('PROFILE_FOREIGN', {}, { reach: 'run' });
  const names = [profile.NAME, profile.LAST_NAME].map((part) => fitting(textIn(part), 'profile'));
  return { id, name: names.filter((part) => part !== '').join(' '), isAdmin: profile.ADMIN === true };
}
