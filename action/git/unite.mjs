import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/*
 * Two versions of one lockfile become one. git's own line merge does it nearly always, as a lockfile has one line a chat. Where both
 * sides wrote at the same place, git's conflict markers stay in the text on purpose: `provision` reads such a file as both sides
 * united, knows how to settle a key that is in both, and its next apply writes the file clean. What rows mean is decided there and
 * nowhere else. A merge without conflict that is no JSON any more (two sides, one comma) becomes a conflict of the whole text.
 */

/**
 * Unites two versions of a lockfile; `base` is what both started from, `undefined` stands for no file.
 *
 * Errors: throws when both sides changed and one of them holds markers already.
 */
export async function unite(git, { base, ours, theirs }) {
  if (theirs === undefined || theirs === ours || theirs === base) return ours;
  if (ours === undefined || ours === base) return theirs;
  if (hasMarkers(ours) || hasMarkers(theirs))
    throw new Error(
      'the lockfile holds conflict markers on both sides; run "provision apply" once on the branch to settle them',
    );
  const merged = await mergeLines(git, base ?? '', ours, theirs);
  return sidesOf(merged).every(isJson) ? merged : conflictOf(ours, theirs);
}

function hasMarkers(text) {
  return /^(?:<{7}|={7}|>{7})/m.test(text);
}

async function mergeLines(git, base, ours, theirs) {
  const folder = await mkdtemp(join(tmpdir(), 'provision-unite-'));
  try {
    const names = ['this run', 'before', 'the branch'];
    const files = ['ours', 'base', 'theirs'].map((name) => join(folder, name));
    await Promise.all([ours, base, theirs].map((text, index) => writeFile(files[index], text)));
    const labels = names.flatMap((name) => ['-L', name]);
    const style = ['-c', 'merge.conflictStyle=merge'];
    const { code, stdout, stderr } = await git.run([...style, 'merge-file', '-p', ...labels, ...files]);
    // The code is the number of conflicts; a failure of git itself is above 127.
    if (code > 127) throw new Error(`git merge-file failed: ${stderr.trim()}`);
    return stdout;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The one or two whole texts that a merged text stands for. */
function sidesOf(merged) {
  if (!hasMarkers(merged)) return [merged];
  const sides = { ours: [], theirs: [] };
  let part = 'both';
  for (const line of merged.split('\n')) {
    if (line.startsWith('<<<<<<<')) part = 'ours';
    else if (line.startsWith('=======')) part = 'theirs';
    else if (line.startsWith('>>>>>>>')) part = 'both';
    else for (const side of ['ours', 'theirs']) if (part === 'both' || part === side) sides[side].push(line);
  }
  return [sides.ours.join('\n'), sides.theirs.join('\n')];
}

function conflictOf(ours, theirs) {
  const whole = (text) => (text.endsWith('\n') ? text : `${text}\n`);
  return `<<<<<<< this run\n${whole(ours)}=======\n${whole(theirs)}>>>>>>> the branch\n`;
}

function isJson(text) {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
