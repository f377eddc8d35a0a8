import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startClock } from './clock.ts';
import { Faults } from './faults.ts';
import { Front, rawOf, respond } from './front.ts';
import { Buckets } from './limits/bucket.ts';
import { OperatingMeters } from './limits/operating.ts';
import { Workers } from './limits/workers.ts';
import { type CommandRecord, RequestLog, type RequestRecord } from './log.ts';
import { methodList } from './methods/index.ts';
import { makeUpFrom, type PageHandler, type SandboxOptions, settingsOf } from './options.ts';
import { notFoundPage } from './pages.ts';
import { Credentials } from './rest/credentials.ts';
import { Engine } from './rest/engine.ts';
import { readBody } from './rest/incoming.ts';
import { answerOAuth, type OAuthClient } from './rest/oauth.ts';
import { openStorage } from './store/journal.ts';
import type { Portal } from './store/portal.ts';
import { seedPortal } from './store/seed.ts';
import { runAgents, Store } from './store/store.ts';

export type { CommandRecord, RequestRecord } from './log.ts';
export { type Costs, type PageHandler, realisticCosts, type SandboxOptions, type Tariff } from './options.ts';
export type { ChatView, Store } from './store/store.ts';

/** What listeners hear: a row of the portal changed, or a request was answered. */
export type SandboxEvent =
  | { readonly type: 'change'; readonly table: string; readonly id: number | string }
  | { readonly type: 'request'; readonly record: RequestRecord };

/** A running portal on loopback. */
export interface Sandbox {
  /** `http://127.0.0.1:PORT`, without a slash at the end. */
  readonly url: string;
  /** The caller's webhook, with its slash at the end. */
  readonly webhookUrl: string;
  /** An access token of the same caller; valid for an hour of portal time. */
  readonly token: string;
  readonly oauth: OAuthClient & { readonly refreshToken: string; readonly tokenUrl: string };
  readonly store: Store;
  readonly requests: readonly RequestRecord[];
  readonly commands: readonly CommandRecord[];
  readonly clearLog: () => void;
  /** A webhook of another person, or with other scopes. */
  readonly webhookFor: (userId: number, scopes?: readonly string[]) => string;
  readonly tokenFor: (userId: number, scopes?: readonly string[]) => string;
  /** Ends the life of every access token given so far. */
  readonly expireTokens: () => void;
  readonly setFaults: (specs: readonly string[]) => void;
  readonly setPage: (handler: PageHandler | undefined) => void;
  readonly subscribe: (listener: (event: SandboxEvent) => void) => () => void;
  /** The portal's own clock in seconds. */
  readonly portalSeconds: () => number;
  /** Cuts every connection, folds the journal into the data file and frees the port. */
  readonly close: () => Promise<void>;
}

/**
 * Starts an embedded Bitrix24 portal on 127.0.0.1.
 *
 * Errors: throws for an unknown fault spec, a port in use, or a data file of another kind.
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const settings = settingsOf(options);
  const makeUp = makeUpFrom(options.seed);
  const storage = openStorage(options.dataFile);
  const faults = new Faults();
  faults.set(options.faults ?? []);
  let address = '';
  const portal: Portal = {
    tables: storage.tables,
    blobs: storage.blobs,
    clock: startClock(settings.now, settings.timeScale, storage.lastSeconds),
    settings,
    makeUp,
    address: () => (options.hostName === undefined ? address : `http://${options.hostName}`),
    searchLagSeconds: () => Number(faults.portalWide('search-lag') ?? 0),
  };
  if (portal.tables.count('users') === 0) seedPortal(portal);
  const credentials = new Credentials(portal);
  const secret = options.secret ?? credentials.secretOf(settings.callerId) ?? makeUp(16);
  credentials.addWebhook(settings.callerId, secret, settings.scopes);
  const tokens = credentials.issueTokens(settings.callerId, settings.scopes);
  const client = { clientId: 'local.sandbox', clientSecret: credentials.clientSecret() };
  const log = new RequestLog();
  const meters = new OperatingMeters(settings.operatingLimitSeconds);
  const front = new Front({
    portal,
    engine: new Engine(portal, methodList, faults, credentials, meters),
    faults,
    credentials,
    buckets: new Buckets(settings.tariff),
    workers: new Workers(settings.workers),
    log,
    flush: storage.flush,
  });
  const listeners = new Set<(event: SandboxEvent) => void>();
  const tell = (event: SandboxEvent) => {
    for (const listener of listeners) listener(event);
  };
  let page = options.page;
  const store = new Store(portal);
  store.onMutation(({ table, id }) => tell({ type: 'change', table, id }));

  const route = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = (request.url ?? '').split('?', 1)[0] ?? '';
    runAgents(portal);
    if (path.startsWith('/rest/')) {
      await front.handle(request, response);
      const record = log.requests.at(-1);
      if (record) tell({ type: 'request', record });
    } else if (path === '/oauth/token/' || path === '/oauth/token') {
      const body = await readBody(request);
      if (faults.portalWide('oauth-down') !== undefined) response.destroy();
      else respond(response, rawOf(answerOAuth(request, body, portal, credentials, client, faults), 'json'));
      storage.flush();
    } else if (!sendUpload(portal, path, response) && !(await page?.(request, response))) {
      respond(response, notFoundPage);
    }
  };
  const server = await listen(options.port ?? 0, route);
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  storage.flush();

  return {
    url: address,
    webhookUrl: `${address}/rest/${settings.callerId}/${secret}/`,
    token: tokens.accessToken,
    oauth: { ...client, refreshToken: tokens.refreshToken, tokenUrl: `${address}/oauth/token/` },
    store,
    get requests() {
      return log.requests;
    },
    get commands() {
      return log.commands;
    },
    clearLog: () => log.clear(),
    webhookFor: (userId, scopes = settings.scopes) => {
      const fresh = makeUp(16);
      credentials.addWebhook(userId, fresh, scopes);
      return `${address}/rest/${userId}/${fresh}/`;
    },
    tokenFor: (userId, scopes = settings.scopes) => credentials.issueTokens(userId, scopes).accessToken,
    expireTokens: () => credentials.expireTokens(),
    setFaults: (specs) => faults.set(specs),
    setPage: (handler) => {
      page = handler;
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    portalSeconds: portal.clock.seconds,
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      storage.close(portal.clock.seconds());
    },
  };
}

async function listen(
  port: number,
  route: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
): Promise<Server> {
  const server = createServer((request, response) => {
    request.on('error', () => {});
    response.on('error', () => {});
    route(request, response).catch((error: unknown) => {
      if (request.destroyed && !request.complete) return;
      // A bug of the sandbox itself must be seen by whoever runs it, and must not look like a portal's error.
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
      respond(response, { status: 599, type: 'text/plain; charset=utf-8', body: `sandbox bug: ${text}` });
    });
  });
  server.keepAliveTimeout = 30_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve());
  });
  return server;
}

/** Avatars are public to whoever knows their random address, as on a portal's CDN. */
function sendUpload(portal: Portal, path: string, response: ServerResponse): boolean {
  const id = portal.tables.indexes.fileAt(path);
  const file = id === undefined ? undefined : portal.tables.get('files', id);
  const bytes = file && portal.blobs.read(file.sha256);
  if (!file || !bytes) return false;
  response.writeHead(200, { 'Content-Type': file.type, 'Content-Length': bytes.length }).end(bytes);
  return true;
}
