import { sayIn } from '../../config/hovers.ts';
import { configSchema } from '../../config/schema.ts';
import type { Language } from '../../model/message.ts';
import type { Context } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';

/** The schema for editors, worded for whoever reads this terminal unless another language is asked for. */
export async function runSchema({ terminal }: Context, { lang }: { readonly lang?: Language }): Promise<number> {
  terminal.outJson(configSchema(await sayIn(lang ?? terminal.language)));
  return exitCodes.done;
}
