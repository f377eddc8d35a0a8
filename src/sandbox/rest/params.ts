import { intval, isTruthy, PhpArray, type PhpValue, toText } from '../php/values.ts';
import { RestError } from './errors.ts';

/** `array_change_key_case(…, CASE_UPPER)` on the top level, as classic im methods do; a later twin wins. */
export function upperKeys(params: PhpArray): PhpArray {
  const upper = new PhpArray();
  for (const [key, value] of params.entries()) upper.set(key.toUpperCase(), value);
  return upper;
}

/** PHP's `isset`: a null counts as missing. */
export function isSet(params: PhpArray, key: string): boolean {
  const value = params.get(key);
  return value !== undefined && value !== null;
}

export function text(params: PhpArray, key: string): string {
  return toText(params.get(key));
}

/** Positive ids of a real array, or of a text that `read` finds a list in; anything else is `undefined`. */
export function idList(value: PhpValue | undefined, read: (text: string) => PhpValue): number[] | undefined {
  const list = typeof value === 'string' ? read(value) : value;
  if (!(list instanceof PhpArray)) return undefined;
  return [...new Set([...list.values()].map((item) => intval(item)).filter((id) => id > 0))];
}

/** `LIMIT` with its default and ceiling; zero and below mean the default. */
export function limitOf(params: PhpArray, fallback: number, ceiling: number): number {
  const wanted = intval(params.get('LIMIT'));
  return wanted <= 0 ? fallback : Math.min(wanted, ceiling);
}

/** The platform's `start` if positive, else the method's own `OFFSET`. */
export function offsetOf(params: PhpArray, start: number): number {
  return start > 0 ? start : Math.max(0, intval(params.get('OFFSET')));
}

/**
 * Tells whether DIALOG_ID is `chatN`, `sgN` or `crmN`; a line end after it is let through, as PCRE's `$` does.
 *
 * Errors: throws `PhpTypeError` for an array that is not empty.
 * Source: im/lib/common.php isChatId.
 */
export function isChatDialog(value: PhpValue | undefined): boolean {
  return isTruthy(value) && /^(chat|sg|crm)\d+\n?$/i.test(toText(value));
}

/**
 * Tells whether DIALOG_ID is one of those or a plain user id; only texts and whole numbers are, "0" is not.
 *
 * Source: im/lib/common.php isDialogId.
 */
export function isDialog(value: PhpValue | undefined): value is string | number {
  if (typeof value !== 'string' && typeof value !== 'number') return false;
  return isTruthy(value) && /^((chat|sg|crm)\d+|\d+)\n?$/i.test(String(value));
}

/** The chat that a mutator means: DIALOG_ID wins over CHAT_ID, an array as CHAT_ID becomes 1 or 0. */
export function chatIdOf(params: PhpArray, groupChat: (group: number) => number): number {
  let id = intval(params.get('CHAT_ID'));
  if (isSet(params, 'DIALOG_ID')) {
    const dialog = params.get('DIALOG_ID');
    if (!isChatDialog(dialog)) throw dialogIdEmpty();
    id = chatOfDialog(toText(dialog), groupChat);
  }
  if (id <= 0) throw chatIdEmpty();
  return id;
}

/** `chatN` → N, `sgN` → the chat of workgroup N, bare `crmN` → 0. */
export function chatOfDialog(dialog: string, groupChat: (group: number) => number): number {
  const lower = dialog.toLowerCase();
  if (lower.startsWith('chat')) return intval(lower.slice(4));
  return lower.startsWith('sg') ? groupChat(intval(lower.slice(2))) : 0;
}

export const dialogIdEmpty = () => new RestError('DIALOG_ID_EMPTY', "Dialog ID can't be empty");

export const chatIdEmpty = () => new RestError('CHAT_ID_EMPTY', "Chat ID can't be empty");
