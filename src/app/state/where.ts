import type { Config } from '../../model/config.ts';
import { faultOf } from '../../model/fault.ts';
import { parseStateAddress, type StateAddress } from '../../model/state-address.ts';
import type { Options } from '../options.ts';

/** Where the state lies, and whether the hand that runs us said so, or a file that anybody may have written. */
export interface Where {
  readonly address: StateAddress;
  readonly isOwnHand: boolean;
}

/**
 * Flags win over the environment, which wins over files; said nowhere, it lies in a lockfile.
 *
 * Errors: `STATE_ADDRESS_…`.
 */
export function whereIs(
  { state: file }: Pick<Config, 'state'>,
  { state: flag, env }: Pick<Options, 'state' | 'env'>,
): Where {
  const own = flag?.trim() ?? (env.PROVISION_STATE?.trim() || undefined);
  return { address: addressOf(own ?? file?.text ?? 'files'), isOwnHand: own !== undefined };
}

/** Errors: `STATE_ADDRESS_…`, without a word of the address, which may hold a password. */
export function addressOf(text: string): StateAddress {
  const address = parseStateAddress(text);
  if ('code' in address) throw faultOf(address, { reach: 'run' });
  return address;
}
