import { canonical } from '../base/json.ts';
import type { Answer } from '../model/call.ts';
import type { Reader } from './ask.ts';

/**
 * A reader by which a question that is on its way already is not asked once more: rows of a lockfile may name one chat a thousand times.
 *
 * An answer is shared with those alone who asked before it came, so that whoever asks later learns what is true later.
 */
export function sharedReader(reader: Reader): Reader {
  const underway = new Map<string, Promise<Answer>>();
  const { client } = reader;
  return {
    ...reader,
    client: {
      nowSec: () => client.nowSec(),
      call: (call, options) => {
        const question = canonical(call);
        const asked = underway.get(question);
        if (asked !== undefined) return asked;
        const answer = client.call(call, options).finally(() => underway.delete(question));
        underway.set(question, answer);
        return answer;
      },
    },
  };
}
