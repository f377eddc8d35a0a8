import { execFile } from 'node:child_process';
import { dirname, resolve } from 'node:path';
import type { Options } from '../app/options.ts';
import type { Revision } from '../report/html/origin.ts';

/** Where pipelines tell the commit that they have checked out. */
const told = [
  'GITHUB_SHA',
  'CI_COMMIT_SHA',
  'BITBUCKET_COMMIT',
  'BUILDKITE_COMMIT',
  'BUILD_SOURCEVERSION',
  'CIRCLE_SHA1',
  'DRONE_COMMIT_SHA',
  'GIT_COMMIT',
];

/**
 * The commit that files were read from, as the pipeline tells it or as git knows it.
 *
 * Shape: nothing where neither does; `isChanged` is what git sees in these files, so it is false in a pipeline without git.
 */
export function revisionOf(
  files: readonly string[],
  { cwd, env }: Pick<Options, 'cwd' | 'env'>,
): Promise<Revision | undefined> {
  const paths = files.map((file) => resolve(cwd, file));
  const name = paths.join('\0');
  const known = asked.get(name) ?? lookUp(paths, cwd, env);
  asked.set(name, known);
  return known;
}

/** The portals of a fleet have the same files, so git is asked once. */
const asked = new Map<string, Promise<Revision | undefined>>();

async function lookUp(paths: readonly string[], cwd: string, env: Options['env']): Promise<Revision | undefined> {
  const folder = paths[0] === undefined ? cwd : dirname(paths[0]);
  const inCi = env.CI === undefined ? undefined : told.map((name) => env[name]).find(isCommit);
  const commit = inCi ?? (await git(folder, 'rev-parse', 'HEAD'))?.trim();
  if (!isCommit(commit)) return undefined;
  const isChanged = await areChanged(folder, paths);
  // What git cannot tell of the files makes a commit that it named itself doubtful.
  if (isChanged === undefined && inCi === undefined) return undefined;
  return { commit, isChanged: isChanged === true };
}

/** Paths that a command line has room for on every system. */
const pathsACall = 100;

async function areChanged(folder: string, paths: readonly string[]): Promise<boolean | undefined> {
  for (let start = 0; start < paths.length; start += pathsACall) {
    const some = paths.slice(start, start + pathsACall);
    const changes = await git(folder, 'status', '--porcelain', '--ignored', '--untracked-files=all', '--', ...some);
    if (changes !== '') return changes === undefined ? undefined : true;
  }
  return false;
}

function isCommit(text: string | undefined): text is string {
  return text !== undefined && /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(text);
}

/** Units: milliseconds; nobody waits longer for a line on a page. */
const patienceMs = 5_000;

/** What git prints; nothing where there is no git, no repository, or no answer. Programs that the repository's settings name are not run. */
function git(cwd: string, ...args: readonly string[]): Promise<string | undefined> {
  const safe = ['--literal-pathspecs', '--no-optional-locks', '-c', 'core.fsmonitor=false'];
  return new Promise((done) => {
    execFile('git', [...safe, ...args], { cwd, timeout: patienceMs, maxBuffer: 1e7 }, (error, out) =>
      done(error ? undefined : out),
    );
  });
}
