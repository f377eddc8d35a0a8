import { drive } from '../../app/fleet/drive.ts';
import { output } from '../../app/output.ts';
import { Fault } from '../../model/fault.ts';
import { noCounts } from '../../report/fleet/row.ts';
import { outputJson } from '../../report/result-json.ts';
import type { Context } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import type { FleetFlags } from '../flags.ts';
import { opened } from './opened.ts';
import { isTrouble, rowOfLeft } from './rows.ts';

/** Ids of every portal, a line each: portal, key, id; of one key: portal, id. */
export async function runFleetOutput(
  context: Context,
  inventory: string,
  key: string | undefined,
  flags: FleetFlags,
): Promise<number> {
  const ready = await opened(context, inventory, flags, { command: 'output', writes: false, address: 'named' });
  if (typeof ready === 'number') return ready;
  const { portals, telling, progress, brake, options } = ready;
  const { language } = context.terminal;
  const lines = new Map<string, readonly (readonly string[])[]>();
  const left = await drive(
    portals,
    options,
    brake,
    (one) => output(one),
    async (ended) => {
      const { end, portal, seconds } = ended;
      // A portal that nothing is remembered of has no ids, which is no failure of a question to all.
      if (end instanceof Fault && end.code === 'PORTAL_MISSING') return nothing(portal.name, seconds);
      if (isTrouble(end)) return ready.trouble({ ...ended, end });
      const found = Object.entries(end.ids).filter(([name]) => key === undefined || name === key);
      lines.set(
        portal.name,
        found.map(([name, id]) => [portal.name, ...(key === undefined ? [name] : []), String(id)]),
      );
      const row = {
        name: portal.name,
        portal: end.portal,
        verdict: 'unchanged',
        exitCode: exitCodes.done,
        counts: noCounts,
        seconds,
      } as const;
      await telling.add(row, {
        document: () => outputJson({ ...end, ids: Object.fromEntries(found) }, { language, exitCode: exitCodes.done }),
      });
      return { failed: false };
    },
  );
  for (const portal of left) await telling.add(rowOfLeft(portal));
  await progress.close();
  if (key !== undefined && portals.length > 0 && [...lines.values()].every((found) => found.length === 0))
    throw new Fault('FLEET_KEY_NO_ID', { key, count: portals.length }, { reach: 'run' });
  if (!flags.json) context.terminal.outRows(portals.flatMap(({ name }) => lines.get(name) ?? []));
  return telling.finish([], { quietly: true });

  async function nothing(name: string, seconds: number): Promise<{ readonly failed: boolean }> {
    await telling.add({ name, verdict: 'unchanged', exitCode: exitCodes.done, counts: noCounts, seconds });
    return { failed: false };
  }
}
