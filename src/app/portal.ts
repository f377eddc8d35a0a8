import { join } from 'node:path';
import { systemClock } from '../base/clock.ts';
import { makePrivateFolder } from '../disk/private-folder.ts';
import { tokenFile } from '../disk/token-file.ts';
import type { Config, PortalConfig, Tariff } from '../model/config.ts';
import { Fault } from '../model/fault.ts';
import { oauthFromEnv } from '../portal/auth-oauth.ts';
import { createPortalClient, type Portal } from '../portal/client.ts';
import type { Options } from './options.ts';

export interface OpenPortal {
  readonly client: Portal;
  readonly undocumented: boolean;
  /** Units: seconds that this portal may go on working on a request that nobody waits for. */
  readonly cutSec: number;
  readonly close: () => Promise<void>;
}

/** Source: the cloud cuts a request after 60 s. */
const cloudCutSec = 60;

/** May a client write? One for `read` throws at any writing method before a byte is sent. */
export type Allow = 'read' | 'all';

/** Opens the config's portal. */
export function openPortal(config: Config, options: Options, allow: Allow): Promise<OpenPortal> {
  return config.portal.kind === 'sandbox'
    ? openSandbox(config, options, allow)
    : openRest(config.portal, config.lockfile, options, allow);
}

async function openRest(
  { url, token, tariff, undocumented }: Extract<PortalConfig, { kind: 'rest' }>,
  lockfile: string,
  options: Options,
  allow: Allow,
): Promise<OpenPortal> {
  if (url === undefined) throw new Fault('PORTAL_MISSING', {}, { reach: 'run' });
  const client = connect(options, allow, { url, token, tariff, tokensBeside: lockfile, cutSec: cloudCutSec });
  return { client, undocumented, cutSec: cloudCutSec, close: () => client.close() };
}

/** The embedded portal lives and dies with this process, so nothing of an earlier run can still be at work in it. */
async function openSandbox(config: Config, options: Options, allow: Allow): Promise<OpenPortal> {
  const { startSandbox } = await import('../sandbox/server.ts');
  await makePrivateFolder(config.lockfile);
  const sandbox = await startSandbox({ dataFile: join(config.root, '.provision', 'sandbox.json') });
  const client = connect(options, allow, { url: sandbox.webhookUrl, name: 'sandbox', cutSec: 0 });
  const close = async () => {
    await client.close();
    await sandbox.close();
  };
  return { client, undocumented: config.portal.undocumented, cutSec: 0, close };
}

export interface Address {
  readonly url: string;
  readonly token?: string | undefined;
  readonly tariff?: Tariff | undefined;
  readonly name?: string;
  /** The lockfile beside which renewed tokens are kept. */
  readonly tokensBeside?: string;
  readonly cutSec: number;
}

/** A client for one address. */
export function connect(options: Options, allow: Allow, address: Address): Portal {
  const { clock, env, concurrency, maxWaitMs, onEvent } = options;
  const { tokensBeside, cutSec, ...where } = address;
  const oauth = oauthFromEnv(env);
  return createPortalClient({
    ...where,
    allow,
    env,
    oauth,
    concurrency,
    maxWaitMs,
    tokenStore: oauth && tokensBeside ? tokenFile(tokensBeside, new URL(address.url).host) : undefined,
    requestCutMs: cutSec * 1000,
    clock: clock ?? systemClock,
    random: Math.random,
    onEvent: onEvent ?? (() => {}),
  });
}
