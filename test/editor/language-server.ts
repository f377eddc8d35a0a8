import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import process from 'node:process';

interface Reply {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
}

export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Found {
  readonly message: string;
  readonly range: { readonly start: Position };
}

/** How long an editor would wait for an answer before a test calls it broken. */
const patienceMs = 20_000;

/** The language server that editors run, spoken to as they do: JSON-RPC over its standard streams. */
export class LanguageServer {
  readonly #process: ChildProcessWithoutNullStreams;
  readonly #waiting = new Map<number | string, (reply: Reply) => void>();
  #buffer = Buffer.alloc(0);
  #nextId = 1;

  constructor() {
    const manifest = createRequire(import.meta.url).resolve('yaml-language-server/package.json');
    this.#process = spawn(process.execPath, [join(dirname(manifest), 'bin', 'yaml-language-server'), '--stdio']);
    this.#process.stdout.on('data', (chunk: Buffer) => this.#take(chunk));
  }

  async start(): Promise<void> {
    await this.#request('initialize', { processId: process.pid, rootUri: null, capabilities: {} });
    this.#send({ method: 'initialized', params: {} });
    const yaml = { validate: true, hover: true, completion: true, schemaStore: { enable: false } };
    this.#send({ method: 'workspace/didChangeConfiguration', params: { settings: { yaml } } });
  }

  /** Opens a document and gives what the server finds wrong with it. */
  async open(uri: string, text: string): Promise<readonly Found[]> {
    const found = this.#notification(uri);
    this.#send({
      method: 'textDocument/didOpen',
      params: { textDocument: { uri, languageId: 'yaml', version: 1, text } },
    });
    return found;
  }

  async completions(uri: string, position: Position): Promise<readonly string[]> {
    const result = await this.#request('textDocument/completion', { textDocument: { uri }, position });
    const items = (result as { items?: readonly { label: string }[] } | null)?.items ?? [];
    return items.map(({ label }) => label);
  }

  async hover(uri: string, position: Position): Promise<string> {
    const result = await this.#request('textDocument/hover', { textDocument: { uri }, position });
    return JSON.stringify((result as { contents?: unknown } | null)?.contents ?? '');
  }

  stop(): void {
    this.#process.kill();
  }

  #notification(uri: string): Promise<readonly Found[]> {
    return this.#expect(`diagnostics ${uri}`).then(
      ({ params }) => (params as { diagnostics: readonly Found[] }).diagnostics,
    );
  }

  async #request(method: string, params: object): Promise<unknown> {
    const id = this.#nextId++;
    const reply = this.#expect(id);
    this.#send({ id, method, params });
    return (await reply).result;
  }

  #expect(name: number | string): Promise<Reply> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`no answer: ${name}`)), patienceMs);
      this.#waiting.set(name, (reply) => {
        clearTimeout(timer);
        resolve(reply);
      });
    });
  }

  #send(body: object): void {
    const text = JSON.stringify({ jsonrpc: '2.0', ...body });
    this.#process.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  }

  #take(chunk: Buffer): void {
    this.#buffer = Buffer.concat([this.#buffer, chunk]);
    for (let body = this.#nextBody(); body !== undefined; body = this.#nextBody())
      this.#heed(JSON.parse(body) as Reply);
  }

  #nextBody(): string | undefined {
    const end = this.#buffer.indexOf('\r\n\r\n');
    const length = /Content-Length: (\d+)/i.exec(this.#buffer.subarray(0, Math.max(0, end)).toString())?.[1];
    if (end < 0 || length === undefined) return undefined;
    const from = end + 4;
    const to = from + Number(length);
    if (this.#buffer.length < to) return undefined;
    const body = this.#buffer.subarray(from, to).toString();
    this.#buffer = this.#buffer.subarray(to);
    return body;
  }

  #heed(reply: Reply): void {
    const { id, method, params } = reply;
    // What the server asks for is granted; it waits for that.
    if (id !== undefined && method !== undefined) {
      this.#send({ id, result: method === 'workspace/configuration' ? [{}] : null });
      return;
    }
    const name = method === 'textDocument/publishDiagnostics' ? `diagnostics ${(params as { uri: string }).uri}` : id;
    if (name === undefined) return;
    this.#waiting.get(name)?.(reply);
    this.#waiting.delete(name);
  }
}
