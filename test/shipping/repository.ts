import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { freshFolder } from './folders.ts';

/** git as it is on a machine that nobody has set up. */
export const plainGit: Readonly<Record<string, string>> = {
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'Anna',
  GIT_AUTHOR_EMAIL: 'anna@corp.example',
  GIT_COMMITTER_NAME: 'Anna',
  GIT_COMMITTER_EMAIL: 'anna@corp.example',
};

/** A clone, and what tests do in it. */
export interface Clone {
  readonly folder: string;
  readonly git: (...args: readonly string[]) => string;
  readonly write: (path: string, text: string) => void;
  readonly read: (path: string) => string;
  /** Commits everything and pushes it to a branch. */
  readonly push: (message: string, branch?: string) => void;
}

/** A bare repository in the place of a forge. */
export interface Remote {
  readonly folder: string;
  readonly git: (...args: readonly string[]) => string;
  /** A file of a branch, or `undefined`. */
  readonly file: (path: string, branch?: string) => string | undefined;
  /** As forges' runners clone: one commit deep. `at` checks an older commit out, as a run that is run again does. */
  readonly checkout: (at?: string) => Clone;
  /** A whole clone. */
  readonly clone: () => Clone;
  /** Refuses pushes to a branch with these words, as a protected branch does. */
  readonly protect: (branch: string, words: string) => void;
}

/** A forge with one commit on `main` that holds the files given. */
export function openRemote(files: Readonly<Record<string, string>>): Remote {
  const folder = join(freshFolder(), 'remote.git');
  cpSync(templateOf(files), folder, { recursive: true });
  const clone = (...flags: readonly string[]) => {
    const target = join(freshFolder(), 'checkout');
    git('.', 'clone', '--quiet', ...flags, `file://${folder}`, target);
    return cloneAt(target);
  };
  return {
    folder,
    git: (...args) => git(folder, ...args),
    file: (path, branch = 'main') => fileOf(folder, `${branch}:${path}`),
    clone: () => clone(),
    checkout: (at) => {
      const checkout = clone('--depth=1', '--branch=main');
      if (at !== undefined) {
        checkout.git('fetch', '--quiet', '--depth=1', 'origin', at);
        checkout.git('checkout', '--quiet', '-B', 'main', at);
      }
      return checkout;
    },
    protect: (branch, words) => {
      const hook = join(folder, 'hooks/update');
      writeFileSync(hook, `#!/bin/sh\n[ "$1" = refs/heads/${branch} ] || exit 0\necho '${words}' >&2\nexit 1\n`);
      chmodSync(hook, 0o755);
    },
  };
}

const templates = new Map<string, string>();

/** A bare repository to be copied; making one takes git many times as long. */
function templateOf(files: Readonly<Record<string, string>>): string {
  const name = JSON.stringify(files);
  const known = templates.get(name);
  if (known !== undefined) return known;
  const folder = join(freshFolder(), 'template.git');
  git('.', 'init', '--quiet', '--bare', '--initial-branch=main', folder);
  git(folder, 'config', 'uploadpack.allowAnySHA1InWant', 'true');
  const target = join(freshFolder(), 'seed');
  git('.', 'clone', '--quiet', folder, target);
  const seed = cloneAt(target);
  for (const [path, text] of Object.entries(files)) seed.write(path, text);
  seed.push('Begin');
  templates.set(name, folder);
  return folder;
}

/** A PATH whose `git` lets something else happen right before the first push; in `command`, `$GIT` is the real one. */
export function pathWithRival(command: string): string {
  return pathWithGit((real, folder) => {
    const first = `mkdir "${folder}/first" 2>/dev/null`;
    return `case " $* " in *" push "*) ${first} && (GIT="${real}"; ${command}) >/dev/null 2>&1;; esac\nexec "${real}" "$@"`;
  });
}

/** A PATH whose `git` loses every race. */
export function pathWithLostRaces(): string {
  const lost = `printf '!\\tmain:main\\t[rejected] (fetch first)\\n'; exit 1`;
  return pathWithGit((real) => `case " $* " in *" push "*) ${lost};; esac\nexec "${real}" "$@"`);
}

function pathWithGit(script: (real: string, folder: string) => string): string {
  const folder = freshFolder();
  const real = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();
  writeFileSync(join(folder, 'git'), `#!/bin/sh\n${script(real, folder)}\n`, { mode: 0o755 });
  return `${folder}:${process.env.PATH}`;
}

function cloneAt(folder: string): Clone {
  const here = (...args: readonly string[]) => git(folder, ...args);
  return {
    folder,
    git: here,
    write: (path, text) => {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    },
    read: (path) => readFileSync(join(folder, path), 'utf8'),
    push: (message, branch = 'main') => {
      here('add', '--all');
      here('commit', '--quiet', '--message', message);
      here('push', '--quiet', 'origin', `HEAD:refs/heads/${branch}`);
    },
  };
}

function git(cwd: string, ...args: readonly string[]): string {
  return execFileSync('git', args, {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, ...plainGit },
    stdio: 'pipe',
  }).trim();
}

function fileOf(folder: string, name: string): string | undefined {
  try {
    return `${git(folder, 'cat-file', 'blob', name)}\n`;
  } catch {
    return undefined;
  }
}
