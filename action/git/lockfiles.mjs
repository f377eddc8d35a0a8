import { randomBytes } from 'node:crypto';
import { lstat, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';

const pattern = ':(top,glob)**/*.lock.json';

/**
 * The lockfiles of the checkout that differ from its commit, by their paths from the repository's root.
 *
 * They are told by name and content, so that nothing has to be known of how a run named its own; `extra` are paths
 * from the working folder for `--lockfile`.
 * Shape: `changed`, and `ignored`: lockfiles that git is told to ignore and that can therefore never go back.
 */
export async function changedLockfiles(git, extra = []) {
  const named = extra.map((path) => `:(top,literal)${path}`);
  const list = async (...args) => (await git.text([...args, '--', pattern, ...named])).split('\0');
  const edited = await list('diff', '--name-only', '-z', '--no-renames', 'HEAD');
  const added = await list('ls-files', '-z', '--others', '--exclude-standard');
  const ignored = await list('ls-files', '-z', '--others', '--ignored', '--exclude-standard');
  return {
    changed: (await onlyLockfiles(git, [...edited, ...added])).sort(),
    ignored: await onlyLockfiles(git, ignored),
  };
}

/** The lockfiles in a commit, by their paths from the root. */
export async function lockfilesIn(git, commit, extra = []) {
  const text = await git.text(['ls-tree', '-r', '-z', commit]);
  const files = text.split('\0').flatMap((line) => {
    const [, mode, path] = /^(\d+) blob [0-9a-f]+\t(.*)$/s.exec(line) ?? [];
    return mode === '100644' || mode === '100755' ? [path] : [];
  });
  return files.filter((path) => path.endsWith('.lock.json') || extra.includes(path));
}

/** Is this text a lockfile of ours, and not one of the many other `*.lock.json`? */
export function isLockfile(text) {
  return /"lockfileVersion"\s*:\s*\d/.test(text) && /"portals"\s*:/.test(text);
}

/** Units: bytes; no lockfile comes near. */
const largest = 64 * 1024 * 1024;

/** A file of the checkout as text; `undefined` where there is none, or something else than a plain file in plain folders. */
export async function readPlain(git, path) {
  const stat = await lookAt(git, path);
  return stat?.isFile() && stat.size <= largest ? readFile(join(git.root, path), 'utf8') : undefined;
}

/** Writes a file of the checkout; never through a link, of a file or of a folder on the way, which may lead anywhere. */
export async function writePlain(git, path, text) {
  const file = join(git.root, path);
  const stat = await lookAt(git, path);
  if (stat && !stat.isFile()) throw new Error(`${path} is not a plain file in plain folders`);
  await mkdir(dirname(file), { recursive: true });
  const aside = `${file}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    await writeFile(aside, text, { flag: 'wx' });
    await rename(aside, file);
  } finally {
    await rm(aside, { force: true });
  }
}

/** What stands at a path of the checkout, or the first thing on the way to it that is no folder; links are not followed. */
async function lookAt(git, path) {
  let place = git.root;
  let stat;
  for (const part of path.split('/')) {
    place = join(place, part);
    stat = await lstat(place).catch(() => undefined);
    if (!stat?.isDirectory()) return place === join(git.root, path) || stat?.isSymbolicLink() ? stat : blocked(stat);
  }
  return stat;
}

/** A file where a folder is needed stands in the way; nothing at all does not. */
function blocked(stat) {
  return stat && { isFile: () => false };
}

/** The values of `--lockfile` among arguments, as paths from the root; those outside of the repository are left out. */
export function namedLockfiles(args, { root, cwd }) {
  const values = args.flatMap((arg, index) => {
    if (arg === '--lockfile') return args[index + 1] === undefined ? [] : [args[index + 1]];
    return arg.startsWith('--lockfile=') ? [arg.slice('--lockfile='.length)] : [];
  });
  const paths = values.map((value) => relative(root, resolve(cwd, value)));
  return paths.filter((path) => !path.startsWith('..') && !isAbsolute(path)).map((path) => path.split(sep).join('/'));
}

async function onlyLockfiles(git, paths) {
  const texts = await Promise.all(paths.map((path) => (path === '' ? undefined : readPlain(git, path))));
  return paths.filter((_, index) => isLockfile(texts[index] ?? ''));
}
