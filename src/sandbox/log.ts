import { type Answer, entriesOf } from './php/json-encode.ts';
import { PhpArray, type PhpValue } from './php/values.ts';

/** One HTTP request as it came in and went out; secrets are masked. */
export interface RequestRecord {
  readonly number: number;
  /** Wall milliseconds of arrival. */
  readonly at: number;
  readonly portalSeconds: number;
  readonly httpMethod: string;
  readonly path: string;
  readonly bytesIn: number;
  /** Lower-case method of the outer call, `oauth/token`, or `` for other addresses. */
  readonly method: string;
  /** HTTP status, or 0 when the connection was cut or never answered. */
  status: number;
  durationMs: number;
  isRateRejected: boolean;
  fault: string;
  readonly commands: CommandRecord[];
}

/** One single call, whether it came alone or inside a batch. */
export interface CommandRecord {
  readonly request: number;
  readonly at: number;
  readonly method: string;
  readonly key: string | undefined;
  readonly params: unknown;
  readonly caller: number;
  /** `ok`, an error code, or `never-ran`, `crashed`. */
  outcome: string;
  readonly isInBatch: boolean;
  /** Whether the portal's data changed. */
  changed: boolean;
}

type Opening = Omit<RequestRecord, 'number' | 'status' | 'durationMs' | 'isRateRejected' | 'fault' | 'commands'>;

const KEPT_REQUESTS = 100_000;

export class RequestLog {
  #requests: RequestRecord[] = [];
  #count = 0;
  #onEnd: (record: RequestRecord) => void = () => {};

  get requests(): readonly RequestRecord[] {
    return this.#requests;
  }

  get commands(): readonly CommandRecord[] {
    return this.#requests.flatMap((request) => request.commands);
  }

  /** Calls back once for every request whose answer, or lack of one, is settled. */
  onEnd(listener: (record: RequestRecord) => void): void {
    this.#onEnd = listener;
  }

  end(record: RequestRecord): void {
    this.#onEnd(record);
  }

  clear(): void {
    this.#requests = [];
  }

  open(record: Opening): RequestRecord {
    this.#count += 1;
    const full: RequestRecord = {
      ...record,
      number: this.#count,
      status: 0,
      durationMs: 0,
      isRateRejected: false,
      fault: '',
      commands: [],
    };
    this.#requests.push(full);
    if (this.#requests.length > KEPT_REQUESTS) this.#requests.splice(0, KEPT_REQUESTS / 10);
    return full;
  }
}

/** Parameters for the log: long texts shortened, secrets left out. */
export function summarise(params: PhpArray): unknown {
  const shape: Record<string, unknown> = {};
  for (const [key, value] of params.entries()) {
    if (!HIDDEN.has(key.toLowerCase())) shape[key] = summary(value);
  }
  return shape;
}

const HIDDEN = new Set(['auth', 'access_token', 'ap', 'aplogin', 'client_secret', 'refresh_token']);

function summary(value: PhpValue): unknown {
  if (typeof value === 'string')
    return value.length > 1000 ? `${value.slice(0, 40)}… (${value.length} characters)` : value;
  if (!(value instanceof PhpArray)) return value;
  const entries = [...(entriesOf(value as PhpArray<Answer>) ?? [])];
  if (value.isList()) return [...value.values()].map(summary);
  return Object.fromEntries(entries.map(([key, item]) => [key, summary(item as PhpValue)]));
}
