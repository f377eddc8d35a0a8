import { isObject, type Json, type JsonObject } from '../../base/json.ts';

/** What an answer, or one command's share of it, says; `undefined`: nothing that we understand. */
export type Said =
  | { readonly kind: 'result'; readonly result: Json; readonly next?: number; readonly total?: number }
  | { readonly kind: 'error'; readonly code: string; readonly description: string; readonly scope?: string };

/** Levels of an answer. Source: ours: the portal's own answers have about ten, and what walks them calls itself for each. */
const depthAtMost = 64;

/** Characters of a code or a description that anybody would read. */
const codeAtMost = 100;
const descriptionAtMost = 1000;

/** Parses a body; `undefined` when it is not a JSON object of a depth that a portal's answer has. */
export function parseEnvelope(text: string): JsonObject | undefined {
  if (isTooDeep(text)) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** What an envelope says of a direct call. An error wins over a result, which the portal never sends together. */
export function said(envelope: JsonObject): Said | undefined {
  const error = errorIn(envelope);
  if (error) return error;
  if (!('result' in envelope)) return undefined;
  return { kind: 'result', result: envelope.result ?? null, ...listFacts(envelope.next, envelope.total) };
}

/**
 * What a batch's envelope says of one command; `undefined`: not a word, it was cut off or skipped.
 *
 * Shape: five maps by command name; PHP prints an empty one as `[]` and our names are never list positions, so a list has none of them.
 */
export function saidOf(envelope: JsonObject, name: string): Said | undefined {
  const maps = isObject(envelope.result) ? envelope.result : {};
  const of = (map: string) => (isObject(maps[map]) ? maps[map][name] : undefined);
  const error = of('result_error');
  if (error !== undefined)
    return (isObject(error) && errorIn(error)) || { kind: 'error', code: 'ERROR_CORE', description: textOf(error) };
  const result = of('result');
  if (result === undefined) return undefined;
  return { kind: 'result', result, ...listFacts(of('result_next'), of('result_total')) };
}

/** Is this the envelope of a batch that was worked on? */
export function isBatch(envelope: JsonObject): boolean {
  return isObject(envelope.result) && 'result' in envelope.result && 'result_error' in envelope.result;
}

function errorIn(envelope: JsonObject): Extract<Said, { kind: 'error' }> | undefined {
  const { error, error_description: description, scope } = envelope;
  if (error === undefined || error === null || error === '') return undefined;
  // REST 3.0 answers with an object in this place.
  const code = textOf(isObject(error) ? error.code : error).slice(0, codeAtMost);
  return {
    kind: 'error',
    code: code === '' ? 'ERROR_CORE' : code,
    description: textOf(description ?? (isObject(error) ? error.message : '')).slice(0, descriptionAtMost),
    ...(typeof scope === 'string' ? { scope: scope.slice(0, codeAtMost) } : {}),
  };
}

/** Texts and numbers as they are, nothing for what has no wording of its own. */
function textOf(value: Json | undefined): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function listFacts(next: Json | undefined, total: Json | undefined) {
  return { ...(isCount(next) ? { next } : {}), ...(isCount(total) ? { total } : {}) };
}

function isCount(value: Json | undefined): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

/** Told from the text, before anything is built of it. */
function isTooDeep(text: string): boolean {
  let [depth, inString] = [0, false];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (inString) {
      if (unit === backslash) at++;
      else if (unit === quote) inString = false;
    } else if (unit === quote) inString = true;
    else if (unit === openBrace || unit === openBracket) {
      if (++depth > depthAtMost) return true;
    } else if (unit === closeBrace || unit === closeBracket) depth--;
  }
  return false;
}

const [quote, backslash, openBracket, closeBracket, openBrace, closeBrace] = [0x22, 0x5c, 0x5b, 0x5d, 0x7b, 0x7d];
