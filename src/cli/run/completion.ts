import { faultUsages } from '../../app/sandbox.ts';
import { consents } from '../../model/plan.ts';
import type { Context } from '../command.ts';
import type { Shell } from '../commands/completion.ts';
import { bashScript } from '../completion/bash.ts';
import { fishScript } from '../completion/fish.ts';
import { flagsOfAll, specOf, type Vocabulary } from '../completion/spec.ts';
import { zshScript } from '../completion/zsh.ts';
import { exitCodes } from '../exit-codes.ts';
import { programFor } from '../program.ts';

const scripts = { bash: bashScript, zsh: zshScript, fish: fishScript } as const;

export async function runCompletion({ terminal }: Context, shell: Shell): Promise<number> {
  const program = programFor(() => async () => {});
  const vocabulary = await vocabularyOf();
  const script = scripts[shell](specOf(program, vocabulary), flagsOfAll(program, vocabulary));
  terminal.out(script.trimEnd());
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
