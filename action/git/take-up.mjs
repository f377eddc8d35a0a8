import { commitOf, fetchTip, fileAt } from './git.mjs';
import { isLockfile, lockfilesIn, readPlain, writePlain } from './lockfiles.mjs';
import { unite } from './unite.mjs';

/*
 * A run works on the commit that started it, and that commit's lockfile may be old: a run that waited its turn, or is run again,
 * was started before the run ahead of it pushed its ids. Made with the old lockfile, the same chats would look new. So before every
 * run the newest lockfile is taken up from the branch that keeps it, and from the proposal that still waits to be merged.
 */

/**
 * Brings the newest lockfiles of a branch into the checkout.
 *
 * `own`: the checkout is a commit of that branch, so what it has is what the branch started from.
 * Shape: the paths that were written; what was seen of the branch is remembered for the way back.
 */
export async function takeUp(git, { branch, own, extra = [] }) {
  const tip = await fetchTip(git, branch);
  if (tip === undefined) return [];
  const start = own ? await commitOf(git, 'HEAD') : await mergeBase(git, tip);
  const written = await unitePaths(git, tip, start, extra);
  await git.text(['update-ref', takenRef(branch), tip]);
  return written;
}

/** Brings in the lockfiles of a proposal, a branch of one commit that waits to be merged; not of one in `merged`. */
export async function takeUpProposal(git, { branch, merged = [], extra = [] }) {
  const tip = await fetchTip(git, branch, 2);
  if (tip === undefined || merged.includes(tip)) {
    // A runner may use its folders again: what an earlier run took up is not what this one starts from.
    await git.run(['update-ref', '-d', takenRef(branch)]);
    return [];
  }
  const written = await unitePaths(git, tip, await commitOf(git, `${tip}^`), extra);
  await git.text(['update-ref', takenRef(branch), tip]);
  return written;
}

/** The commit of a branch whose lockfiles the checkout holds already. */
export async function takenFrom(git, branch) {
  return commitOf(git, takenRef(branch));
}

async function unitePaths(git, tip, start, extra) {
  const written = [];
  for (const path of await lockfilesIn(git, tip, extra)) {
    const theirs = await fileAt(git, tip, path);
    if (theirs === undefined || !isLockfile(theirs)) continue;
    const ours = await readPlain(git, path);
    const united = await unite(git, { base: await fileAt(git, start, path), ours, theirs });
    if (united === ours) continue;
    await writePlain(git, path, united);
    written.push(path);
  }
  return written;
}

async function mergeBase(git, tip) {
  const { code, stdout } = await git.run(['merge-base', 'HEAD', tip]);
  return code === 0 ? stdout.trim() : undefined;
}

function takenRef(branch) {
  return `refs/provision/taken/${branch}`;
}
