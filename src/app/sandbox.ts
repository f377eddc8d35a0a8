import { relative, resolve } from 'node:path';
import type { Sandbox } from '../sandbox/index.ts';
import { sandboxFault } from './sandbox-fault.ts';

export interface ServeOptions {
  readonly cwd: string;
  readonly port: number;
  readonly data?: string;
  readonly faults: readonly string[];
  readonly tariff?: 'standard' | 'enterprise' | 'self-hosted';
  /** Take the time that a real portal takes. */
  readonly costs?: boolean;
}

/** Runs the embedded portal on its own, with the page that shows its chats. Errors: a `SANDBOX_…` Fault when it cannot start. */
export async function serveSandbox(options: ServeOptions): Promise<Sandbox> {
  const { realisticCosts, showPage, startSandbox } = await import('../sandbox/index.ts');
  const { cwd, port, data, faults, tariff, costs } = options;
  const dataFile = data === undefined ? undefined : resolve(cwd, data);
  try {
    const sandbox = await startSandbox({
      port,
      faults,
      ...(dataFile === undefined ? {} : { dataFile }),
      ...(tariff === undefined ? {} : { tariff }),
      ...(costs ? { costs: realisticCosts } : {}),
    });
    showPage(sandbox);
    return sandbox;
  } catch (error) {
    throw sandboxFault(error, port, dataFile === undefined ? '' : relative(cwd, dataFile));
  }
}

/** How each fault of the embedded portal is written. */
export async function faultUsages(): Promise<readonly string[]> {
  const { FAULT_KINDS } = await import('../sandbox/index.ts');
  return Object.values(FAULT_KINDS).map(({ usage }) => usage);
}
