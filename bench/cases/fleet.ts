import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Run, runScript, tool, withPortals } from '../process.ts';
import { atLeast, atMost, median, type Row } from '../row.ts';
import { clearAway } from '../world.ts';

const portals = 300;
const chats = 20;
const timeScale = 4;

/** Source: fleet, section 3. Units: milliseconds, megabytes. */
const cpuMsAtMost = 15;
const loopAtLeast = 15;
const mbAtMost = 2;
const overSlowestAtMost = 1.2;

/** Between one portal's start and the next. Units: seconds. */
const startSec = 0.015;
/** Portals whose plans are run one by one: a loop over all of them would take minutes and cost the same each. */
const looped = 5;

/** Apply of 300 portals with 20 chats each from empty, plan of them unchanged, and the same plans as processes of a shell loop. */
export async function fleetCase(): Promise<readonly Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'provision-bench-fleet-'));
  try {
    return await withPortals({ count: portals, timeScale }, async (urls) => {
      layOut(folder, urls);
      const run = (...args: string[]) =>
        runScript(tool, args, { cwd: folder, env: { PROVISION_CLOCK_SCALE: String(timeScale) } });
      const applied = await run('apply', '--portal', '*', '--at-once', String(portals), '--json');
      const alone: Run[] = [];
      for (let nth = 0; nth < looped; nth++) alone.push(await run('plan', '--portal', `p${nth}`));
      const whole = await run('plan', '--json');
      mustBe(whole, { unchanged: portals });
      const narrow = await run('plan', '--at-once', '1', '--portal', 'p?', '--portal', 'p??');
      const wide = await run('plan', '--at-once', '100', '--portal', 'p?', '--portal', 'p??');
      return rowsOf({ applied, whole, alone, narrow, wide });
    });
  } finally {
    clearAway(folder);
  }
}

interface Runs {
  readonly applied: Run;
  readonly whole: Run;
  readonly alone: readonly Run[];
  readonly narrow: Run;
  readonly wide: Run;
}

function rowsOf({ applied, whole, alone, narrow, wide }: Runs): readonly Row[] {
  mustBe(applied, { changed: portals });
  const loopMs = median(alone.map(({ cpuSec }) => cpuSec * 1000));
  const cpuMs = (whole.cpuSec * 1000 - loopMs) / (portals - 1);
  const sec = ((applied.endedMs - applied.startedMs) / 1000) * timeScale;
  const slowest = Math.max(...Object.values(documentOf(applied).portals).map(({ seconds }) => seconds));
  const mb = (wide.peakMb - narrow.peakMb) / 99;
  const what = `${portals} portals × ${chats} chats`;
  return [
    atMost(
      `plan of ${what}, unchanged: CPU a portal ÷ ${cpuMsAtMost} ms`,
      cpuMs / cpuMsAtMost,
      1,
      `${cpuMs.toFixed(1)} ms`,
    ),
    atLeast('a shell loop over their plans ÷ that', loopMs / cpuMs, loopAtLeast),
    atMost(
      `apply of ${what} from empty ÷ (its slowest portal and the starts)`,
      sec / (slowest + portals * startSec),
      overSlowestAtMost,
    ),
    atMost(`memory of a portal in flight ÷ ${mbAtMost} MB`, mb / mbAtMost, 1, `${mb.toFixed(1)} MB`),
  ];
}

interface Told {
  readonly portals: Readonly<Record<string, { readonly seconds: number }>>;
  readonly totals: Readonly<Record<string, number>>;
}

function documentOf({ stdout }: Run): Told {
  return JSON.parse(stdout) as Told;
}

function mustBe(run: Run, wanted: Readonly<Record<string, number>>): void {
  const { totals } = documentOf(run);
  for (const [what, count] of Object.entries(wanted))
    if (totals[what] !== count) throw new Error(`${totals[what]} portals are ${what}, not ${count}`);
}

function layOut(folder: string, urls: readonly string[]): void {
  mkdirSync(join(folder, 'packs'));
  const lines = Array.from(
    { length: chats },
    (_, nth) => `  c${nth}: { title: "\${var:company} ${nth}", users: [2, 7, 10], color: MINT }\n`,
  );
  writeFileSync(join(folder, 'packs/base.yaml'), `version: 1\nproject: bench\nchats:\n${lines.join('')}`);
  const entries = urls.map((url, nth) => `  p${nth}: { url: "${url}", vars: { company: Company ${nth} } }\n`);
  const head = 'version: 1\nfleet: bench\ndefaults: { chats: [packs/base.yaml] }\nportals:\n';
  writeFileSync(join(folder, 'portals.yaml'), head + entries.join(''));
}
