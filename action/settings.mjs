import { resolve } from 'node:path';
import { words } from './words.mjs';

const commands = ['validate', 'plan', 'apply', 'destroy'];
const ways = ['none', 'push', 'pull-request'];
/** Flags that the action sets itself, as it reads what they write. */
const own = ['--json', '--markdown', '--out', '--gitlab'];

/**
 * The inputs of the action, checked.
 *
 * Shape: `home` is the branch that keeps the lockfile, `proposal` the one that offers it where it goes back by pull request.
 * Errors: throws with what would be right.
 */
export function settingsOf(env, context) {
  const input = (name) => (env[`INPUT_${name}`] ?? '').trim();
  const command = oneOf('command', input('COMMAND') || 'plan', commands);
  const lockfile = oneOf('lockfile', input('LOCKFILE') || 'none', ways);
  const args = words(input('ARGS'));
  const shard = input('SHARD');
  if (shard) args.push('--shard', shard);
  const taken = args.find((arg) => own.some((flag) => arg === flag || arg.startsWith(`${flag}=`)));
  if (taken !== undefined) throw new Error(`${taken} is set by the action itself; take it out of "args"`);
  const isWriting = command === 'apply' || command === 'destroy';
  const home = isWriting && lockfile === 'push' ? context.branch : context.target;
  if (isWriting && lockfile !== 'none' && !home)
    throw new Error(`"lockfile: ${lockfile}" needs a branch to bring the lockfile back to, and this run has none`);
  return {
    command,
    lockfile,
    isWriting,
    args,
    files: words(input('FILES')),
    cwd: resolve(env.GITHUB_WORKSPACE ?? '.', input('WORKING_DIRECTORY') || '.'),
    planFile: input('PLAN_FILE') || 'provision.plan.json',
    comment: input('COMMENT') === 'true',
    home,
    proposal: `provision/lockfile/${home}`,
  };
}

function oneOf(name, value, known) {
  if (known.includes(value)) return value;
  throw new Error(`"${name}" is ${JSON.stringify(value)}; use one of ${known.join(', ')}`);
}
