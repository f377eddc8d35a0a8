import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { type Assembly, assemble, route } from './assembly.ts';
import { selfSigned } from './certificate.ts';
import { respond } from './front.ts';
import { refusedAtGate } from './gate.ts';
import { welcomeOf } from './join/welcome.ts';
import type { CommandRecord, RequestRecord } from './log.ts';
import type { PageHandler, SandboxOptions } from './options.ts';
import { tooLargePage } from './pages.ts';
import { TooLarge } from './rest/incoming.ts';
import type { OAuthClient } from './rest/oauth.ts';
import type { Store } from './store/store.ts';

export { FAULT_KINDS } from './faults.ts';
export type { CommandRecord, RequestRecord } from './log.ts';
export { type Costs, type PageHandler, realisticCosts, type SandboxOptions, type Tariff } from './options.ts';
export { StartError, type StartTrouble } from './start-error.ts';
export type { Department, Person } from './store/company.ts';
export type { ChatView, Store } from './store/store.ts';

/** What listeners hear: a row of the portal changed, or a REST request is over. */
export type SandboxEvent =
  | { readonly type: 'change'; readonly table: string; readonly id: number | string }
  | { readonly type: 'request'; readonly record: RequestRecord };

/** A running portal on loopback. */
export interface Sandbox {
  /** `http://127.0.0.1:PORT`, or `https:` where that was asked for; without a slash at the end. */
  readonly url: string;
  /** What its clients have to trust, as PEM; absent without `https`. */
  readonly certificate: string | undefined;
  /** The caller's webhook, with its slash at the end. */
  readonly webhookUrl: string;
  /** An access token of the same caller; valid for an hour of portal time. */
  readonly token: string;
  /** What an application needs to renew that token. */
  readonly oauth: OAuthClient & { readonly refreshToken: string; readonly tokenUrl: string };
  /** Chats, people, departments and messages: to look at, and to change behind a client's back. */
  readonly store: Store;
  /** HTTP requests since the start or the last `clearLog`, oldest first, secrets masked. */
  readonly requests: readonly RequestRecord[];
  /** Their single calls, those of batches included. */
  readonly commands: readonly CommandRecord[];
  readonly clearLog: () => void;
  /** A new webhook of another person, or with other scopes. */
  readonly webhookFor: (userId: number, scopes?: readonly string[]) => string;
  /** The same for access tokens. */
  readonly tokenFor: (userId: number, scopes?: readonly string[]) => string;
  /** Ends the life of every access token given so far. */
  readonly expireTokens: () => void;
  /** Puts other faults in the place of those in force; none for a calm portal. */
  readonly setFaults: (specs: readonly string[]) => void;
  /** Answers what is no part of the portal; `showPage` shows its chats. */
  readonly setPage: (handler: PageHandler | undefined) => void;
  /** Tells of every change and every request from now on; gives the way to end that. */
  readonly subscribe: (listener: (event: SandboxEvent) => void) => () => void;
  /** The portal's own clock in seconds. */
  readonly portalSeconds: () => number;
  /** Cuts every connection, folds the journal into the data file and frees the port. */
  readonly close: () => Promise<void>;
}

/**
 * Starts an embedded Bitrix24 portal on 127.0.0.1.
 *
 * Errors: throws for an unknown fault spec, a port in use, and a data file that is another's or in use.
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const parts = assemble(options);
  const { settings, credentials, portal, storage } = parts;
  const secret = options.secret ?? credentials.secretOf(settings.callerId) ?? portal.makeUp(16);
  credentials.addWebhook(settings.callerId, secret, settings.scopes);
  const listeners = new Set<(event: SandboxEvent) => void>();
  const tell = (event: SandboxEvent) => {
    for (const listener of listeners) listener(event);
  };
  parts.store.onMutation(({ table, id }) => tell({ type: 'change', table, id }));
  parts.log.onEnd((record) => tell({ type: 'request', record }));
  const identity = options.https ? selfSigned(['127.0.0.1', 'localhost']) : undefined;
  const answer = (request: IncomingMessage, response: ServerResponse) =>
    void serve(parts, request, response, options.hostName);
  const server = identity ? createTlsServer(identity, answer) : createServer(answer);
  try {
    await listen(server, options.port ?? 0);
  } catch (error) {
    storage.close(portal.clock.seconds());
    throw error;
  }
  parts.address.url = `${identity ? 'https' : 'http'}://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const handle = handleOf(parts, secret, listeners, server, identity?.cert);
  if (options.joinable && options.dataFile !== undefined) {
    parts.welcome.handler = welcomeOf(options.dataFile, handle.webhookUrl);
    storage.announce(handle.url);
  }
  storage.flush();
  return handle;
}

function handleOf(
  parts: Assembly,
  secret: string,
  listeners: Set<(event: SandboxEvent) => void>,
  server: Server,
  certificate: string | undefined,
): Sandbox {
  const { settings, credentials, portal, log } = parts;
  const { url } = parts.address;
  const tokens = credentials.issueTokens(settings.callerId, settings.scopes);
  return {
    url,
    certificate,
    webhookUrl: `${url}/rest/${settings.callerId}/${secret}/`,
    token: tokens.accessToken,
    oauth: { ...parts.client, refreshToken: tokens.refreshToken, tokenUrl: `${url}/oauth/token/` },
    store: parts.store,
    get requests() {
      return log.requests;
    },
    get commands() {
      return log.commands;
    },
    clearLog: () => log.clear(),
    webhookFor: (userId, scopes = settings.scopes) => {
      const fresh = portal.makeUp(16);
      credentials.addWebhook(userId, fresh, scopes);
      return `${url}/rest/${userId}/${fresh}/`;
    },
    tokenFor: (userId, scopes = settings.scopes) => credentials.issueTokens(userId, scopes).accessToken,
    expireTokens: () => credentials.expireTokens(),
    setFaults: (specs) => parts.faults.set(specs),
    setPage: (handler) => {
      parts.page.handler = handler;
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    portalSeconds: portal.clock.seconds,
    close: () => close(parts, server),
  };
}

async function listen(server: Server, port: number): Promise<void> {
  server.keepAliveTimeout = 30_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve());
  });
}

async function serve(
  parts: Assembly,
  request: IncomingMessage,
  response: ServerResponse,
  hostName: string | undefined,
): Promise<void> {
  request.on('error', () => {});
  response.on('error', () => {});
  try {
    const refused = refusedAtGate(request, hostName);
    if (refused) respond(response, refused);
    else await route(parts, request, response);
  } catch (error) {
    if (error instanceof TooLarge) return turnAway(response);
    // Clients may go away while they speak; anything else is a bug of the sandbox and must not look like a portal's.
    if (!request.complete) return;
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    respond(response, { status: 599, type: 'text/plain; charset=utf-8', body: `sandbox bug: ${text}` });
  }
}

/** A client that is still sending hears of it before the connection ends. */
function turnAway(response: ServerResponse): void {
  response.setHeader('Connection', 'close');
  response.once('finish', () => response.socket?.destroySoon());
  respond(response, tooLargePage);
}

async function close(parts: Assembly, server: Server): Promise<void> {
  if (!server.listening) return;
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  await closed;
  parts.storage.close(parts.portal.clock.seconds());
}
