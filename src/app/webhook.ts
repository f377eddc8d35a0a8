import { dirname, join, relative } from 'node:path';
import { allowedHosts } from '../base/allowed-hosts.ts';
import { learnAddress } from '../base/secrets.ts';
import { readAddress } from '../config/address.ts';
import { parseDotenv } from '../config/dotenv.ts';
import { writeAtomic } from '../disk/atomic.ts';
import { configFiles } from '../disk/config-files.ts';
import { readIfThere } from '../disk/input.ts';
import { refuseLinks } from '../disk/no-links.ts';
import { faultOf } from '../model/fault.ts';
import type { Diagnostic } from '../model/message.ts';
import { demand } from '../read/ask.ts';
import { type Caller, callerIn } from '../read/caller.ts';
import type { Options } from './options.ts';
import { connect } from './portal.ts';

export interface Webhook {
  /** In the form the client uses; a secret. */
  readonly url: string;
  readonly host: string;
  readonly caller: Caller;
}

/** Asks a portal whose webhook this is. Errors: a Fault for what is no webhook, and for a portal that does not take it. */
export async function askWebhook(
  typed: string,
  options: Pick<Options, 'cwd' | 'env' | 'signal' | 'clock'>,
): Promise<Webhook> {
  learnAddress(typed);
  const problems: Diagnostic[] = [];
  const said = { text: typed, name: 'B24_URL', span: undefined, outside: true };
  const allows = allowedHosts(options.env.PROVISION_HOSTS);
  const url = readAddress(said, undefined, allows, (one) => void problems.push(one));
  const [problem] = problems;
  if (url === undefined || problem)
    throw faultOf(problem ?? { code: 'PORTAL_URL_FORM', args: { name: 'B24_URL' } }, { reach: 'run' });
  learnAddress(url);
  const client = connect({ files: [], hurried: true, ...options }, 'read', { url, cutSec: 0 });
  try {
    const reader = { client, ...(options.signal ? { signal: options.signal } : {}) };
    return { url, host: new URL(url).host, caller: callerIn(await demand(reader, { method: 'profile', params: {} })) };
  } finally {
    await client.close();
  }
}

export type Kept = 'kept' | 'other';

/** The variable that the config of `init` takes the webhook from. */
const variable = 'B24_URL';

/**
 * Puts a webhook into a file of variables that its owner alone may read.
 *
 * Shape: `other` where the file gives the variable already; it is left as it is then.
 * Errors: `DISK_…`, also for a link; `DOTENV_…` for a file that cannot be read back.
 */
export async function keepWebhook(file: string, url: string, cwd: string): Promise<Kept> {
  refuseLinks(file, cwd);
  const before = (await readIfThere(file)) ?? '';
  if (Object.hasOwn(parseDotenv(before, relative(cwd, file)), variable)) return 'other';
  const gap = before === '' || before.endsWith('\n') ? '' : '\n';
  await writeAtomic(file, `${before}${gap}${variable}=${url}\n`, { mode: 0o600 });
  return 'kept';
}

/** Keeps a file out of git where its folder is part of a checkout; gives the list that it was added to. */
export async function ignoreInGit(file: string, cwd: string): Promise<string | undefined> {
  if (!(await isInCheckout(dirname(file)))) return undefined;
  const list = join(dirname(file), '.gitignore');
  refuseLinks(list, cwd);
  const before = (await readIfThere(list)) ?? '';
  const name = relative(dirname(file), file);
  if (before.split(/\r?\n/).some((entry) => [name, `/${name}`].includes(entry.trim()))) return undefined;
  const gap = before === '' || before.endsWith('\n') ? '' : '\n';
  await writeAtomic(list, `${before}${gap}${name}\n`);
  return list;
}

async function isInCheckout(folder: string): Promise<boolean> {
  if ((await configFiles.kind(join(folder, '.git'))) !== 'absent') return true;
  const above = dirname(folder);
  return above !== folder && isInCheckout(above);
}
