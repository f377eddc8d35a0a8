import type { Answer } from '../php/json-encode.ts';
import { parseQuery } from '../php/parse-query.ts';
import { isTruthy, PhpArray } from '../php/values.ts';
import { type BatchItem, batchItems } from './batch-items.ts';
import type { Done, Engine } from './engine.ts';
import { methodNotFound, RestError } from './errors.ts';
import type { Job } from './job.ts';
import { type Credential, ListReply, type Reply } from './method.ts';
import { resolveReferences } from './references.ts';
import { timeOf } from './timing.ts';

const MAX_COMMANDS = 50;
const FORBIDDEN = new Set(['download', 'upload', 'batch']);

type Maps = Record<'result' | 'error' | 'total' | 'next' | 'time', PhpArray<Answer>>;

/** The `batch` method: sub-calls one after the other, each with its own success or error, none undone. */
export class Batch {
  readonly #engine: Engine;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  async run(params: PhpArray, credential: Credential, job: Job): Promise<Reply> {
    const given = lowerKeys(params);
    const halts = isTruthy(given.get('halt'));
    const maps: Maps = {
      result: new PhpArray(),
      error: new PhpArray(),
      total: new PhpArray(),
      next: new PhpArray(),
      time: new PhpArray(),
    };
    for (const [index, item] of batchItems(given.get('cmd')).entries()) {
      if (job.isCut) break;
      if (item.method === undefined) continue;
      try {
        keep(maps, item.key, await this.#item(item, index, maps, credential, job));
      } catch (error) {
        if (!(error instanceof RestError)) throw error;
        maps.error.set(item.key, error.body());
        if (halts) break;
      }
    }
    return {
      result: maps.result,
      result_error: maps.error,
      result_total: maps.total,
      result_next: maps.next,
      result_time: maps.time,
    };
  }

  async #item(item: BatchItem, index: number, maps: Maps, credential: Credential, job: Job): Promise<Done> {
    const name = item.method ?? '';
    if (index >= MAX_COMMANDS) throw new RestError('ERROR_BATCH_LENGTH_EXCEEDED', 'Max batch length exceeded');
    if (FORBIDDEN.has(name)) {
      throw new RestError('ERROR_BATCH_METHOD_NOT_ALLOWED', 'Method is not allowed for batch usage');
    }
    const params = resolveReferences(parseQuery(item.query), maps);
    if (name.toLowerCase() === 'batch') {
      const start = job.position;
      const reply = await this.run(params, credential, job);
      return { reply, time: timeOf(start, job.position - start, undefined) };
    }
    const method = this.#engine.methods.find(name);
    // Controllers are tried only after "method not found", which a stale exception renames before anyone looks.
    if (!method || (method.isController && job.exception.isRaised) || params.has('token')) {
      throw job.exception.override(methodNotFound());
    }
    return this.#engine.run(method, params, credential, job, { index, key: item.key });
  }
}

function keep(maps: Maps, key: string, done: Done): void {
  const list = done.reply instanceof ListReply ? done.reply : undefined;
  maps.result.set(key, list ? list.result : (done.reply as Answer));
  if (list?.total !== undefined) maps.total.set(key, list.total);
  if (list?.next !== undefined) maps.next.set(key, list.next);
  maps.time.set(key, done.time);
}

function lowerKeys(params: PhpArray): PhpArray {
  const lower = new PhpArray();
  for (const [key, value] of params.entries()) lower.set(key.toLowerCase(), value);
  return lower;
}
