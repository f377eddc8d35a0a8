/** Comments are looked through a hundred at a time, and no further than this. Units: pages. */
const pages = 30;

/** The number of the pull request that a run is about: the event's own, or the one whose merge is the commit. */
export async function pullRequestOf(api, { pullRequest, repository, sha }) {
  if (pullRequest !== undefined) return pullRequest;
  const found = await api('GET', `/repos/${repository}/commits/${sha}/pulls`);
  return found[0]?.number;
}

/**
 * Writes a comment over the one that begins with the same hidden line, or as a new one.
 *
 * Anybody can post a comment with that line: only one of our own author is written over.
 * `onlyOver`: no new one is written. Shape: `updated`, `created`, or `skipped`.
 */
export async function putComment(api, { repository, number, body, onlyOver = false }) {
  const [marker] = body.split('\n');
  const isOurs = await ownership(api);
  const before = await commentWith(api, `/repos/${repository}/issues/${number}/comments`, marker, isOurs);
  if (before !== undefined) {
    await api('PATCH', `/repos/${repository}/issues/comments/${before}`, { body });
    return 'updated';
  }
  if (onlyOver) return 'skipped';
  await api('POST', `/repos/${repository}/issues/${number}/comments`, { body });
  return 'created';
}

/**
 * What became of the pull requests from one branch of the repository into another.
 *
 * Shape: `open` says whether one waits; `merged` are the commits whose lockfile has arrived. A pull request that was closed
 * unmerged counts for nothing: what its branch holds is still the only record of some chats.
 */
export async function proposalsOf(api, { repository, from, into }) {
  const [owner] = repository.split('/');
  const query = new URLSearchParams({ state: 'all', head: `${owner}:${from}`, base: into, per_page: '100' });
  const found = await api('GET', `/repos/${repository}/pulls?${query}`);
  return {
    open: found.some(({ state }) => state === 'open'),
    merged: found.filter(({ merged_at }) => merged_at).map(({ head }) => head.sha),
  };
}

/**
 * Tells our own comments by the author that GitHub names.
 *
 * Source: REST's `/user` is whoever a token speaks for; it is closed to the tokens of jobs, which all speak for one bot.
 */
async function ownership(api) {
  const us = authorOf(await api('GET', '/user').catch(() => ({ login: 'github-actions[bot]' })));
  return ({ user }) => user?.login !== undefined && authorOf(user) === us;
}

/** People and bots of one name stay apart. */
function authorOf({ login, type }) {
  const isBot = type === 'Bot' || login.endsWith('[bot]');
  return `${isBot ? 'bot' : 'user'}:${login.replace(/\[bot\]$/, '').toLowerCase()}`;
}

async function commentWith(api, path, marker, isOurs) {
  for (let page = 1; page <= pages; page += 1) {
    const comments = await api('GET', `${path}?per_page=100&page=${page}`);
    const found = comments.find((comment) => isOurs(comment) && comment.body?.split(/\r?\n/)[0] === marker);
    if (found) return found.id;
    if (comments.length < 100) return undefined;
  }
  return undefined;
}
