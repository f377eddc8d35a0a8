import { resolve } from 'node:path';
import type { Sandbox } from '../sandbox/server.ts';

export interface ServeOptions {
  readonly cwd: string;
  readonly port: number;
  readonly data?: string;
  readonly faults: readonly string[];
  readonly tariff?: 'standard' | 'enterprise' | 'self-hosted';
  /** Take the time that a real portal takes. */
  readonly costs?: boolean;
}

/** Runs the embedded portal on its own, with the page that shows its chats. */
export async function serveSandbox(options: ServeOptions): Promise<Sandbox> {
  const { realisticCosts, startSandbox } = await import('../sandbox/server.ts');
  const { showPage } = await import('../sandbox/page/page.ts');
  const { cwd, port, data, faults, tariff, costs } = options;
  const sandbox = await startSandbox({
    port,
    faults,
    ...(data === undefined ? {} : { dataFile: resolve(cwd, data) }),
    ...(tariff === undefined ? {} : { tariff }),
    ...(costs ? { costs: realisticCosts } : {}),
  });
  showPage(sandbox);
  return sandbox;
}
