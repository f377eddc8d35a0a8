import { isObject, type Json, type JsonObject } from '../../base/json.ts';

/** The portal's `time` of one call. Units: portal seconds. */
export interface Timing {
  readonly start: number | undefined;
  readonly finish: number | undefined;
  readonly duration: number | undefined;
  readonly operating: number | undefined;
  readonly operatingResetAt: number | undefined;
}

/** What an answer, or one command's share of it, says; `undefined`: nothing that we understand. */
export type Said =
  | {
      readonly kind: 'result';
      readonly result: Json;
      readonly next?: number;
      readonly total?: number;
      readonly time: Timing;
    }
  | { readonly kind: 'error'; readonly code: string; readonly description: string; readonly scope?: string };

/** Parses a body; `undefined` when it is not a JSON object. */
export function parseEnvelope(text: string): JsonObject | undefined {
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
  return {
    kind: 'result',
    result: envelope.result ?? null,
    ...listFacts(envelope.next, envelope.total),
    time: timingOf(envelope.time),
  };
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
    return (isObject(error) && errorIn(error)) || { kind: 'error', code: 'ERROR_CORE', description: String(error) };
  const result = of('result');
  if (result === undefined) return undefined;
  return {
    kind: 'result',
    result,
    ...listFacts(of('result_next'), of('result_total')),
    time: timingOf(of('result_time')),
  };
}

/** Is this the envelope of a batch that was worked on? */
export function isBatch(envelope: JsonObject): boolean {
  return isObject(envelope.result) && 'result' in envelope.result && 'result_error' in envelope.result;
}

export function timingOf(time: Json | undefined): Timing {
  const one = (name: string) => (isObject(time) && time[name] != null ? finite(Number(time[name])) : undefined);
  return {
    start: one('start'),
    finish: one('finish'),
    duration: one('duration'),
    operating: one('operating'),
    operatingResetAt: one('operating_reset_at'),
  };
}

/** The `time` of one command; refused ones usually have none. */
export function timingOfCommand({ result }: JsonObject, name: string): Timing {
  const times = isObject(result) && isObject(result.result_time) ? result.result_time : {};
  return timingOf(times[name]);
}

function errorIn(envelope: JsonObject): Extract<Said, { kind: 'error' }> | undefined {
  const { error, error_description: description, scope } = envelope;
  if (error === undefined || error === null || error === '') return undefined;
  // REST 3.0 answers with an object in this place.
  const code = isObject(error) ? error.code : error;
  const text = description ?? (isObject(error) ? error.message : '');
  return {
    kind: 'error',
    code: String(code ?? 'ERROR_CORE'),
    description: String(text ?? ''),
    ...(typeof scope === 'string' ? { scope } : {}),
  };
}

function listFacts(next: Json | undefined, total: Json | undefined) {
  return {
    ...(typeof next === 'number' ? { next } : {}),
    ...(typeof total === 'number' ? { total } : {}),
  };
}

function finite(value: number): number | undefined {
  return Number.isFinite(value) ? value : undefined;
}
