import type { Json } from '../base/json.ts';
import type { Answer, Call } from '../model/call.ts';
import { Fault } from '../model/fault.ts';
import type { PortalClient } from '../model/ports.ts';

/** What reading needs: the client and how to stop. */
export interface Reader {
  readonly client: Pick<PortalClient, 'call' | 'nowSec'>;
  readonly signal?: AbortSignal;
}

export type Read = Extract<Answer, { kind: 'done' | 'refused' }>;

/**
 * Asks the portal once; the client has already retried what may be retried.
 *
 * Errors: throws the Fault of an answer that never came; a refusal is an answer.
 */
export async function ask(reader: Reader, call: Call): Promise<Read> {
  const answer = await reader.client.call(call, reader.signal ? { signal: reader.signal } : {});
  if (answer.kind === 'done' || answer.kind === 'refused') return answer;
  throw answer.fault;
}

/** Asks for something that cannot be refused for a good reason. Errors: also throws a Fault for a refusal. */
export async function demand(reader: Reader, call: Call): Promise<Json> {
  const answer = await ask(reader, call);
  if (answer.kind === 'done') return answer.result;
  throw refusal(call, answer);
}

export function refusal(call: Call, answer: Extract<Answer, { kind: 'refused' }>): Fault {
  return new Fault(
    'READ_REFUSED',
    { method: call.method, code: answer.code, description: answer.description },
    { reach: 'run' },
  );
}
