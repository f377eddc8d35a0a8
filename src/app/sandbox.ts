import { relative, resolve } from 'node:path';
import { placesOf } from '../config/places.ts';
import { configFiles } from '../disk/config-files.ts';
import { makePrivateFolder } from '../disk/private-folder.ts';
import type { Sandbox } from '../sandbox/index.ts';
import { sandboxData } from './sandbox-data.ts';
import { sandboxFault } from './sandbox-fault.ts';

export interface ServeOptions {
  readonly cwd: string;
  /** Config files and folders whose `portal: sandbox` is to be seen. */
  readonly files: readonly string[];
  readonly lockfile?: string;
  readonly port: number;
  /** Another file for the chats; `false` keeps none. */
  readonly data?: string | false;
  readonly faults: readonly string[];
  readonly tariff?: 'standard' | 'enterprise' | 'self-hosted';
  /** Take the time that a real portal takes. */
  readonly costs?: boolean;
}

export interface Served extends Pick<Sandbox, 'url' | 'webhookUrl' | 'close'> {
  /** The file that keeps the chats, as people write it. */
  readonly data: string | undefined;
}

/**
 * Runs the embedded portal on its own, with the page that shows its chats.
 *
 * Its chats are those that runs of the config with `portal: sandbox` have made, and such runs use it as long as it is there.
 *
 * Errors: a `SANDBOX_…` Fault when it cannot start.
 */
export async function serveSandbox(options: ServeOptions): Promise<Served> {
  const { realisticCosts, showPage, startSandbox } = await import('../sandbox/index.ts');
  const { cwd, port, faults, tariff, costs } = options;
  const dataFile = await dataFileOf(options);
  const data = dataFile && relative(cwd, dataFile);
  try {
    const sandbox = await startSandbox({
      port,
      faults,
      joinable: true,
      ...(dataFile === undefined ? {} : { dataFile }),
      ...(tariff === undefined ? {} : { tariff }),
      ...(costs ? { costs: realisticCosts } : {}),
    });
    showPage(sandbox);
    const { url, webhookUrl, close } = sandbox;
    return { url, webhookUrl, close, data };
  } catch (error) {
    throw sandboxFault(error, port, data ?? '');
  }
}

async function dataFileOf({ cwd, files, lockfile, data }: ServeOptions): Promise<string | undefined> {
  if (data !== undefined) return data === false ? undefined : resolve(cwd, data);
  const places = await placesOf({
    paths: files.length === 0 ? ['chats.yaml'] : files,
    cwd,
    files: configFiles,
    ...(lockfile === undefined ? {} : { lockfile }),
  });
  await makePrivateFolder(places.lockfile);
  return sandboxData(places.lockfile);
}

/** How each fault of the embedded portal is written. */
export async function faultUsages(): Promise<readonly string[]> {
  const { FAULT_KINDS } = await import('../sandbox/index.ts');
  return Object.values(FAULT_KINDS).map(({ usage }) => usage);
}
