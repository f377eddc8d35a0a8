import { spawn } from 'node:child_process';
import process from 'node:process';

/** A call of git that failed; its message is what git said. */
export class GitError extends Error {}

/**
 * Opens the repository that holds a folder.
 *
 * `remote` is a name or an address; `credentials` (user and token) are for addresses that ask for them and reach git
 * through its environment, so that no process list and no message of git shows them.
 * Shape: `run` gives code and output of any call, `text` the trimmed output of one that must succeed.
 */
export async function openRepository(folder, { env = process.env, remote = 'origin', credentials } = {}) {
  const configured = { ...env, ...configIn(env, credentials), GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' };
  const runIn = (cwd) => (args, more) => run(args, { cwd, env: { ...configured, ...more?.env }, input: more?.input });
  const root = textOf(['rev-parse'], await runIn(folder)(['rev-parse', '--show-toplevel'])).trimEnd();
  const inRoot = runIn(root);
  return {
    root,
    remote,
    run: inRoot,
    text: async (args, more) => textOf(args, await inRoot(args, more)).trimEnd(),
  };
}

/**
 * The newest commit of a branch of the remote, fetched; `undefined` where there is no such branch.
 *
 * Units: `depth` in commits, for shallow clones only: a whole one stays whole.
 */
export async function fetchTip(git, branch, depth = 1) {
  const listed = await git.text(['ls-remote', git.remote, `refs/heads/${branch}`]);
  if (listed === '') return undefined;
  const isShallow = (await git.text(['rev-parse', '--is-shallow-repository'])) === 'true';
  await git.text([
    'fetch',
    '--quiet',
    '--no-tags',
    '--no-write-fetch-head',
    ...(isShallow ? [`--depth=${depth}`] : []),
    git.remote,
    `+refs/heads/${branch}:${seenRef(branch)}`,
  ]);
  return git.text(['rev-parse', seenRef(branch)]);
}

/** A file of a commit as text; `undefined` where the commit has none, or is `undefined` itself. */
export async function fileAt(git, commit, path) {
  if (commit === undefined) return undefined;
  const { code, stdout } = await git.run(['cat-file', 'blob', `${commit}:${path}`]);
  return code === 0 ? stdout : undefined;
}

/** A commit that a name stands for, or `undefined`. */
export async function commitOf(git, name) {
  const { code, stdout } = await git.run(['rev-parse', '--quiet', '--verify', `${name}^{commit}`]);
  return code === 0 ? stdout.trim() : undefined;
}

/** Where the last fetched state of a branch is kept; not the user's remote-tracking branch, which stays as it is. */
function seenRef(branch) {
  return `refs/provision/seen/${branch}`;
}

function configIn(env, credentials) {
  const start = Number(env.GIT_CONFIG_COUNT ?? 0);
  const helper = '!f() { echo "username=$PROVISION_GIT_USER"; echo "password=$PROVISION_GIT_TOKEN"; }; f';
  // In containers the checkout often belongs to another user than ours, and git then refuses to look at it.
  const settings = [
    ['safe.directory', '*'],
    ...(credentials
      ? [
          ['credential.helper', ''],
          ['credential.helper', helper],
        ]
      : []),
  ];
  const entries = settings.flatMap(([key, value], index) => [
    [`GIT_CONFIG_KEY_${start + index}`, key],
    [`GIT_CONFIG_VALUE_${start + index}`, value],
  ]);
  return {
    GIT_CONFIG_COUNT: String(start + settings.length),
    ...Object.fromEntries(entries),
    ...(credentials ? { PROVISION_GIT_USER: credentials.user, PROVISION_GIT_TOKEN: credentials.token } : {}),
  };
}

function textOf(args, { code, stdout, stderr }) {
  if (code === 0) return stdout;
  throw new GitError(`git ${args[0]} failed: ${stderr.trim() || `exit code ${code}`}`);
}

function run(args, { cwd, env, input }) {
  return new Promise((resolve, reject) => {
    const child = spawn('git', args, { cwd, env, stdio: ['pipe', 'pipe', 'pipe'] });
    const [stdout, stderr] = [collect(child.stdout), collect(child.stderr)];
    child.on('error', (error) => reject(new GitError(`git cannot be run: ${error.message}`)));
    child.on('close', (code) => resolve({ code: code ?? 1, stdout: stdout(), stderr: stderr() }));
    child.stdin.on('error', () => {});
    child.stdin.end(input ?? '');
  });
}

function collect(stream) {
  const chunks = [];
  stream.on('data', (chunk) => chunks.push(chunk));
  return () => Buffer.concat(chunks).toString('utf8');
}
