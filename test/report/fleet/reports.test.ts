import { describe, expect, test } from 'vitest';
import { message } from '../../../src/model/message.ts';
import { fleetHtml } from '../../../src/report/fleet/html.ts';
import { fleetJson } from '../../../src/report/fleet/json.ts';
import { fleetJunit } from '../../../src/report/fleet/junit.ts';
import { fleetMarkdown } from '../../../src/report/fleet/markdown.ts';
import { type FleetReport, type FleetRow, noCounts } from '../../../src/report/fleet/row.ts';
import { type FleetTextOptions, fleetText as linesOf } from '../../../src/report/fleet/text.ts';
import { unpainted } from '../../../src/report/text/paint.ts';
import { complaints } from '../schemas.ts';

const plain = { language: 'en' } as const;
const none = new Map<string, readonly string[]>();

function fleetText(
  report: FleetReport,
  details: ReadonlyMap<string, readonly string[]>,
  options: FleetTextOptions,
): string {
  return linesOf(report, details, options).map(unpainted).join('\n');
}

const row = (name: string, more: Partial<FleetRow> = {}): FleetRow => ({
  name,
  verdict: 'unchanged',
  exitCode: 0,
  counts: noCounts,
  seconds: 1,
  ...more,
});
const left = (name: string): FleetRow => ({ name, verdict: 'left', counts: noCounts, seconds: 0 });
const report = (rows: readonly FleetRow[], more: Partial<FleetReport> = {}): FleetReport => ({
  command: 'apply',
  fleet: 'acme',
  rows,
  seconds: 31,
  exitCode: 3,
  strays: [],
  missing: [],
  ...more,
});
const unchanged = (count: number) => Array.from({ length: count }, (_, at) => row(`p${String(at).padStart(3, '0')}`));
const down = (name: string) =>
  row(name, { verdict: 'failed', exitCode: 75, seconds: 2, why: message('PORTAL_MISSING'), portal: `${name}.example` });

const mixed = report([
  row('bell', { verdict: 'changed', counts: { ...noCounts, create: 3, update: 1, note: 1 }, seconds: 9 }),
  down('corp'),
  row('dent', {
    verdict: 'consent',
    exitCode: 7,
    counts: { ...noCounts, update: 2, remove: 4 },
    consents: { 'remove-members': 4 },
  }),
  ...unchanged(297),
]);

describe('the text of a fleet', () => {
  test('puts the worst first, counts what is unchanged, and ends with the sums', () => {
    expect(fleetText(mixed, none, plain)).toBe(
      [
        'portal   result        +   ~   >   -   !   sec',
        'corp     failed (75)                         2   no portal is named',
        'dent     consent (7)       2       4         1   --allow remove-members:4',
        'bell     changed       3   1           1     9',
        '= 297 unchanged',
        '',
        'Fleet: 300 portals, 297 unchanged, 1 changed, 1 needs consent, 1 failed. 31 s.',
      ].join('\n'),
    );
  });

  test('of 500 portals with 3 failures has at most 20 lines, the failures first', () => {
    const rows = [...unchanged(497), down('x1'), down('x2'), down('x3')];
    const lines = fleetText(report(rows, { strays: ['old', 'older'] }), none, plain).split('\n');
    expect(lines.length).toBeLessThanOrEqual(20);
    expect(lines.slice(1, 4).map((line) => line.split(' ')[0])).toEqual(['x1', 'x2', 'x3']);
    expect(lines.join('\n')).toContain('State without portal, left alone (2): old, older');
  });

  test('joins portals that failed alike where there is no room for each, and stays a screen whatever fails', () => {
    const reasons = [
      message('PORTAL_MISSING'),
      message('INTERRUPTED'),
      message('KEY_OPEN', { key: 'a', id: 1 }),
      message('BUG', { detail: 'x' }),
    ];
    const rows = Array.from({ length: 400 }, (_, at) =>
      row(`f${at}`, {
        verdict: 'failed',
        exitCode: [1, 3, 4, 5, 6, 75][at % 6] ?? 1,
        why: reasons[at % 4] ?? message('INTERRUPTED'),
      }),
    );
    const text = fleetText(report([...rows, ...unchanged(9)], { strays: ['old'] }), none, plain);
    expect(text.split('\n').length).toBeLessThanOrEqual(20);
    expect(text).toMatch(/^f0 \+33 +failed \(1\)/m);
  });

  test('with --all names every portal', () => {
    const rows = Array.from({ length: 60 }, (_, at) => down(`f${at}`));
    expect(fleetText(report(rows), none, { ...plain, all: true }).split('\n')).toHaveLength(63);
  });

  test('shows the details of portals with changes where they can be read, and else says how to see them', () => {
    const rows = [row('a', { verdict: 'changed' }), row('b', { verdict: 'changed' })];
    const short = new Map([
      ['a', ['+ welcome']],
      ['b', ['+ sales']],
    ]);
    expect(fleetText(report(rows), short, plain)).toContain('a:\n+ welcome\n\nb:\n+ sales');
    const long = new Map([['a', Array<string>(100).fill('+ welcome')]]);
    expect(fleetText(report(rows), long, plain)).toContain('Details of 1 portal are not shown; --all shows them');
  });

  test('says in Russian what it says in English', () => {
    expect(fleetText(mixed, none, { ...plain, language: 'ru' })).toContain(
      'Всего 300 порталов, без изменений 297, изменено 1, нужно согласие 1, ошибка 1. 31 с.',
    );
  });
});

