import { drive } from '../../app/fleet/drive.ts';
import { validate } from '../../app/validate.ts';
import { noCounts } from '../../report/fleet/row.ts';
import { diagnosticsJson } from '../../report/result-json.ts';
import type { Context } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import type { FleetFlags } from '../flags.ts';
import { reportProblems } from '../reports.ts';
import { opened } from './opened.ts';
import { isTrouble, rowOfLeft } from './rows.ts';

/** Checks what can be checked without a portal: the inventory, and the packs with the values of every portal. No secret is read. */
export async function runFleetValidate(context: Context, inventory: string, flags: FleetFlags): Promise<number> {
  const ready = await opened(context, inventory, flags, { command: 'validate', writes: false, address: 'unused' });
  if (typeof ready === 'number') return ready;
  const { portals, telling, progress, brake, options } = ready;
  const { language } = context.terminal;
  const left = await drive(
    portals,
    options,
    brake,
    async (one) => {
      const checked = await validate(one);
      return checked.valid ? { ...checked, kind: 'valid' as const } : { ...checked, kind: 'invalid' as const };
    },
    async (ended) => {
      const { end, portal, seconds } = ended;
      if (isTrouble(end)) return ready.trouble({ ...ended, end });
      telling.warn(portal.name, end.diagnostics, end.sources);
      const checked = { files: [...end.sources.keys()], chats: end.chats };
      const row = {
        name: portal.name,
        verdict: 'unchanged',
        exitCode: exitCodes.done,
        counts: noCounts,
        seconds,
      } as const;
      await telling.add(row, {
        document: () => diagnosticsJson('validate', end.diagnostics, { language, exitCode: exitCodes.done, checked }),
      });
      progress.ended(portal.name, false);
      return { failed: false };
    },
  );
  for (const portal of left) await telling.add(rowOfLeft(portal));
  await progress.close();
  if (flags.sarif || flags.codequality)
    await reportProblems(
      context,
      telling.problems.all.map(({ diagnostic }) => diagnostic),
      flags,
      inventory,
    );
  return telling.finish();
}
