import { join } from 'node:path';
import { systemClock } from '../base/clock.ts';
import { tokenFile } from '../disk/token-file.ts';
import type { Config, PortalConfig, Tariff } from '../model/config.ts';
import { Fault } from '../model/fault.ts';
import { oauthFromEnv } from '../portal/auth-oauth.ts';
import { createPortalClient, type Portal } from '../portal/client.ts';
import type { Options } from './options.ts';

/** The lockfile section of a portal that nobody has spoken to yet. */
export function portalName(portal: PortalConfig): string {
  return portal.kind === 'sandbox' ? 'sandbox' : portal.url === undefined ? '' : new URL(portal.url).host;
}

export interface OpenPortal {
  readonly client: Portal;
  readonly undocumented: boolean;
  /** Units: seconds that this portal may go on working on a request that nobody waits for. */
  readonly cutSec: number;
  readonly close: () => Promise<void>;
}

/** Source: the cloud cuts a request after 60 s. */
const cloudCutSec = 60;

/** Opens the config's portal; a client with `allow: 'read'` throws at any writing method before a byte is sent. */
export function openPortal(config: Config, options: Options, allow: 'read' | 'all'): Promise<OpenPortal> {
  const { portal } = config;
  return portal.kind === 'sandbox'
    ? openSandbox(config, options, allow)
    : openRest(portal, config.root, options, allow);
}

async function openRest(
  portal: Extract<PortalConfig, { kind: 'rest' }>,
  root: string,
  options: Options,
  allow: 'read' | 'all',
): Promise<OpenPortal> {
  const { url, token, tariff, undocumented } = portal;
  if (url === undefined) throw new Fault('PORTAL_MISSING', {}, { reach: 'run' });
  const client = connect(
    options,
    allow,
    { url, ...(token === undefined ? {} : { token }), ...(tariff ? { tariff } : {}) },
    root,
  );
  return { client, undocumented, cutSec: cloudCutSec, close: () => client.close() };
}

/** The embedded portal lives and dies with this process, so nothing of an earlier run can still be at work in it. */
async function openSandbox(config: Config, options: Options, allow: 'read' | 'all'): Promise<OpenPortal> {
  const { startSandbox } = await import('../sandbox/server.ts');
  const sandbox = await startSandbox({ dataFile: join(config.root, '.provision', 'sandbox.json') });
  const client = connect(options, allow, { url: sandbox.webhookUrl, name: 'sandbox' }, config.root);
  const close = async () => {
    await client.close();
    await sandbox.close();
  };
  return { client, undocumented: config.portal.undocumented, cutSec: 0, close };
}

export interface Address {
  readonly url: string;
  readonly token?: string;
  readonly tariff?: Tariff;
  readonly name?: string;
}

/** A client for one address. */
export function connect(options: Options, allow: 'read' | 'all', address: Address, root: string): Portal {
  const { clock, env, concurrency, maxWaitMs, onEvent } = options;
  const oauth = oauthFromEnv(env);
  return createPortalClient({
    ...address,
    allow,
    clock: clock ?? systemClock,
    random: Math.random,
    onEvent: onEvent ?? (() => {}),
    env,
    ...(oauth ? { oauth, tokenStore: tokenFile(root, address.url) } : {}),
    ...(concurrency === undefined ? {} : { concurrency }),
    ...(maxWaitMs === undefined ? {} : { maxWaitMs }),
  });
}
