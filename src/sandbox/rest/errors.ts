import type { Answer } from '../php/json-encode.ts';

/** An error the REST layer turns into its JSON envelope. */
export class RestError extends Error {
  override readonly name = 'RestError';
  readonly code: string;
  readonly status: number;
  readonly extra: Readonly<Record<string, Answer>>;

  constructor(code: string, description: string, status = 400, extra: Readonly<Record<string, Answer>> = {}) {
    super(description);
    this.code = code;
    this.status = status;
    this.extra = extra;
  }

  body(): Readonly<Record<string, Answer>> {
    return { error: this.code, error_description: this.message, ...this.extra };
  }
}

/**
 * The "last application exception" of one HTTP request.
 *
 * Nothing ever clears it, so inside a batch it also replaces the codes of later failures.
 */
export class ApplicationException {
  #last: { readonly id: string; readonly text: string } | undefined;

  get isRaised(): boolean {
    return this.#last !== undefined;
  }

  raise(id: string, text: string): void {
    this.#last = { id, text };
  }

  override(error: RestError): RestError {
    return this.#last ? new RestError(this.#last.id, this.#last.text, error.status, error.extra) : error;
  }
}

export const methodNotFound = () => new RestError('ERROR_METHOD_NOT_FOUND', 'Method not found!', 404);
export const noAuth = () => new RestError('NO_AUTH_FOUND', 'Wrong authorization data', 401);
export const invalidCredentials = () => new RestError('INVALID_CREDENTIALS', 'Invalid request credentials', 401);
export const operationTimeLimit = () =>
  new RestError('OPERATION_TIME_LIMIT', 'Method is blocked due to operation time limit.', 429);
export const linkCheckFailed = () => new RestError('ACCESS_DENIED', 'Access denied! Link check failed', 403);

/** Whoever calls was dismissed. */
export function inactive({ kind }: { readonly kind: 'webhook' | 'oauth' }): RestError {
  if (kind === 'webhook') return new RestError('authorization_error', 'Unable to authorize user', 401);
  return new RestError('user_access_error', 'The user does not have access to the application.', 401);
}
