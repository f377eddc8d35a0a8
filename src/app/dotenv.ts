import { resolve } from 'node:path';
import { parseDotenv } from '../config/dotenv.ts';
import { readGiven } from '../disk/input.ts';
import { Fault } from '../model/fault.ts';
import type { Options } from './options.ts';

const largest = 64 * 1024;

/**
 * The environment with what a file of variables adds to it; what is set already stays.
 *
 * Errors: `DOTENV_…` with a place, and what the disk says.
 */
export async function withDotenv(env: Options['env'], file: string, cwd: string): Promise<Options['env']> {
  const text = await readGiven(resolve(cwd, file), cwd, largest);
  if (text === undefined) throw new Fault('DOTENV_MISSING', { file }, { reach: 'run' });
  return { ...parseDotenv(text, file), ...env };
}
