import type { Define } from '../command.ts';
import { adoptCommand } from './adopt.ts';
import { applyCommand, destroyCommand } from './apply.ts';
import { completionCommand } from './completion.ts';
import { createCommand } from './create.ts';
import { doctorCommand } from './doctor.ts';
import { exportCommand } from './export.ts';
import { initCommand } from './init.ts';
import { keysCommand } from './keys.ts';
import { listCommand } from './list.ts';
import { outputCommand } from './output.ts';
import { planCommand } from './plan.ts';
import { portalsCommand } from './portals.ts';
import { resolveCommand } from './resolve.ts';
import { forgetCommand, moveCommand } from './rows.ts';
import { sandboxCommand } from './sandbox.ts';
import { schemaCommand } from './schema.ts';
import { showCommand } from './show.ts';
import { stateCommand } from './state.ts';
import { validateCommand } from './validate.ts';

/** Commands that are told of together. */
export interface Group {
  readonly title: string;
  readonly commands: readonly Define[];
}

/** Every command, in the order of `--help`. A new one is a file here, one in `run/`, and a line in this list. */
export const groups: readonly Group[] = [
  {
    title: 'Chats as the files say',
    commands: [initCommand, validateCommand, planCommand, showCommand, applyCommand, destroyCommand],
  },
  { title: 'Chats that exist', commands: [listCommand, exportCommand, adoptCommand, createCommand] },
  { title: 'The lockfile', commands: [outputCommand, resolveCommand, forgetCommand, moveCommand, stateCommand] },
  { title: 'Many portals', commands: [portalsCommand] },
  { title: 'Around it', commands: [doctorCommand, sandboxCommand, schemaCommand, completionCommand] },
];

export const commands: readonly Define[] = groups.flatMap((group) => group.commands);

/** Commands for programs only. */
export const hiddenCommands: readonly Define[] = [keysCommand];
