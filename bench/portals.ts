import process from 'node:process';
import { realisticCosts, startSandbox } from '../src/sandbox/server.ts';

/** Many portals in a process of their own, each with its own server, limits and clock; for benches of fleets. */
export interface PortalsSettings {
  readonly count: number;
  /** Portal seconds in one real second. */
  readonly timeScale: number;
}

const { count, timeScale } = JSON.parse(process.argv[2] ?? '{}') as PortalsSettings;
const sandboxes = [];
for (let nth = 0; nth < count; nth++)
  sandboxes.push(
    await startSandbox({ timeScale, tariff: 'standard', workers: 4, seed: 'bench', costs: realisticCosts }),
  );
process.on('disconnect', () => process.exit());
process.send?.({ webhookUrls: sandboxes.map(({ webhookUrl }) => webhookUrl) });
