import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { avatarsCase } from './cases/avatars.ts';
import { concurrencyCase } from './cases/concurrency.ts';
import { creatingCase } from './cases/creating.ts';
import { explodingCase } from './cases/exploding.ts';
import { fleetCase } from './cases/fleet.ts';
import { planningCase } from './cases/planning.ts';
import { rememberingCase } from './cases/remembering.ts';
import { startingCase } from './cases/starting.ts';
import { storingCase } from './cases/storing.ts';
import { templatingCase } from './cases/templating.ts';
import { toolFolder } from './process.ts';
import { type Row, tableOf } from './row.ts';

/**
 * `npm run bench`: how close to what the portal's limits allow. `-- --page` puts the table into docs/speed.md, `-- NAME…` runs some cases.
 *
 * The portal is the embedded one with the costs of a busy cloud portal, four workers and the limits of the standard tariff, in a
 * process of its own, its clock some times faster than the wall; every client runs in a process of its own as well.
 */
const cases: Readonly<Record<string, () => Promise<readonly Row[]>>> = {
  starting: startingCase,
  creating: creatingCase,
  planning: planningCase,
  templating: templatingCase,
  avatars: avatarsCase,
  concurrency: concurrencyCase,
  remembering: rememberingCase,
  storing: storingCase,
  exploding: explodingCase,
  fleet: fleetCase,
};

const root = join(import.meta.dirname, '..');
const args = process.argv.slice(2);
const strange = args.find((arg) => arg.startsWith('--') && arg !== '--page');
if (strange !== undefined) throw new Error(`no flag ${strange}; there is --page, which writes docs/speed.md`);
const wanted = args.filter((arg) => !arg.startsWith('--'));
const unknown = wanted.filter((name) => !(name in cases));
if (unknown.length > 0) throw new Error(`no case "${unknown[0]}"; there are: ${Object.keys(cases).join(', ')}`);

execFileSync(
  process.execPath,
  [join(root, 'node_modules/tsdown/dist/run.mjs'), '--out-dir', toolFolder, '--log-level', 'error'],
  {
    cwd: root,
    stdio: 'inherit',
  },
);
const rows: Row[] = [];
let isWhole = true;
for (const [name, run] of Object.entries(cases)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const startedMs = performance.now();
  const measured = await run().catch((error: unknown) => {
    // What others measured in many minutes is not lost with it.
    isWhole = false;
    process.stderr.write(`${name} failed: ${error instanceof Error ? error.stack : error}\n`);
    return [];
  });
  rows.push(...measured);
  process.stderr.write(`${name}: ${((performance.now() - startedMs) / 1000).toFixed(0)} s\n`);
}
const text = `${tableOf(rows)}\n\n${circumstances()}\n`;
process.stdout.write(text);
if (args.includes('--page')) intoPage(text);
process.exitCode = isWhole && rows.every(({ met }) => met !== false) ? 0 : 1;

function circumstances(): string {
  const day = new Date().toISOString().slice(0, 10);
  return `Measured on ${day}: ${cpus().length} cores (${cpus()[0]?.model.trim()}), Node ${process.version}, ${process.platform}.`;
}

function intoPage(table: string): void {
  const path = join(root, 'docs/speed.md');
  const page = readFileSync(path, 'utf8');
  const [before, rest = ''] = page.split('<!-- bench -->\n');
  const [, after] = rest.split('<!-- /bench -->');
  if (after === undefined)
    throw new Error('docs/speed.md has no place for the table: <!-- bench --> … <!-- /bench -->');
  writeFileSync(path, `${before}<!-- bench -->\n${table}<!-- /bench -->${after}`);
}
