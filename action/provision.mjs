import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { fenced, printAnnotations } from './github/commands.mjs';

/**
 * Runs the tool as the inputs say and tells what came of it.
 *
 * What it says goes straight to the log, inside a fence: what it shows of files and of the portal is no command to the runner. Its
 * annotations, which are, come in a file of their own. A signal is handed on, as the tool then records what it has
 * finished; whoever stops the job has to wait for that, so we do too.
 * Shape: counts are `undefined` where the run ended before there were any.
 */
export async function provision({ bin, settings, env, folder }) {
  const { command, args, files, cwd, planFile } = settings;
  const report = join(folder, 'report.md');
  const widget = join(folder, 'widget.json');
  const flags = {
    validate: [],
    plan: ['--detailed-exitcode', '--out', planFile, '--gitlab', widget, '--markdown', report],
    apply: ['--json', '--markdown', report],
    destroy: ['--json', '--markdown', report],
  }[command];
  const annotations = join(folder, 'annotations.txt');
  const { code, stdout } = await fenced(async (print) => {
    const ended = await execute([bin, command, ...flags, ...args, ...files], {
      cwd,
      env: { ...env, PROVISION_ANNOTATIONS: annotations },
    });
    print(command === 'apply' || command === 'destroy' ? wordsOf(parsed(ended.stdout)) : ended.stdout);
    return ended;
  });
  printAnnotations(await readFile(annotations, 'utf8').catch(() => ''));
  const common = { exitCode: code, report };
  if (command === 'validate') return common;
  if (command === 'plan') return { ...common, ...(await plannedCounts(widget, code)), plan: resolve(cwd, planFile) };
  const document = parsed(stdout);
  return { ...common, ...appliedCounts(document), identity: identityOf(document) };
}

async function plannedCounts(widget, code) {
  if (code !== 0 && code !== 2) return {};
  const { create, update, delete: removals } = JSON.parse(await readFile(widget, 'utf8'));
  return { hasChanges: code === 2, creates: create, updates: update, removals };
}

/** What was told of each portal, by name; of the only one under an empty name. */
function portalsOf(document) {
  if (document?.fleet === undefined) return [['', document]];
  return Object.entries(document.portals).map(([name, { outcome }]) => [name, outcome]);
}

/** `marker` where all of it finds itself again without a lockfile. */
function identityOf(document) {
  const found = new Set(portalsOf(document).map(([, outcome]) => outcome?.identity));
  return found.size === 1 ? [...found][0] : undefined;
}

/** Counts of what was done; of what is planned where consent was missing. */
function appliedCounts(document) {
  if (document?.fleet !== undefined) {
    const { counts, failed, consent, held, left } = document.totals;
    const [creates, updates, removals] = [counts.create, counts.update + counts.adopt, counts.remove];
    return {
      creates,
      updates,
      removals,
      hasChanges: creates + updates + removals + failed + consent + held + left > 0,
    };
  }
  const { summary } = document ?? {};
  if (summary === undefined || summary.errors !== undefined) return {};
  const sum = (...names) => names.reduce((total, name) => total + (summary[name] ?? 0), 0);
  const [creates, updates, removals] = [
    sum('created', 'create'),
    sum('updated', 'adopted', 'update', 'adopt'),
    sum('removed', 'remove'),
  ];
  return { creates, updates, removals, hasChanges: creates + updates + removals + sum('failed', 'left') > 0 };
}

const marks = { created: '+', updated: '~', adopted: '>', removed: '-', healed: '=', failed: 'x', left: '.' };

/** An outcome for the log; a plan that waits for consent is shown on the run's page. */
function wordsOf(document) {
  return portalsOf(document)
    .flatMap(([name, outcome]) => {
      const lines = chatLines(outcome);
      return name === '' || lines.length === 0 ? lines : [`${name}:`, ...lines];
    })
    .join('\n');
}

function chatLines(document) {
  const chats = (document?.chats ?? []).filter(({ state }) => state !== undefined);
  return chats.flatMap(({ key, id, state, failures = [] }) => [
    `${marks[state] ?? ' '} ${key}  ${state}${id === null ? '' : `, id ${id}`}`,
    ...failures.map(({ text }) => `    ${text.replaceAll(/\s+/g, ' ')}`),
  ]);
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function execute(args, { cwd, env }) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    // By one stream with the fence, so that the runner reads both in their order.
    child.stderr.pipe(process.stdout, { end: false });
    const chunks = [];
    child.stdout.on('data', (chunk) => chunks.push(chunk));
    const handOn = (signal) => child.kill(signal);
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, handOn);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      for (const each of ['SIGINT', 'SIGTERM']) process.off(each, handOn);
      resolve({ code: code ?? (signal === 'SIGINT' ? 130 : 143), stdout: Buffer.concat(chunks).toString('utf8') });
    });
  });
}
