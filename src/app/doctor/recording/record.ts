import { isObject, type Json } from '../../../base/json.ts';
import type { Call } from '../../../model/call.ts';
import { Fault } from '../../../model/fault.ts';
import type { Portal } from '../../../portal/client.ts';
import { Mask } from './mask.ts';
import { knownAtFirst, learned, steps } from './steps.ts';

/** One question and the masked answer to it; `fault` is our code for what came in place of an answer. */
interface Recorded {
  readonly name: string;
  readonly method: string;
  readonly answer?: Json;
  readonly fault?: string;
}

/** How a portal answers, without anything of what is on it. */
export interface Recording {
  readonly recording: 1;
  readonly calls: readonly Recorded[];
}

/**
 * Asks a portal all that we ever read, one call after the other, and keeps how its answers are built.
 *
 * Shape:  `undefined` where the portal does not even tell who we are.
 * Errors: none of single calls, which are recorded; a Fault that ends the run, such as limits that do not pass.
 */
export async function recordPortal(client: Pick<Portal, 'raw'>, signal?: AbortSignal): Promise<Recording | undefined> {
  const mask = new Mask();
  const calls: Recorded[] = [];
  let known = knownAtFirst;
  for (const { name, method, params } of steps) {
    const asked = await answerTo(client, { method, params: params(known) }, signal);
    // Everybody may ask the first: a portal that refuses it lets us in nowhere.
    if (calls.length === 0 && isRefused(asked)) return undefined;
    if ('fault' in asked) calls.push({ name, method, fault: asked.fault });
    else {
      known = learned(known, name, asked.answer);
      calls.push({ name, method, answer: mask.value(asked.answer) });
    }
  }
  return { recording: 1, calls };
}

type Asked = { readonly answer: Json } | { readonly fault: string };

function isRefused(asked: Asked): boolean {
  return 'fault' in asked || (isObject(asked.answer) && asked.answer.error !== undefined);
}

async function answerTo(client: Pick<Portal, 'raw'>, call: Call, signal: AbortSignal | undefined): Promise<Asked> {
  try {
    return { answer: await client.raw(call, signal ? { signal } : {}) };
  } catch (error) {
    if (!(error instanceof Fault) || error.reach !== 'call') throw error;
    return { fault: error.code };
  }
}
