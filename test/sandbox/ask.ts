import { type Sandbox, type SandboxOptions, startSandbox } from '../../src/sandbox/server.ts';

export interface Answered {
  readonly status: number;
  readonly body: Record<string, unknown>;
  /** `result` of a success, `STATUS CODE` of a refusal, `STATUS no JSON` of a crash. */
  readonly outcome: unknown;
}

export type Ask = (method: string, params?: unknown) => Promise<Answered>;

/** Calls methods of one webhook with JSON bodies. */
export function asking(webhookUrl: string): Ask {
  return async (method, params = {}) => {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(webhookUrl + method, { method: 'POST', headers, body: JSON.stringify(params) });
    const text = await response.text();
    if (!text.startsWith('{')) return { status: response.status, body: {}, outcome: `${response.status} no JSON` };
    const body = JSON.parse(text) as Record<string, unknown>;
    const outcome = 'result' in body ? body.result : `${response.status} ${String(body.error)}`;
    return { status: response.status, body, outcome };
  };
}

export interface Stage {
  readonly sandbox: Sandbox;
  /** As the administrator, id 1. */
  readonly ask: Ask;
  readonly as: (user: number, scopes?: readonly string[]) => Ask;
}

/** A portal without rate limits, unless the options say otherwise. */
export async function stage(options: SandboxOptions = {}): Promise<Stage> {
  const sandbox = await startSandbox({ limits: false, seed: 'test', ...options });
  return {
    sandbox,
    ask: asking(sandbox.webhookUrl),
    as: (user, scopes) => asking(sandbox.webhookFor(user, scopes)),
  };
}

/** The five maps of a batch. */
export interface BatchAnswer {
  readonly result: Record<string, unknown>;
  readonly result_error: Record<string, { readonly error: string; readonly error_description: string }>;
  readonly result_total: unknown;
  readonly result_next: unknown;
  readonly result_time: Record<string, unknown>;
}

export async function batch(ask: Ask, cmd: unknown, more: Record<string, unknown> = {}): Promise<BatchAnswer> {
  return (await ask('batch', { cmd, ...more })).outcome as BatchAnswer;
}

/** A PNG of any size whose pixels nobody looks at: signature and header are whole, the rest is noise. */
export function png(width: number, height: number, noise = ''): Buffer {
  const header = Buffer.alloc(33);
  header.write('\x89PNG\r\n\x1a\n', 0, 'latin1');
  header.writeUInt32BE(13, 8);
  header.write('IHDR', 12, 'latin1');
  header.writeUInt32BE(width, 16);
  header.writeUInt32BE(height, 20);
  header.set([8, 6, 0, 0, 0], 24);
  return Buffer.concat([header, Buffer.from(`some pixels ${noise}`)]);
}