test('the JSON names every portal, and the sums agree with them', () => {
  const document = fleetJson(mixed, new Map([['bell', { chats: [] }]]), { language: 'en' });
  expect(Object.keys(document.portals)).toHaveLength(300);
  expect(complaints('fleet', document)).toEqual([]);
  expect(document.portals.corp).toMatchObject({
    portal: 'corp.example',
    result: 'failed',
    exitCode: 75,
    reason: { code: 'PORTAL_MISSING' },
  });
  expect(document.portals.bell).toMatchObject({ exitCode: 0, counts: { create: 3 }, outcome: { chats: [] } });
  expect(document.totals).toMatchObject({
    portals: 300,
    failed: 1,
    consent: 1,
    changed: 1,
    unchanged: 297,
    counts: { create: 3, update: 3, remove: 4 },
  });
});

describe('JUnit', () => {
  test('has a case a portal, and each that did not end with 0 is a failure with its reason', () => {
    const xml = fleetJunit(mixed, 'en');
    expect(xml.match(/<testcase /g)).toHaveLength(300);
    expect(xml).toContain('tests="300" failures="2"');
    expect(xml).toContain('name="corp (corp.example)"');
    expect(xml.match(/<failure /g)).toHaveLength(2);
  });

  test('skips what was not begun', () => {
    const xml = fleetJunit(report([left('late')]), 'en');
    expect(xml).toContain('<skipped/>');
    expect(xml).toContain('skipped="1"');
  });

  test('stays XML whatever a portal is called or says', () => {
    const nasty = `]]></failure><x a='"&\u0000\ud800\u001b[31m`;
    const xml = fleetJunit(
      report([row('a', { verdict: 'failed', exitCode: 1, why: message('BUG', { detail: nasty }) })]),
      'en',
    );
    expect(xml).not.toContain('</failure><x');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: what XML cannot hold
    expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff]/);
  });
});

describe('Markdown', () => {
  test('has the table first and then the details', () => {
    const text = fleetMarkdown(mixed, new Map([['bell', '| a |']]), 'en');
    expect(text.indexOf('corp')).toBeLessThan(text.indexOf('<details>'));
    expect(text).toContain('<code>bell</code>');
  });

  test('stays below the limit of a comment, whatever the fleet comes to, and says what is missing', () => {
    const rows = Array.from({ length: 3000 }, (_, at) => down(`f${at}`));
    const details = new Map(rows.map(({ name }) => [name, 'x'.repeat(5000)]));
    const text = fleetMarkdown(report(rows), details, 'en');
    expect(text.length).toBeLessThan(65_000);
    expect(text).toMatch(/… and \d+ more portals/);
    expect(text).toMatch(/Details of \d+ portals are not shown here/);
  });
});

test('the index page lists every portal and leads to the pages there are', () => {
  const html = fleetHtml(mixed, new Map([['bell', 'fleet/bell.html']]), 'en');
  expect(html.match(/<tr class=/g)).toHaveLength(300);
  expect(html).toContain('<a href="fleet/bell.html">bell</a>');
  expect(html).not.toContain('<script');
});

test('the chat that stands in a portal’s way is a link to its place on the portal’s page, where there is one', () => {
  const blocked = row('bell', { verdict: 'failed', exitCode: 3, key: 'отдел/продажи', why: message('PORTAL_MISSING') });
  const html = (pages: ReadonlyMap<string, string>) => fleetHtml(report([blocked]), pages, 'en');
  expect(html(new Map([['bell', 'fleet/bell.html']]))).toContain(
    `<a href="fleet/bell.html#${encodeURIComponent('chat-отдел/продажи')}">отдел/продажи</a>: `,
  );
  expect(html(new Map())).toContain('<td>отдел/продажи: ');
});

test('a report of 500 portals takes no time that anybody would notice', () => {
  const rows = Array.from({ length: 500 }, (_, at) =>
    row(`p${at}`, { verdict: 'changed', counts: { ...noCounts, create: 20 } }),
  );
  const lines = Array<string>(20).fill('+ welcome   create OPEN "New chat", 2 users');
  const details = new Map(rows.map(({ name }) => [name, lines]));
  const markdown = new Map(rows.map(({ name }) => [name, lines.join('\n')]));
  const startedMs = performance.now();
  const whole = report(rows);
  fleetText(whole, details, { ...plain, all: true });
  fleetJson(whole, new Map(), { language: 'en' });
  fleetMarkdown(whole, markdown, 'en');
  fleetHtml(whole, new Map(), 'en');
  fleetJunit(whole, 'en');
  expect(performance.now() - startedMs).toBeLessThan(1000);
});
