import process from 'node:process';
import { openRepository } from './git/git.mjs';
import { giveBack, propose } from './git/give-back.mjs';
import { changedLockfiles, namedLockfiles, readPlain } from './git/lockfiles.mjs';
import { openApi } from './github/api.mjs';
import { annotate, printFolded, setOutputs } from './github/commands.mjs';
import { contextOf } from './github/context.mjs';
import { proposalsOf } from './github/pull-requests.mjs';
import { settingsOf } from './settings.mjs';

/** The step after the run, whatever became of it: what is recorded goes back, or is at least shown. */
async function main(env) {
  const context = contextOf(env);
  const settings = settingsOf(env, context);
  const git = await openRepository(settings.cwd, { env });
  const extra = namedLockfiles(settings.args, { root: git.root, cwd: settings.cwd });
  const { changed, ignored } = await changedLockfiles(git, extra);
  if (ignored.length > 0 && settings.lockfile !== 'none')
    annotate('warning', `${ignored.join(', ')} is in .gitignore and cannot go back`);
  if (changed.length === 0) return;
  if (settings.lockfile === 'none') return sayKept(env, changed);
  try {
    const commit = await bringBack(git, env, context, settings, changed);
    setOutputs(env, { commit: commit ?? '' });
  } catch (error) {
    for (const path of changed) await printFolded(`${path}, as it should be`, (await readPlain(git, path)) ?? '');
    throw new Error(
      `the lockfile did not go back, commit it by hand (it is in the log of this step): ${error.message}`,
    );
  }
}

function sayKept({ PROVISION_IDENTITY: identity }, changed) {
  if (identity === 'marker') return;
  annotate(
    'warning',
    `${changed.join(', ')} changed and does not go back; set "lockfile: push" or "lockfile: pull-request"`,
  );
}

async function bringBack(git, env, context, settings, paths) {
  const { home, proposal, lockfile } = settings;
  const message = `Record the ids of chats${lockfile === 'push' ? ' [skip ci]' : ''}\n\n${context.runUrl}\n`;
  if (lockfile === 'push') return (await giveBack(git, { branch: home, paths, message })).commit;
  const { repository } = context;
  const api = openApi({ apiUrl: context.apiUrl, token: env.PROVISION_GITHUB_TOKEN });
  const { open, merged } = await proposalsOf(api, { repository, from: proposal, into: home });
  const { commit } = await propose(git, { branch: home, proposal, merged, paths, message });
  if (commit !== undefined && !open) await openPullRequest(api, repository, settings);
  return commit;
}

async function openPullRequest(api, repository, { home, proposal }) {
  const body =
    'Ids of chats that `provision` made. Merge this before long: until then every run takes the ids from this branch.\n';
  try {
    await api('POST', `/repos/${repository}/pulls`, {
      title: 'Record the ids of chats',
      head: proposal,
      base: home,
      body,
    });
  } catch (error) {
    const help = 'open one by hand, or allow it under Settings, Actions, General, Workflow permissions';
    annotate(
      'warning',
      `the lockfile is on the branch ${proposal}, but no pull request was opened: ${error.message}; ${help}`,
    );
  }
}

try {
  await main(process.env);
} catch (error) {
  annotate('error', error.message);
  process.exitCode = 1;
}
