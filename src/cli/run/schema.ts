import { configSchema } from '../../config/schema.ts';
import type { Context } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';

export async function runSchema({ terminal }: Context): Promise<number> {
  terminal.outJson(configSchema());
  return exitCodes.done;
}
