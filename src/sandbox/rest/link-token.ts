import type { PhpArray } from '../php/values.ts';
import { toText } from '../php/values.ts';
import { methodNotFound } from './errors.ts';
import { GLOBAL_SCOPE } from './method.ts';

/**
 * Tells whether a parameter called `token` turns the call into the following of a signed link, which nobody here signs.
 *
 * The text before its first `|` names the scope in which the method is looked up.
 *
 * Errors: throws "method not found" when that scope does not hold the method; `PhpTypeError` for an array.
 * Source: rest.php isTokenCheck, checkScope, processTokenCheckCall.
 */
export function namesLink(scopes: readonly string[], params: PhpArray): boolean {
  const token = params.get('token');
  if (token === undefined || token === null) return false;
  const text = toText(token);
  if (text === '') return true;
  const scope = text.split('|', 1)[0] || GLOBAL_SCOPE;
  const isHeld = scopes.length === 0 ? scope === GLOBAL_SCOPE : scopes.includes(scope);
  if (!isHeld) throw methodNotFound();
  return true;
}
