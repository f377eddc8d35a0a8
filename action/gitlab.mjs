#!/usr/bin/env node
import process from 'node:process';
import { openRepository } from './git/git.mjs';
import { giveBack, propose } from './git/give-back.mjs';
import { changedLockfiles, namedLockfiles, readPlain } from './git/lockfiles.mjs';
import { takeUp, takeUpProposal } from './git/take-up.mjs';
import { words } from './words.mjs';

/*
 * The way of the lockfile in GitLab's jobs, as `provision-lockfile take` before a run and `provision-lockfile return` after it.
 * Everything else comes from the job's environment: PROVISION_LOCKFILE says how it goes back (none, push or merge-request).
 */

const usage = 'usage: provision-lockfile take|return, with PROVISION_LOCKFILE set to none, push or merge-request';

async function main([command], env) {
  const way = env.PROVISION_LOCKFILE || 'none';
  if (!['take', 'return'].includes(command) || !['none', 'push', 'merge-request'].includes(way)) throw new Error(usage);
  if (way === 'none') return;
  const isMergeRequest = env.CI_MERGE_REQUEST_TARGET_BRANCH_NAME !== undefined;
  const branch = env.CI_MERGE_REQUEST_TARGET_BRANCH_NAME ?? env.CI_COMMIT_BRANCH;
  if (!branch) throw new Error('this pipeline has no branch to take the lockfile from or to bring it back to');
  const folder = process.cwd();
  const git = await openRepository(folder, { env, remote: addressOf(env), credentials: credentialsOf(env) });
  const extra = namedLockfiles(words(env.PROVISION_ARGS ?? ''), { root: git.root, cwd: folder });
  const proposal = `provision/lockfile/${branch}`;
  if (command === 'return') return bringBack(git, { way, branch, proposal, extra, jobUrl: env.CI_JOB_URL });
  say(await takeUp(git, { branch, own: !isMergeRequest, extra }), branch);
  if (way === 'merge-request') say(await takeUpProposal(git, { branch: proposal, extra }), proposal);
}

async function bringBack(git, { way, branch, proposal, extra, jobUrl }) {
  const { changed: paths, ignored } = await changedLockfiles(git, extra);
  if (ignored.length > 0) print(`${ignored.join(', ')} is in .gitignore and cannot go back`);
  if (paths.length === 0) return;
  const message = `Record the ids of chats${way === 'push' ? ' [skip ci]' : ''}\n\n${jobUrl ?? ''}\n`;
  try {
    const { commit } = await (way === 'push'
      ? giveBack(git, { branch, paths, message })
      : propose(git, { branch, proposal, paths, message, pushOptions: requestOptions(branch) }));
    if (commit !== undefined) print(`${paths.join(', ')} went back with ${commit.slice(0, 12)}`);
  } catch (error) {
    for (const path of paths) print(`${path}, as it should be:\n${(await readPlain(git, path)) ?? ''}`);
    throw new Error(`the lockfile did not go back, commit it by hand (it is above): ${error.message}`);
  }
}

/** Source: GitLab's page on push options; the branch goes when the request is merged, so a branch that is there still counts. */
function requestOptions(branch) {
  const title = 'Record the ids of chats';
  return [
    'merge_request.create',
    `merge_request.target=${branch}`,
    `merge_request.title=${title}`,
    'merge_request.remove_source_branch',
  ];
}

/** The project's address without the job's token, which git is given otherwise. */
function addressOf({ CI_REPOSITORY_URL: address }) {
  if (!address) throw new Error('CI_REPOSITORY_URL is not set; this is meant for a job of GitLab');
  const url = new URL(address);
  url.username = '';
  url.password = '';
  return url.href;
}

function credentialsOf({ PROVISION_GIT_TOKEN: own, CI_JOB_TOKEN: job }) {
  if (own) return { user: 'oauth2', token: own };
  return job ? { user: 'gitlab-ci-token', token: job } : undefined;
}

function say(written, branch) {
  if (written.length > 0) print(`${written.join(', ')} is newer on ${branch} and was taken up`);
}

function print(line) {
  process.stderr.write(`${line}\n`);
}

try {
  await main(process.argv.slice(2), process.env);
} catch (error) {
  print(error.message);
  process.exitCode = 1;
}
