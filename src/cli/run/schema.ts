import { configSchema } from '../../config/schema.ts';
import type { Context } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';

export async function runSchema({ terminal }: Context): Promise<number> {
  terminal.out(JSON.stringify(configSchema(), undefined, 2));
  return exitCodes.done;
}
