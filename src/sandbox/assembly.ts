import type { IncomingMessage, ServerResponse } from 'node:http';
import { startClock } from './clock.ts';
import { Faults } from './faults.ts';
import { Front, rawOf, respond } from './front.ts';
import { Buckets } from './limits/bucket.ts';
import { OperatingMeters } from './limits/operating.ts';
import { Workers } from './limits/workers.ts';
import { RequestLog } from './log.ts';
import { methodList } from './methods/index.ts';
import { makeUpFrom, type PageHandler, type SandboxOptions, type Settings, settingsOf } from './options.ts';
import { notFoundPage } from './pages.ts';
import { Credentials } from './rest/credentials.ts';
import { Engine } from './rest/engine.ts';
import { readBody } from './rest/incoming.ts';
import { answerOAuth, type OAuthClient } from './rest/oauth.ts';
import { Runner } from './rest/runner.ts';
import { type Company, usualCompany } from './store/company.ts';
import { openStorage, type Storage } from './store/journal.ts';
import type { Portal } from './store/portal.ts';
import { seedPortal } from './store/seed.ts';
import { runAgents, Store } from './store/store.ts';

/** All parts of a portal, put together but not yet listening. */
export interface Assembly {
  readonly settings: Settings;
  readonly storage: Storage;
  readonly portal: Portal;
  readonly store: Store;
  readonly faults: Faults;
  readonly log: RequestLog;
  readonly credentials: Credentials;
  readonly client: OAuthClient;
  readonly front: Front;
  readonly page: { handler: PageHandler | undefined };
  /** Answers other runs that may join; set where they may. */
  readonly welcome: { handler: PageHandler | undefined };
  /** Where the portal listens; set once it does. */
  readonly address: { url: string };
}

/** Builds a portal from options; an empty store is filled with people, departments and the general chat. */
export function assemble(options: SandboxOptions): Assembly {
  const settings = settingsOf(options);
  const faults = new Faults();
  faults.set(options.faults ?? []);
  const storage = openStorage(options.dataFile);
  const address = { url: '' };
  const portal: Portal = {
    tables: storage.tables,
    blobs: storage.blobs,
    clock: startClock(settings.now, settings.timeScale, storage.lastSeconds),
    settings,
    makeUp: makeUpFrom(options.seed),
    address: () => (options.hostName === undefined ? address.url : `http://${options.hostName}`),
    searchLagSeconds: () => Number(faults.portalWide('search-lag') ?? 0),
  };
  if (portal.tables.count('users') === 0) seedPortal(portal, companyOf(options));
  const credentials = new Credentials(portal);
  const client = { clientId: 'local.sandbox', clientSecret: credentials.clientSecret() };
  const log = new RequestLog();
  const runner = new Runner(portal, methodList, new OperatingMeters(settings.operatingLimitSeconds));
  const front = new Front({
    portal,
    engine: new Engine(runner, faults, credentials),
    faults,
    credentials,
    buckets: new Buckets(settings.tariff),
    workers: new Workers(settings.workers),
    log,
    flush: storage.flush,
  });
  const page = { handler: options.page };
  const welcome = { handler: undefined };
  const store = new Store(portal);
  return { settings, storage, portal, store, faults, log, credentials, client, front, page, welcome, address };
}

function companyOf({ people, departments }: SandboxOptions): Company {
  const usual = usualCompany();
  return { people: people ?? usual.people, departments: departments ?? (people ? [] : usual.departments) };
}

/** Sends one HTTP request to the part of the portal that its address belongs to. */
export async function route(parts: Assembly, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = (request.url ?? '').split('?', 1)[0] ?? '';
  runAgents(parts.portal);
  if (path.startsWith('/rest/')) {
    await parts.front.handle(request, response);
  } else if (path === '/oauth/token/' || path === '/oauth/token') {
    await authorize(parts, request, response);
  } else if (!(await answerElsewhere(parts, path, request, response))) {
    respond(response, notFoundPage);
  }
}

/** What is no part of the REST interface. */
async function answerElsewhere(
  { portal, welcome, page }: Assembly,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  if (sendUpload(portal, path, response) || (await welcome.handler?.(request, response))) return true;
  return (await page.handler?.(request, response)) ?? false;
}

async function authorize(parts: Assembly, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await readBody(request);
  if (parts.faults.portalWide('oauth-down') !== undefined) {
    response.destroy();
    return;
  }
  const envelope = answerOAuth(request, body, parts);
  parts.storage.flush();
  respond(response, rawOf(envelope, 'json'));
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
