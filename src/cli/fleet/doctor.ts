import { doctor } from '../../app/doctor/doctor.ts';
import { drive } from '../../app/fleet/drive.ts';
import { doctorJson } from '../../report/doctor-json.ts';
import { doctorText } from '../../report/doctor-text.ts';
import { type FleetRow, noCounts } from '../../report/fleet/row.ts';
import type { Context } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import type { FleetFlags } from '../flags.ts';
import { opened } from './opened.ts';
import { isTrouble, rowOfLeft } from './rows.ts';

/** Asks of every portal whether all is there that a run needs. */
export async function runFleetDoctor(context: Context, inventory: string, flags: FleetFlags): Promise<number> {
  const ready = await opened(context, inventory, flags, { command: 'doctor', writes: false, address: 'asked' });
  if (typeof ready === 'number') return ready;
  const { portals, telling, progress, brake, options } = ready;
  const { language } = context.terminal;
  const left = await drive(
    portals,
    options,
    brake,
    (one) => doctor(one),
    async (ended) => {
      const { end, portal, seconds } = ended;
      if (isTrouble(end)) return ready.trouble({ ...ended, end });
      const wrong = end.findings.filter(({ state }) => state === 'wrong');
      const [first] = wrong;
      const looks = end.findings.filter(({ state }) => state === 'look');
      telling.warn(
        portal.name,
        looks.map((finding) => ({ ...finding.message, severity: 'warning' })),
      );
      const exitCode = first ? exitCodes.failed : exitCodes.done;
      const row: FleetRow = {
        name: portal.name,
        ...(portal.host === undefined ? {} : { portal: portal.host }),
        verdict: first ? 'failed' : 'unchanged',
        exitCode,
        counts: noCounts,
        seconds,
        ...(first ? { why: first.message } : {}),
        ...(wrong.length > 1 ? { more: wrong.length - 1 } : {}),
      };
      await telling.add(row, {
        ...(first ? { lines: () => doctorText(end.findings, { language }) } : {}),
        document: () => doctorJson(end, { language, exitCode }),
      });
      progress.ended(portal.name, first !== undefined);
      return { failed: first !== undefined };
    },
  );
  for (const portal of left) await telling.add(rowOfLeft(portal));
  await progress.close();
  return telling.finish();
}
