import type { Message } from '../../model/message.ts';
import { message } from '../../model/message.ts';

export type Env = Readonly<Record<string, string | undefined>>;

/** A text with its `${env:…}` filled in. */
export interface Substituted {
  readonly text: string;
  /** Is the whole text one reference and nothing else? */
  readonly lone: boolean;
  /** `nth` counts every `${` of the text from 0, escaped ones included. */
  readonly problems: readonly { readonly nth: number; readonly message: Message }[];
}

const reference = /\$\$\{|\$\{([^}]*)(\}?)/g;
const form = /^env:([A-Za-z_][A-Za-z0-9_]*)(?::-([\s\S]*))?$/;

/** Fills `${env:NAME}` and `${env:NAME:-default}`, and turns `$${` into `${`. What is filled in is not read again. */
export function substitute(text: string, env: Env): Substituted {
  const problems: { nth: number; message: Message }[] = [];
  let nth = -1;
  const filled = text.replace(reference, (whole, inner: string | undefined, close: string) => {
    nth += 1;
    if (inner === undefined) return '${';
    const outcome = resolve(inner, close !== '', env);
    if (typeof outcome === 'string') return outcome;
    problems.push({ nth, message: outcome });
    return whole;
  });
  return { text: filled, lone: nth === 0 && /^\$\{[^}]*\}$/.test(text), problems };
}

/** Reads one reference; a default stands in for a name that is unset or empty, as in a shell. */
function resolve(inner: string, closed: boolean, env: Env): string | Message {
  const parts = closed ? form.exec(inner) : null;
  if (!parts) return message(inner.startsWith('env:') ? 'ENV_FORM' : 'ENV_KIND');
  const [, name = '', fallback] = parts;
  const value = Object.hasOwn(env, name) ? env[name] : undefined;
  if (fallback !== undefined) return value === undefined || value === '' ? fallback : value;
  return value ?? message('ENV_UNSET', { name });
}
