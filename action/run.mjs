import { existsSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { openRepository } from './git/git.mjs';
import { namedLockfiles } from './git/lockfiles.mjs';
import { takeUp, takeUpProposal } from './git/take-up.mjs';
import { openApi } from './github/api.mjs';
import { annotate, maskCredentials, setOutputs } from './github/commands.mjs';
import { contextOf } from './github/context.mjs';
import { proposalsOf } from './github/pull-requests.mjs';
import { provision } from './provision.mjs';
import { settingsOf } from './settings.mjs';

/** The first step of the action: takes up the newest lockfile, runs the tool, gives outputs; exits as the tool did. */
async function main(env) {
  maskCredentials(env);
  const context = contextOf(env);
  const settings = settingsOf(env, context);
  if (settings.lockfile !== 'none' && settings.command !== 'validate') await takeUpNewest(env, context, settings);
  const folder = await mkdtemp(join(env.RUNNER_TEMP ?? tmpdir(), 'provision-'));
  const done = await provision({ bin: env.PROVISION_BIN, settings, env: ownEnv(env), folder });
  setOutputs(env, {
    'exit-code': done.exitCode,
    'has-changes': done.hasChanges ?? '',
    creates: done.creates ?? '',
    updates: done.updates ?? '',
    removals: done.removals ?? '',
    plan: done.plan !== undefined && existsSync(done.plan) ? done.plan : '',
    report: existsSync(done.report) ? done.report : '',
    identity: done.identity ?? '',
  });
  return exitCodeOf(done, settings);
}

async function takeUpNewest(env, context, { cwd, home, proposal, lockfile, args, isWriting }) {
  try {
    if (!home) return;
    const git = await openRepository(cwd, { env });
    const extra = namedLockfiles(args, { root: git.root, cwd });
    await takeUp(git, { branch: home, own: !context.isPullRequest, extra });
    if (lockfile !== 'pull-request') return;
    const api = openApi({ apiUrl: context.apiUrl, token: env.PROVISION_GITHUB_TOKEN });
    const { merged } = await proposalsOf(api, { repository: context.repository, from: proposal, into: home });
    await takeUpProposal(git, { branch: proposal, merged, extra });
  } catch (error) {
    if (isWriting) throw new Error(`nothing was sent, as the newest lockfile cannot be had: ${error.message}`);
    annotate('warning', `the plan may be behind, as the newest lockfile cannot be had: ${error.message}`);
  }
}

/** The tool's own environment: an input that is empty leaves what the job says, and GitHub's token is none of its business. */
function ownEnv({ PROVISION_GITHUB_TOKEN: _, INPUT_URL: url, INPUT_TOKEN: token, INPUT_HOSTS: hosts, ...env }) {
  return {
    ...env,
    ...(url ? { PROVISION_URL: url } : {}),
    ...(token ? { PROVISION_TOKEN: token } : {}),
    ...(hosts ? { PROVISION_HOSTS: hosts } : {}),
  };
}

/** A plan with changes is no failure, unless the caller asked for that exit code. */
function exitCodeOf({ exitCode }, { command, args }) {
  return command === 'plan' && exitCode === 2 && !args.includes('--detailed-exitcode') ? 0 : exitCode;
}

try {
  process.exitCode = await main(process.env);
} catch (error) {
  annotate('error', error.message);
  process.exitCode = 1;
}
