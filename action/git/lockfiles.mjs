import { lstat, mkdir, readFile, writeFile } from 'node:fs/promises';
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

/** A file of the checkout as text; `undefined` where there is none, or something else than a plain file. */
export async function readPlain(git, path) {
  const file = join(git.root, path);
  const stat = await lstat(file).catch(() => undefined);
  return stat?.isFile() ? readFile(file, 'utf8') : undefined;
}

/** Writes a file of the checkout; never through a link, which may lead anywhere. */
export async function writePlain(git, path, text) {
  const file = join(git.root, path);
  const stat = await lstat(file).catch(() => undefined);
  if (stat && !stat.isFile()) throw new Error(`${path} is not a plain file`);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
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
