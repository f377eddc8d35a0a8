import { expect, test } from 'vitest';
import { documentText, fileText, lineFor } from '../../src/cli/sink.ts';
import { wrong } from '../../src/model/check.ts';
import type { Outcome } from '../../src/model/event.ts';
import { Fault } from '../../src/model/fault.ts';
import { type Diagnostic, message } from '../../src/model/message.ts';
import { jsonText } from '../../src/report/document.ts';
import { formats } from '../../src/report/index.ts';
import { at, chat, planOf } from './worlds.ts';

const nasty = 'a\u001b[31mb\u202ec\u0007d\u2028f\u009bg\u{e0041}\r\n::error::x';
const say = message('PERSON_UNKNOWN', { who: nasty });
const options = {
  language: 'en',
  exitCode: 0,
  command: 'apply',
  lockfile: nasty,
  version: '1',
  mainFile: nasty,
  folder: nasty,
} as const;
const plan = planOf(
  1,
  chat(nasty, { id: 1, title: nasty, place: at(nasty, 1) })
    .updates('title', nasty, `${nasty}!`)
    .members([nasty])
    .notes(nasty, say, { from: nasty }),
  chat(`${nasty}2`, { title: nasty }).creates({
    type: nasty,
    users: 1,
    owner: nasty,
    handOver: true,
    avatar: { name: nasty, sizeBytes: 1 },
  }),
  chat(`${nasty}3`, { id: 2, title: nasty }).removes(say),
);
const failure = { key: nasty, field: nasty, place: at(nasty, 1), message: say, portalCode: nasty };
const outcome: Outcome = {
  done: [{ key: `${nasty}2`, id: 1 }],
  failed: [failure],
  left: [`${nasty}3`],
  stoppedBy: say,
};
const problem: Diagnostic = {
  ...say,
  severity: 'error',
  place: at(nasty, 1, 1, 3),
  related: [{ place: at(nasty, 2), message: say }],
};
const sources = new Map([[nasty, `${nasty}\n${nasty}`]]);
const fault = new Fault('PERSON_UNKNOWN', { who: nasty }, { place: at(nasty, 1) });

/** A result as it leaves us: lines to a log, a text or a document to a file. */
function textOf(output: unknown): string {
  if (typeof output === 'string') return fileText(output);
  if (Array.isArray(output) && output.every((line) => typeof line === 'string'))
    return output.map((line) => lineFor({ color: false, forge: true }, line)).join('\n');
  return documentText(output as object);
}

/** Every format of the table with the nastiest input it can get; a format that is missing here does not compile. */
const written: {
  readonly [About in keyof typeof formats]: { readonly [Form in keyof (typeof formats)[About]]: unknown };
} = {
  doctor: {
    text: formats.doctor.text([wrong('address', { code: fault.code, args: fault.args })], options),
    json: formats.doctor.json(
      { project: nasty, portal: nasty, findings: [wrong('address', { code: fault.code, args: fault.args })] },
      options,
    ),
  },
  plan: {
    text: formats.plan.text(plan, undefined, options),
    json: formats.plan.json(plan, undefined, options),
    markdown: formats.plan.markdown(plan, undefined, options),
    html: formats.plan.html(plan, undefined, options),
    gitlab: formats.plan.gitlab(plan),
  },
  outcome: {
    text: formats.outcome.text(plan, outcome, options),
    json: formats.outcome.json(plan, outcome, options),
    markdown: formats.outcome.markdown(plan, outcome, options),
  },
  diagnostics: {
    text: formats.diagnostics.text([problem], sources, options),
    json: formats.diagnostics.json('validate', [problem], options),
    github: formats.diagnostics.github([problem], options),
    sarif: formats.diagnostics.sarif([problem], options),
    codequality: formats.diagnostics.codequality([problem], options),
  },
  fault: { json: formats.fault.json('plan', fault, options) },
  ids: { json: formats.ids.json({ project: nasty, portal: nasty, ids: { [nasty]: 1 } }, options) },
  other: { json: formats.other.json('doctor', { [nasty]: nasty }, options) },
  event: { json: formats.event.json({ type: 'chat-failed', key: nasty, failures: [failure] }, 0, 'en') },
};

const all = Object.entries(written).flatMap(([about, forms]) =>
  Object.entries(forms).map(([form, output]) => ({ about, form, output })),
);

test.each(all)('$about as $form carries nothing that a terminal, a forge or a reader could fall for', ({ output }) => {
  const text = textOf(output);
  expect(text).not.toMatch(/(?![\n\u200b])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
  for (const line of text.split('\n')) expect(line).not.toMatch(/^::error::x/);
});

test('what is escaped in JSON is the same text to a parser', () => {
  expect(JSON.parse(jsonText({ nasty }))).toEqual({ nasty });
});

test('what a row has filled in is told with the place of the row, in every format that tells of places', () => {
  const place = { ...at('chats.yaml', 9, 12), from: at('teams.csv', 14, 3) };
  const why = message('PERSON_UNKNOWN', { who: '99' });
  const rows = planOf(
    0,
    chat('noted', { id: 1, place }).notes('users', why, { place }),
    chat('stuck', { id: 2, place }).blockedBy(why),
  );
  const ended: Outcome = { done: [], failed: [{ key: 'noted', place, message: why }], left: [] };
  const told = [
    formats.plan.text(rows, undefined, options),
    formats.plan.markdown(rows, undefined, options),
    formats.plan.html(rows, undefined, options),
    formats.outcome.text(rows, ended, options),
    formats.outcome.markdown(rows, ended, options),
    formats.diagnostics.github([{ ...why, severity: 'error', place }], options),
    formats.diagnostics.codequality([{ ...why, severity: 'error', place }], options),
  ].map((output) => textOf(output));
  for (const text of told) expect(text).toContain('teams.csv:14:3');
});
