import process from 'node:process';
import { realisticCosts, type Sandbox, startSandbox } from '../src/sandbox/server.ts';
import { seedChats } from './seed.ts';
import { startTls } from './tls.ts';
import { tally } from './traffic.ts';
import type { WorldOptions } from './world.ts';

/** What the bench asks of the portal's process. */
export type Question =
  | { readonly ask: 'report' }
  | { readonly ask: 'clear' }
  | { readonly ask: 'tls' }
  | { readonly ask: 'seed'; readonly folder: string; readonly world: WorldOptions };

export interface PortalSettings {
  /** Portal seconds in one real second. */
  readonly timeScale: number;
  /** Take the time that a busy cloud portal takes, and keep its limits. */
  readonly realistic: boolean;
}

const settings = JSON.parse(process.argv[2] ?? '{}') as PortalSettings;

/** A process of its own, so that the portal's work is neither in our CPU seconds nor in our memory. */
const sandbox = await startSandbox({
  timeScale: settings.timeScale,
  tariff: 'standard',
  workers: 4,
  seed: 'bench',
  ...(settings.realistic ? { costs: realisticCosts } : { limits: false }),
});
process.on('message', (question: Question) => {
  void answer(sandbox, question).then((told) => process.send?.(told ?? null));
});
process.on('disconnect', () => process.exit());
process.send?.({ webhookUrl: sandbox.webhookUrl });

async function answer(portal: Sandbox, question: Question): Promise<object | undefined> {
  switch (question.ask) {
    case 'report':
      return tally(portal.requests);
    case 'clear':
      portal.clearLog();
      return undefined;
    case 'tls':
      return startTls(portal.webhookUrl);
    case 'seed':
      seedChats(portal, question.folder, question.world);
      return undefined;
  }
}
