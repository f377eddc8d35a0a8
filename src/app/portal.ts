import { relative } from 'node:path';
import { systemClock } from '../base/clock.ts';
import { bucketFile } from '../disk/bucket-file.ts';
import { configFiles } from '../disk/config-files.ts';
import { makePrivateFolder } from '../disk/private-folder.ts';
import { type TokenFileOptions, tokenFile } from '../disk/token-file.ts';
import type { Config, PortalConfig, Tariff } from '../model/config.ts';
import { Fault } from '../model/fault.ts';
import { message } from '../model/message.ts';
import { type OAuthSettings, oauthFromEnv } from '../portal/auth-oauth.ts';
import { createPortalClient, type Portal } from '../portal/client.ts';
import type { Bucket } from '../portal/pace/bucket.ts';
import { cloudCutSec } from './cut.ts';
import type { Options } from './options.ts';
import { portalName } from './portal-name.ts';
import { sandboxData } from './sandbox-data.ts';
import { isTaken, sandboxFault } from './sandbox-fault.ts';

export interface OpenPortal {
  readonly client: Portal;
  readonly undocumented: boolean;
  /** Units: seconds that this portal may go on working on a request that nobody waits for. */
  readonly cutSec: number;
  readonly close: () => Promise<void>;
}

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
  return openAddress({ url, token, tariff, tokensBeside: lockfile }, undocumented, options, allow);
}

/** Opens a portal that lives on when we end: what we leave in its bucket is told to the next run. */
async function openAddress(
  address: Omit<Address, 'bucket' | 'cutSec'>,
  undocumented: boolean,
  options: Options,
  allow: Allow,
): Promise<OpenPortal> {
  const clock = options.clock ?? systemClock;
  const file = bucketFile(options.env, new URL(address.url).host);
  const mark = await file.load();
  const bucket = mark && { level: mark.level, atMs: clock.nowMs() - Math.max(0, Date.now() - mark.wallMs) };
  const client = connect(options, allow, { ...address, bucket, cutSec: cloudCutSec });
  const close = async () => {
    await file.save({ level: client.bucket().level, wallMs: Date.now() });
    await client.close();
  };
  return { client, undocumented, cutSec: cloudCutSec, close };
}

/**
 * The embedded portal lives and dies with this process, so nothing of an earlier run can still be at work in it. Where `provision sandbox`
 * shows these data already, that portal is used: what is made is seen on its page at once.
 */
async function openSandbox(config: Config, options: Options, allow: Allow): Promise<OpenPortal> {
  const { startSandbox } = await import('../sandbox/index.ts');
  const { undocumented } = config.portal;
  const name = portalName(config.portal) ?? 'sandbox';
  const dataFile = sandboxData(config.lockfile, name);
  // Whoever only reads leaves nothing behind, not even an empty portal.
  const isKept = allow === 'all' || (await configFiles.kind(dataFile)) !== 'absent';
  if (isKept) await makePrivateFolder(config.lockfile);
  const sandbox = await startSandbox(isKept ? { dataFile } : {}).catch(async (error: unknown) => {
    const url = isTaken(error) ? await runningPortal(dataFile) : undefined;
    if (url !== undefined) return url;
    throw sandboxFault(error, 0, relative(options.cwd, dataFile));
  });
  if (typeof sandbox === 'string') return openAddress({ url: sandbox, name }, undocumented, options, allow);
  // Its host is this very process, which PROVISION_HOSTS need not name.
  const env = { ...options.env, PROVISION_HOSTS: undefined };
  const client = await closingOnError(sandbox, () =>
    connect({ ...options, env }, allow, { url: sandbox.webhookUrl, name, cutSec: 0 }),
  );
  const close = async () => {
    await client.close();
    await sandbox.close();
  };
  return { client, undocumented, cutSec: 0, close };
}

/** The webhook of the portal that has these data in another process. */
async function runningPortal(dataFile: string): Promise<string | undefined> {
  const { joinSandbox } = await import('../sandbox/join/join.ts');
  return (await joinSandbox(dataFile))?.webhookUrl;
}

/** Whatever is thrown while things are opened closes what was opened: an open port would keep the process alive. */
async function closingOnError<T>(opened: { close(): Promise<void> }, next: () => T): Promise<T> {
  try {
    return next();
  } catch (error) {
    await opened.close();
    throw error;
  }
}

export interface Address {
  readonly url: string;
  readonly token?: string | undefined;
  readonly tariff?: Tariff | undefined;
  readonly name?: string;
  readonly bucket?: Bucket | undefined;
  /** The lockfile beside which renewed tokens are kept. */
  readonly tokensBeside?: string;
  readonly cutSec: number;
}

function keptTokens(url: string, { refreshToken }: OAuthSettings, { onEvent, cwd }: Options): TokenFileOptions {
  const onIgnored: TokenFileOptions['onIgnored'] = (code, file) =>
    onEvent?.({ type: 'warning', message: message(code, { file: relative(cwd, file) }) });
  return { host: new URL(url).host, configured: refreshToken, onIgnored };
}

/** A client for one address. */
export function connect(options: Options, allow: Allow, address: Address): Portal {
  const { clock, env, concurrency, maxWaitMs, hurried, onEvent } = options;
  const { tokensBeside, cutSec, ...where } = address;
  const oauth = oauthFromEnv(env);
  return createPortalClient({
    ...where,
    allow,
    env,
    oauth,
    concurrency,
    maxWaitMs,
    hurried,
    tokenStore: oauth && tokensBeside ? tokenFile(tokensBeside, keptTokens(address.url, oauth, options)) : undefined,
    requestCutMs: cutSec * 1000,
    clock: clock ?? systemClock,
    random: Math.random,
    onEvent: onEvent ?? (() => {}),
  });
}
