import type { Answer } from '../php/json-encode.ts';
import { parseQuery } from '../php/parse-query.ts';
import { isTruthy, PhpArray } from '../php/values.ts';
import { type BatchItem, batchItems } from './batch-items.ts';
import { linkCheckFailed, methodNotFound, RestError } from './errors.ts';
import type { Job } from './job.ts';
import { namesLink } from './link-token.ts';
import { type Credential, holdsScope, ListReply, type Method, type Reply } from './method.ts';
import { resolveReferences } from './references.ts';
import type { Done, Runner } from './runner.ts';
import { timeOf } from './timing.ts';

const MAX_COMMANDS = 50;
const FORBIDDEN = new Set(['download', 'upload', 'batch']);

type Maps = Record<'result' | 'error' | 'total' | 'next' | 'time', PhpArray<Answer>>;

/** The `batch` method: sub-calls one after the other, each with its own success or error, none undone. */
export async function runBatch(params: PhpArray, credential: Credential, job: Job, runner: Runner): Promise<Reply> {
  const given = lowerKeys(params);
  const halts = isTruthy(given.get('halt'));
  const maps: Maps = {
    result: new PhpArray(),
    error: new PhpArray(),
    total: new PhpArray(),
    next: new PhpArray(),
    time: new PhpArray(),
  };
  for (const [place, item] of batchItems(given.get('cmd')).entries()) {
    if (job.position > job.limit) break;
    if (item.method === undefined) continue;
    try {
      keep(maps, item.key, await runItem(item.method, item, place, maps, { credential, job, runner }));
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

interface Setting {
  readonly credential: Credential;
  readonly job: Job;
  readonly runner: Runner;
}

async function runItem(name: string, item: BatchItem, place: number, maps: Maps, setting: Setting): Promise<Done> {
  const { credential, job, runner } = setting;
  const refuse = (error: RestError, params = new PhpArray()) => {
    runner.note(name, params, credential.user.id, job, item.key).outcome = error.code;
    return error;
  };
  if (place >= MAX_COMMANDS) throw refuse(new RestError('ERROR_BATCH_LENGTH_EXCEEDED', 'Max batch length exceeded'));
  if (FORBIDDEN.has(name)) {
    throw refuse(new RestError('ERROR_BATCH_METHOD_NOT_ALLOWED', 'Method is not allowed for batch usage'));
  }
  const params = resolveReferences(parseQuery(item.query), maps);
  if (name.toLowerCase() === 'batch') {
    const start = job.position;
    const reply = await runBatch(params, credential, job, runner);
    return { reply, time: timeOf(start, job.position - start, undefined) };
  }
  const method = runner.methods.find(name);
  // Controllers are tried only after "method not found", which a stale exception renames before anyone looks.
  if (!method || (method.isController && job.exception.isRaised)) {
    throw refuse(job.exception.override(methodNotFound()), params);
  }
  const link = linkError(method, params, credential);
  if (link) throw refuse(job.exception.override(link), params);
  return runner.run({ method, params, credential, key: item.key, place }, job);
}

/** A parameter `token` makes a command of a batch follow a signed link, too. */
function linkError({ scopes }: Method, params: PhpArray, credential: Credential): RestError | undefined {
  try {
    return namesLink(scopes, params) && holdsScope(scopes, credential) ? linkCheckFailed() : undefined;
  } catch (error) {
    if (error instanceof RestError) return error;
    throw error;
  }
}

function keep(maps: Maps, key: string, { reply, time }: Done): void {
  if (reply instanceof ListReply) {
    maps.result.set(key, reply.result);
    if (reply.total !== undefined) maps.total.set(key, reply.total);
    if (reply.next !== undefined) maps.next.set(key, reply.next);
  } else {
    maps.result.set(key, reply);
  }
  maps.time.set(key, time);
}

function lowerKeys(params: PhpArray): PhpArray {
  const lower = new PhpArray();
  for (const [key, value] of params.entries()) lower.set(key.toLowerCase(), value);
  return lower;
}
