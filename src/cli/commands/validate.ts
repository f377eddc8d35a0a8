import { Command } from 'commander';
import type { Define } from '../command.ts';
import { withFileFlags } from '../flags.ts';

export const validateCommand: Define = (act) =>
  withFileFlags(new Command('validate'))
    .description('Checks everything that can be checked without a portal, avatars included.')
    .option('--sarif <file>', 'write the problems as SARIF, for code scanning')
    .option('--codequality <file>', 'write the problems as a Code Quality report of GitLab')
    .action(act(async () => (await import('../run/validate.ts')).runValidate));
