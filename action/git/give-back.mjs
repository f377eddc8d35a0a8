import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { commitOf, fetchTip, fileAt, GitError } from './git.mjs';
import { readPlain } from './lockfiles.mjs';
import { takenFrom } from './take-up.mjs';
import { unite } from './unite.mjs';

/*
 * The commit is made beside the checkout, on top of what the branch is at that moment: nothing is checked out, rebased or stashed,
 * no hook of the repository runs, and whatever else a pipeline left lying about stays out of it. When somebody else pushes in
 * between, the branch is fetched again and the lockfile's change is united with theirs; this is tried a few times and no more.
 */

const attempts = 6;

/**
 * Commits lockfiles to a branch and pushes.
 *
 * Shape: `{ commit }`, or `{}` when the branch has it all already.
 * Errors: throws with git's words when the remote refuses for good, or when every attempt lost its race.
 */
export async function giveBack(git, { branch, paths, message, pushOptions = [], pause = growing }) {
  return repeat(pause, async () => {
    const tip = await fetchTip(git, branch);
    if (tip === undefined) throw new GitError(`there is no branch "${branch}" to bring the lockfile back to`);
    const texts = await textsFor(git, paths, branch, tip);
    const commit = await commitOnto(git, tip, texts, message);
    if (commit === undefined) return {};
    await push(git, [...pushOptions.map((option) => `--push-option=${option}`)], `${commit}:refs/heads/${branch}`);
    return { commit };
  });
}

/**
 * Puts lockfiles on a branch of their own, one commit on top of `branch`, for somebody to merge.
 *
 * What the branch holds already counts too, unless it is one of the commits in `merged`: then it is a left-over and written anew.
 */
export async function propose(
  git,
  { branch, proposal, merged = [], paths, message, pushOptions = [], pause = growing },
) {
  return repeat(pause, async () => {
    const tip = await fetchTip(git, branch);
    if (tip === undefined) throw new GitError(`there is no branch "${branch}" to propose the lockfile for`);
    const before = await fetchTip(git, proposal, 2);
    const texts = await textsFor(git, paths, branch, tip);
    if (before !== undefined && !merged.includes(before)) await uniteWith(git, texts, proposal, before);
    const commit = await commitOnto(git, tip, texts, message);
    if (commit === undefined) return {};
    if (before !== undefined && (await isSame(git, before, commit, tip))) return { commit: before };
    const lease = `--force-with-lease=refs/heads/${proposal}:${before ?? ''}`;
    await push(
      git,
      [lease, ...pushOptions.map((option) => `--push-option=${option}`)],
      `${commit}:refs/heads/${proposal}`,
    );
    return { commit };
  });
}

/** A push that may go through when it is tried again. */
class LostRace extends GitError {}

async function repeat(pause, attempt) {
  for (let number = 1; ; number += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof LostRace) || number === attempts) throw error;
      await pause(number);
    }
  }
}

/** Two runs that lost to the same push do not meet again. Units: milliseconds. */
async function growing(number) {
  await wait(number * 200 + Math.random() * 200);
}

/** Path → text as the branch should have it now. */
async function textsFor(git, paths, branch, tip) {
  const base = (await takenFrom(git, branch)) ?? (await commitOf(git, 'HEAD'));
  const texts = new Map();
  for (const path of paths) {
    const ours = await withRescued(git, path);
    const sides = { base: await fileAt(git, base, path), ours, theirs: await fileAt(git, tip, path) };
    texts.set(path, await unite(git, sides));
  }
  return texts;
}

/** What a run could not write into the lockfile, because somebody else had changed it, lies beside it. */
async function withRescued(git, path) {
  const ours = await readPlain(git, path);
  const theirs = await readPlain(git, `${path}.rescued`);
  return unite(git, { base: await fileAt(git, 'HEAD', path), ours, theirs });
}

async function uniteWith(git, texts, proposal, tip) {
  const base = await takenFrom(git, proposal);
  for (const [path, ours] of texts) {
    const sides = { base: await fileAt(git, base, path), ours, theirs: await fileAt(git, tip, path) };
    texts.set(path, await unite(git, sides));
  }
}

/** A commit of `tip` with these texts in place of its files; `undefined` when they are the same. */
async function commitOnto(git, tip, texts, message) {
  const index = join(
    await git.text(['rev-parse', '--absolute-git-dir']),
    `provision-${randomBytes(6).toString('hex')}.index`,
  );
  const env = { GIT_INDEX_FILE: index };
  try {
    await git.text(['read-tree', tip], { env });
    for (const [path, text] of texts) {
      if (text === undefined) continue;
      const blob = await git.text(['hash-object', '-w', '--stdin', `--path=${path}`], { input: text });
      await git.text(['update-index', '--add', '--cacheinfo', `100644,${blob},${path}`], { env });
    }
    const tree = await git.text(['write-tree'], { env });
    if (tree === (await git.text(['rev-parse', `${tip}^{tree}`]))) return undefined;
    return await git.text(['commit-tree', tree, '-p', tip, '-m', message], { env: await author(git) });
  } finally {
    await rm(index, { force: true });
  }
}

/** Who commits, where neither the environment nor the checkout says. */
async function author(git) {
  const known = await Promise.all(
    ['GIT_AUTHOR_IDENT', 'GIT_COMMITTER_IDENT'].map((name) => git.run(['-c', 'user.useConfigOnly=true', 'var', name])),
  );
  if (known.every(({ code }) => code === 0)) return {};
  const [name, email] = ['provision', 'provision@users.noreply.github.com'];
  return { GIT_AUTHOR_NAME: name, GIT_AUTHOR_EMAIL: email, GIT_COMMITTER_NAME: name, GIT_COMMITTER_EMAIL: email };
}

async function isSame(git, before, commit, tip) {
  const tree = (name) => git.text(['rev-parse', `${name}^{tree}`]);
  return (await commitOf(git, `${before}^`)) === tip && (await tree(before)) === (await tree(commit));
}

async function push(git, flags, refspec) {
  const args = ['push', '--porcelain', '--no-verify', ...flags, git.remote, refspec];
  const { code, stdout, stderr } = await git.run(args);
  if (code === 0) return;
  const said = [...stdout.split('\n').filter((line) => line.startsWith('!')), stderr.trim()].join('\n').trim();
  const isFinal =
    /protected|declined|denied|not (?:permitted|allowed|found)|authentication|permission|could not read|\b40[134]\b/i.test(
      said,
    );
  throw isFinal ? new GitError(`the push was refused: ${said}`) : new LostRace(`the push did not go through: ${said}`);
}
