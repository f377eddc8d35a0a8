import type { CodeFilledBy } from '../model/codes/index.ts';
import type { Reach } from '../model/fault.ts';
import type { Cause } from './retry.ts';

/** What one of the portal's own error codes means for us. Codes that are not in the table are a method's way to say no. */
export type ErrorMeaning =
  | {
      /** The call provably did nothing. */
      readonly effect: 'none';
      readonly says: CodeFilledBy<'host' | 'method' | 'code' | 'scope'>;
      readonly reach: Reach;
      /** What has to happen before the call may be sent again; absent: it is not. */
      readonly again?: Cause;
    }
  /** Something of it may have been done. */
  | { readonly effect: 'unknown' };

const credentials = { says: 'CREDENTIALS_WRONG', reach: 'run', effect: 'none' } as const;
const account = { says: 'ACCOUNT_REFUSED', reach: 'run', effect: 'none' } as const;
const licence = { says: 'LICENCE_MISSING', reach: 'run', effect: 'none' } as const;
const failed = { effect: 'unknown' } as const;

/** Source: REST docs, system errors; `rest.php`, `oauth/auth.php`, `apauth/auth.php`: all of `none` are checked before the method runs. */
const meanings: Readonly<Record<string, ErrorMeaning>> = {
  NO_AUTH_FOUND: credentials,
  INVALID_CREDENTIALS: credentials,
  INVALID_REQUEST: credentials,
  EXPIRED_TOKEN: { says: 'TOKEN_EXPIRED', reach: 'run', effect: 'none', again: 'refresh' },
  INVALID_TOKEN: { ...credentials, again: 'refresh' },
  INSUFFICIENT_SCOPE: { says: 'SCOPE_MISSING', reach: 'run', effect: 'none' },
  USER_ACCESS_ERROR: account,
  AUTHORIZATION_ERROR: account,
  APPLICATION_NOT_FOUND: account,
  WRONG_AUTH_TYPE: account,
  WRONG_LICENSE: licence,
  PAYMENT_REQUIRED: licence,
  CONNECTION_ERROR: { says: 'AUTH_SERVER_DOWN', reach: 'temporary', effect: 'none', again: 'connect' },
  OVERLOAD_LIMIT: { says: 'PORTAL_BLOCKED', reach: 'temporary', effect: 'none' },
  PORTAL_DELETED: { says: 'PORTAL_DELETED', reach: 'run', effect: 'none' },
  ERROR_METHOD_NOT_FOUND: { says: 'METHOD_UNKNOWN', reach: 'call', effect: 'none' },
  ERROR_BATCH_METHOD_NOT_ALLOWED: { says: 'METHOD_UNKNOWN', reach: 'call', effect: 'none' },
  QUERY_LIMIT_EXCEEDED: { says: 'TOO_MANY_REQUESTS', reach: 'temporary', effect: 'none', again: 'drain' },
  OPERATION_TIME_LIMIT: { says: 'OPERATING_SPENT', reach: 'temporary', effect: 'none', again: 'park' },
  INTERNAL_SERVER_ERROR: failed,
  ERROR_UNEXPECTED_ANSWER: failed,
  ERROR_CORE: failed,
  WRONG_ENCODING: failed,
};

/** A portal whose proxy takes TLS off sees plain requests; that no credentials are wrong then is told in words alone. */
const saysPlain = /\bhttps required\b/i;
const plain = { says: 'HTTPS_REQUIRED', reach: 'run', effect: 'none' } as const;

/** Is this the portal's complaint about plain http, in whatever wrapping? */
export function isPlainRefused(status: number, text: string): boolean {
  return status >= 400 && status < 500 && saysPlain.test(text);
}

/** `undefined`: the method itself refused the call. `status` is that of the request; inside a batch it tells nothing. */
export function meaningOf(code: string, status: number, description = ''): ErrorMeaning | undefined {
  if (code.toUpperCase() === 'INVALID_REQUEST' && saysPlain.test(description)) return plain;
  if (code === 'ACCESS_DENIED' && status === 401) return licence;
  const meaning = meanings[code.toUpperCase()];
  if (meaning) return meaning;
  return status >= 500 ? failed : undefined;
}

/** The scope that a method belongs to, as a person finds it among the boxes to tick. Source: REST docs, scopes. */
export function scopeOf(method: string): string {
  return method.toLowerCase().split('.')[0] ?? method;
}
