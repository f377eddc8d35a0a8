import { readFileSync } from 'node:fs';

/**
 * What the runner tells of the run.
 *
 * Shape: `branch` is the branch whose commit is checked out, `target` the one that it is meant for; the two differ on a pull
 * request only. Both are `undefined` for tags, and `branch` is for pull requests from elsewhere: what a stranger called a branch of his is no
 * branch of ours. Source: GitHub's page on default environment variables.
 */
export function contextOf(env) {
  const event = eventOf(env.GITHUB_EVENT_PATH);
  const isPullRequest = event.pull_request !== undefined;
  const branch = env.GITHUB_REF_TYPE === 'tag' ? undefined : env.GITHUB_REF_NAME;
  return {
    apiUrl: env.GITHUB_API_URL,
    repository: env.GITHUB_REPOSITORY,
    runUrl: `${env.GITHUB_SERVER_URL}/${env.GITHUB_REPOSITORY}/actions/runs/${env.GITHUB_RUN_ID}`,
    sha: event.pull_request?.head?.sha ?? env.GITHUB_SHA,
    isPullRequest,
    branch: isPullRequest ? ownHead(event.pull_request, env) : branch,
    target: isPullRequest ? env.GITHUB_BASE_REF : branch,
    pullRequest: event.pull_request?.number ?? (event.issue?.pull_request ? event.issue.number : undefined),
  };
}

function ownHead({ head }, { GITHUB_HEAD_REF: ref, GITHUB_REPOSITORY: repository }) {
  return head?.repo?.full_name?.toLowerCase() === repository?.toLowerCase() ? ref : undefined;
}

function eventOf(path) {
  if (!path) return {};
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return {};
  }
}
