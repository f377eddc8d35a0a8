import { resolve } from 'node:path';
import { chatKeys } from '../../config/keys.ts';
import { configFiles } from '../../disk/config-files.ts';
import type { Context } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';

/**
 * Prints the keys of the config that a half-typed command line is about, one a line.
 *
 * Whatever goes wrong, it says nothing: a message would land in the middle of what somebody types.
 */
export async function runKeys({ terminal, cwd }: Context, words: readonly string[]): Promise<number> {
  try {
    const keys = await chatKeys(await configsAmong(words, cwd), cwd, configFiles);
    if (keys.length > 0) terminal.out(keys);
  } catch {
    // Nothing to offer.
  }
  return exitCodes.done;
}

async function configsAmong(words: readonly string[], cwd: string): Promise<readonly string[]> {
  const named: string[] = [];
  for (const word of words) {
    const kind = await configFiles.kind(resolve(cwd, word));
    if (kind === 'folder' || (kind === 'file' && /\.ya?ml$/i.test(word))) named.push(word);
  }
  return named.length > 0 ? named : ['chats.yaml'];
}
