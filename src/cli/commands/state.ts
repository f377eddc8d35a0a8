import { Argument, Command } from 'commander';
import type { Define } from '../command.ts';
import { withKeyFlags, withSelectionFlags } from '../flags.ts';
import { stateActions } from '../state-actions.ts';

export const stateCommand: Define = (act) =>
  withSelectionFlags(withKeyFlags(new Command('state')))
    .description(
      'Looks after the state, wherever it lies: check proves a store, list and locks show what it has and who holds it, show and pull its rows, push unites a lockfile with it, unlock takes a lock away, move copies it to another store.',
    )
    .addArgument(new Argument('<action>', 'what to do').choices([...stateActions]))
    .argument('[paths...]', 'push: a lockfile, or - for standard input; move: from and to, each an address or files')
    .option('--id <name>', 'unlock: the lock to take away, as its message and "state locks" name it')
    .action(act(async () => (await import('../run/state.ts')).runState));
