import { readFile } from 'node:fs/promises';
import process from 'node:process';
import { openApi } from './github/api.mjs';
import { annotate } from './github/commands.mjs';
import { contextOf } from './github/context.mjs';
import { pullRequestOf, putComment } from './github/pull-requests.mjs';

/** The last step: puts the report on the pull request, over the one of the run before. */
async function main(env) {
  const context = contextOf(env);
  const { repository } = context;
  const api = openApi({ apiUrl: context.apiUrl, token: env.PROVISION_GITHUB_TOKEN });
  const number = await pullRequestOf(api, context);
  if (number === undefined) return;
  const report = await readFile(env.PROVISION_REPORT, 'utf8');
  const body = `${report.trimEnd()}\n\n<sub>${context.sha?.slice(0, 12)} · [run](${context.runUrl})</sub>\n`;
  // An apply that had nothing to do is worth a line where there is a comment already, and no new one.
  const onlyOver = env.INPUT_COMMAND !== 'plan' && env.PROVISION_HAS_CHANGES === 'false';
  await putComment(api, { repository, number, body, onlyOver });
}

try {
  await main(process.env);
} catch (error) {
  const help =
    error.status === 403 || error.status === 404 ? '; the job needs "permissions: pull-requests: write"' : '';
  annotate('warning', `the report is on this run's page, but not on the pull request: ${error.message}${help}`);
}
