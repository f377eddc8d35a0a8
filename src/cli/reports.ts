import { relative, resolve } from 'node:path';
import { planPage } from '../app/page.ts';
import type { Planned } from '../app/plan.ts';
import { appendReport, openLines, writeReport } from '../disk/report-file.ts';
import type { Event, Outcome } from '../model/event.ts';
import { Fault } from '../model/fault.ts';
import { type Diagnostic, message } from '../model/message.ts';
import { codequalityReport } from '../report/ci/codequality.ts';
import { githubAnnotations } from '../report/ci/github.ts';
import { gitlabWidget } from '../report/ci/gitlab-widget.ts';
import { problemsOfFailures, problemsOfPlan } from '../report/ci/problems.ts';
import { sarifLog } from '../report/ci/sarif.ts';
import { eventJson } from '../report/events.ts';
import { outcomeMarkdown, planMarkdown } from '../report/markdown.ts';
import type { Context } from './command.ts';
import type { Flags } from './flags.ts';
import { revisionOf } from './revision.ts';
import { sayMessage } from './say.ts';
import { documentText, fileText, lineText } from './sink.ts';
import type { Terminal } from './terminal.ts';
import { version } from './version.ts';

/** Writes what `--markdown`, `--html` and `--gitlab` ask for of a plan, and pins its notes to the lines of a pull request. */
export async function reportPlan(context: Context, planned: Planned, flags: Flags): Promise<void> {
  const { terminal, cwd } = context;
  const { language } = terminal;
  const { plan, estimate, allowed } = planned;
  if (flags.markdown) await writeMarkdown(context, flags.markdown, planMarkdown(plan, estimate, { language, allowed }));
  if (flags.html) await writeReport(resolve(cwd, flags.html), fileText(await pageOf(context, planned)));
  if (flags.gitlab) await writeReport(resolve(cwd, flags.gitlab), documentText(gitlabWidget(plan)));
  saySaved(terminal, flags, [flags.markdown, flags.gitlab]);
  if (flags.html && !flags.quiet) sayMessage(terminal, message('PAGE_SAVED', { file: flags.html }));
  annotate(context, problemsOfPlan(plan));
}

/** The plan as a page, which says when it was made and of which commit. */
export async function pageOf(context: Context, planned: Planned): Promise<string> {
  const revision = await revisionOf([...planned.sources.keys()], context);
  return planPage(planned, { madeAtMs: Date.now(), revision }, context.terminal.language);
}

function saySaved(terminal: Terminal, { quiet }: Flags, files: readonly (string | undefined)[]): void {
  const named = files.filter((file) => file !== undefined);
  if (named.length > 0 && !quiet) sayMessage(terminal, message('SAVED', { files: named.join(', ') }));
}

/**
 * Puts what became of the plan in the place of the plan's own report.
 *
 * Shape: what kept the report from being written; what was done is then told all the same.
 */
export async function reportOutcome(
  context: Context,
  planned: Planned,
  outcome: Outcome,
  { markdown }: Flags,
): Promise<Fault | undefined> {
  const { language } = context.terminal;
  annotate(context, problemsOfFailures(outcome.failed));
  if (!markdown) return undefined;
  return unwritten(() => writeMarkdown(context, markdown, outcomeMarkdown(planned.plan, outcome, { language })));
}

/** Writes what was asked for of something that is done already. Errors: throws on what is no Fault. */
export async function unwritten(write: () => Promise<void>): Promise<Fault | undefined> {
  try {
    await write();
    return undefined;
  } catch (error) {
    if (error instanceof Fault) return error;
    throw error;
  }
}

/** Writes what `--sarif` and `--codequality` ask for of problems with the config, and pins them to the lines of a pull request. */
export async function reportProblems(
  context: Context,
  diagnostics: readonly Diagnostic[],
  flags: Flags,
  mainFile: string,
): Promise<void> {
  const { cwd, terminal } = context;
  const { language } = terminal;
  const where = { language, mainFile, folder: folderInRepository(context) };
  if (flags.sarif)
    await writeReport(resolve(cwd, flags.sarif), documentText(sarifLog(diagnostics, { ...where, version })));
  if (flags.codequality)
    await writeReport(resolve(cwd, flags.codequality), documentText(codequalityReport(diagnostics, where)));
  saySaved(terminal, flags, [flags.sarif, flags.codequality]);
  annotate(context, diagnostics);
}

/** Where `--events` wants them; nowhere without the flag. */
export function eventFile({ cwd, terminal }: Context, flags: Flags): (event: Event, portal?: string) => void {
  if (!flags.events) return () => {};
  const write = openLines(resolve(cwd, flags.events), cwd);
  let isLost = false;
  return (event, portal) => {
    if (isLost) return;
    try {
      write(lineText(eventJson(event, Date.now(), terminal.language, portal)));
    } catch (error) {
      // What is being done to a portal does not stop for want of a record of it.
      isLost = true;
      sayLost(terminal, error);
    }
  };
}

/** Adds to a file that the surroundings name and nobody has asked for. */
function append(terminal: Terminal, path: string, text: string): void {
  try {
    appendReport(path, fileText(text));
  } catch (error) {
    sayLost(terminal, error);
  }
}

/** What is a convenience never stops the work. Errors: throws on what is no Fault. */
function sayLost(terminal: Terminal, error: unknown): void {
  if (!(error instanceof Fault)) throw error;
  sayMessage(terminal, message('REPORT_LOST'));
  sayMessage(terminal, error);
}

/** A job's summary page shows the same text as the comment. */
export async function writeMarkdown({ cwd, env, terminal }: Context, path: string, markdown: string): Promise<void> {
  const text = fileText(markdown);
  await writeReport(resolve(cwd, path), text);
  if (env.GITHUB_STEP_SUMMARY) append(terminal, env.GITHUB_STEP_SUMMARY, `${text}\n`);
}

/** Workflow commands are read from stderr too, and stdout may be somebody's JSON. */
export function annotate(context: Context, problems: readonly Diagnostic[]): void {
  const { env, terminal } = context;
  if (env.GITHUB_ACTIONS !== 'true' || problems.length === 0) return;
  const commands = githubAnnotations(problems, { language: terminal.language, folder: folderInRepository(context) });
  // Our own action fences the log in, and reads from a file what is meant for the runner.
  if (env.PROVISION_ANNOTATIONS) append(terminal, env.PROVISION_ANNOTATIONS, `${commands.join('\n')}\n`);
  else terminal.annotate(commands);
}

/** Forges name files from the root of the checkout, which they tell in the environment. */
function folderInRepository({ cwd, env }: Context): string {
  const root = env.GITHUB_WORKSPACE ?? env.CI_PROJECT_DIR;
  return root === undefined ? '' : relative(root, cwd);
}
