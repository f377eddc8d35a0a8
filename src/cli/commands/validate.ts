import { Command } from 'commander';
import type { Define } from '../command.ts';
import { withFileFlags, withFleetFlags } from '../flags.ts';
import { oneOrMany } from '../fleet/one-or-many.ts';

export const validateCommand: Define = (act) =>
  withFleetFlags(withFileFlags(new Command('validate')))
    .description('Checks everything that can be checked without a portal, avatars included.')
    .option('--sarif <file>', 'write the problems as SARIF, for code scanning')
    .option('--codequality <file>', 'write the problems as a Code Quality report of GitLab')
    .action(
      act(async () => {
        const { runValidate } = await import('../run/validate.ts');
        return oneOrMany(runValidate, async () => (await import('../fleet/validate.ts')).runFleetValidate);
      }),
    );
