import { placeText } from '../base/place.ts';
import { message } from '../model/message.ts';
import type { Plan } from '../model/plan.ts';
import { unfulfilledIn, unresolvedIn } from '../report/unresolved.ts';
import { exitCodes } from './exit-codes.ts';
import type { Flags } from './flags.ts';
import { sayMessage } from './say.ts';
import type { Terminal } from './terminal.ts';

/** Names on stderr who stands for nobody, where the plan that would do so is not shown. */
export function sayUnresolved(terminal: Terminal, plan: Plan, { quiet, json }: Flags): void {
  if (!quiet && !json) return;
  for (const { key, place, message: why } of unresolvedIn(plan))
    sayMessage(terminal, why, place ? `${placeText(place)}  ${key}  ` : `${key}  `);
}

/** What `--strict` makes of a run that came right: unfulfilled wishes count as failures. */
export function strictly(exitCode: number, terminal: Terminal, plan: Plan, { strict }: Flags): number {
  const notes =
    strict && (exitCode === exitCodes.done || exitCode === exitCodes.changes) ? unfulfilledIn(plan).length : 0;
  if (notes === 0) return exitCode;
  sayMessage(terminal, message('STRICT', { notes }));
  return exitCodes.partial;
}
