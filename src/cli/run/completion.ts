import type { Command } from 'commander';
import { faultUsages } from '../../app/sandbox.ts';
import { consents } from '../../model/plan.ts';
import type { Context } from '../command.ts';
import { bashScript } from '../completion/bash.ts';
import { fishScript } from '../completion/fish.ts';
import type { Shell } from '../completion/shells.ts';
import { flagsOfAll, specOf, type Vocabulary } from '../completion/spec.ts';
import { zshScript } from '../completion/zsh.ts';
import { exitCodes } from '../exit-codes.ts';

const scripts = { bash: bashScript, zsh: zshScript, fish: fishScript } as const;

/** The script is made of the very program that is running, so that it cannot fall behind. */
export async function runCompletion(
  { terminal }: Context,
  shell: Shell,
  _flags: object,
  { parent: program }: Command,
): Promise<number> {
  if (!program) throw new Error('completion is a command of a program');
  const vocabulary = await vocabularyOf();
  const script = scripts[shell](specOf(program, vocabulary), flagsOfAll(program, vocabulary));
  terminal.outText(script.trimEnd());
  return exitCodes.done;
}

/** Words that the definitions of the commands do not hold themselves. */
async function vocabularyOf(): Promise<Vocabulary> {
  const faults = (await faultUsages()).map((usage) => /^[^:[]+:?/.exec(usage)?.[0] ?? usage);
  return {
    'what:number': { words: consents.map((consent) => `${consent}:`), open: true },
    spec: { words: faults, open: true },
  };
}
