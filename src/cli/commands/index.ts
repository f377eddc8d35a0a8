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
import { stateCommand } from './state.ts';
import { validateCommand } from './validate.ts';

/** Every command, in the order of `--help`. A new one is a file here, one in `run/`, and a line in this list. */
export const commands: readonly Define[] = [
  applyCommand,
  planCommand,
  validateCommand,
  exportCommand,
  adoptCommand,
  resolveCommand,
  destroyCommand,
  listCommand,
  outputCommand,
  forgetCommand,
  moveCommand,
  createCommand,
  doctorCommand,
  initCommand,
  stateCommand,
  schemaCommand,
  portalsCommand,
  sandboxCommand,
  completionCommand,
];

/** Commands for programs only. */
export const hiddenCommands: readonly Define[] = [keysCommand];
