import { dataWithoutSecrets, withoutSecrets } from '../base/secrets.ts';
import { Fault, faultOf } from '../model/fault.ts';
import type { Message } from '../model/message.ts';

/**
 * What the library gives to programs of others: they print and log what is thrown, so no secret may be in it.
 *
 * A Fault keeps its code and reach; of any other error its text and trace are cleaned.
 */
export function guarded<Args extends readonly unknown[], Result>(
  work: (...args: Args) => Promise<Result>,
): (...args: Args) => Promise<Result> {
  return async (...args) => {
    try {
      return await work(...args);
    } catch (error) {
      throw cleaned(error);
    }
  };
}

function cleaned(error: unknown): unknown {
  if (!(error instanceof Error)) return typeof error === 'string' ? withoutSecrets(error) : error;
  const cause = error.cause === undefined ? {} : { cause: cleaned(error.cause) };
  const clean =
    error instanceof Fault
      ? faultOf(
          { code: error.code, args: dataWithoutSecrets(error.args) as Message['args'] },
          {
            reach: error.reach,
            ...(error.place ? { place: error.place } : {}),
            ...cause,
          },
        )
      : Object.assign(error, cause, { message: withoutSecrets(error.message) });
  clean.stack = withoutSecrets(error.stack ?? '');
  return clean;
}
