import { expect, test } from 'vitest';
import { type Diagnostic, message } from '../../src/model/message.ts';
import { codequalityReport } from '../../src/report/ci/codequality.ts';
import { githubAnnotations } from '../../src/report/ci/github.ts';
import { gitlabWidget } from '../../src/report/ci/gitlab-widget.ts';
import { problemsOfFailures, problemsOfPlan } from '../../src/report/ci/problems.ts';
import { repoPath } from '../../src/report/ci/repo-path.ts';
import { sarifLog } from '../../src/report/ci/sarif.ts';
import { at, chat, planOf } from './worlds.ts';

const english = { language: 'en' } as const;
const place = at('chats.d/a,b:100%.yaml', 14, 12, 6);
const error: Diagnostic = {
  ...message('PERSON_UNKNOWN', { who: 'anna\n::set-output name=x::y 100%' }),
  severity: 'error',
  place,
};
const warning: Diagnostic = { ...message('PERSON_BOT', { who: '7' }), severity: 'warning' };

test('an annotation carries file, line and columns, and nothing in it can end it or start another', () => {
  expect(githubAnnotations([warning, error], { ...english, folder: './conf' })).toEqual([
    '::error file=conf/chats.d/a%2Cb%3A100%25.yaml,line=14,col=12,endColumn=17,title=PERSON_UNKNOWN::anna\\n::set-output name=x::y 100%25 is not found on this portal; correct or remove the entry; the others are not held up by it; the address of an extranet user is found only by people of his workgroups',
    '::warning title=PERSON_BOT::7 is a bot',
  ]);
});

test('GitHub gets ten of each severity and is told how many are left', () => {
  const many = [...Array<Diagnostic>(12).fill(error), ...Array<Diagnostic>(13).fill(warning)];
  const lines = githubAnnotations(many, english);
  expect(lines.filter((line) => line.startsWith('::error '))).toHaveLength(10);
  expect(lines.filter((line) => line.startsWith('::warning '))).toHaveLength(10);
  expect(lines.at(-1)).toBe(
    '::notice title=provision::and 5 more; "provision validate" shows all problems of the files',
  );
  expect(githubAnnotations([], english)).toEqual([]);
});

test('SARIF names each rule once and each problem with its exact columns', () => {
  const related = [{ place: at('b.yaml', 2, 3, 4), message: message('PERSON_BOT', { who: '7' }) }];
  const log = sarifLog([{ ...error, related }, warning], { ...english, version: '0.1.0', mainFile: 'chats.yaml' });
  expect(log).toEqual({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'provision',
            version: '0.1.0',
            rules: [
              { id: 'PERSON_BOT', shortDescription: { text: '{who} is a bot' }, help: { text: '{who} is a bot' } },
              {
                id: 'PERSON_UNKNOWN',
                shortDescription: { text: '{who} is not found on this portal' },
                help: {
                  text: expect.stringContaining('correct or remove the entry; the others are not held up by it'),
                },
              },
            ],
          },
        },
        columnKind: 'utf16CodeUnits',
        results: [
          {
            ruleId: 'PERSON_UNKNOWN',
            ruleIndex: 1,
            level: 'error',
            message: { text: expect.stringContaining('is not found on this portal; correct or remove') },
            locations: [
              {
                physicalLocation: {
                  artifactLocation: { uri: 'chats.d/a%2Cb%3A100%25.yaml' },
                  region: { startLine: 14, startColumn: 12, endLine: 14, endColumn: 18 },
                },
              },
            ],
            relatedLocations: [
              {
                physicalLocation: {
                  artifactLocation: { uri: 'b.yaml' },
                  region: { startLine: 2, startColumn: 3, endLine: 2, endColumn: 7 },
                },
                message: { text: '7 is a bot' },
              },
            ],
            partialFingerprints: { 'provision/v1': expect.stringMatching(/^[0-9a-f]{64}$/) },
          },
          {
            ruleId: 'PERSON_BOT',
            ruleIndex: 0,
            level: 'warning',
            message: { text: '7 is a bot' },
            locations: [
              {
                physicalLocation: {
                  artifactLocation: { uri: 'chats.yaml' },
                  region: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 2 },
                },
              },
            ],
            partialFingerprints: { 'provision/v1': expect.stringMatching(/^[0-9a-f]{64}$/) },
          },
        ],
      },
    ],
  });
});

test('a fingerprint stays when lines move, and equal problems get different ones', () => {
  const moved = { ...error, place: { ...place, line: 99 } };
  const prints = (...diagnostics: Diagnostic[]) =>
    codequalityReport(diagnostics, { ...english, mainFile: 'chats.yaml' }).map(({ fingerprint }) => fingerprint);
  expect(prints(moved)).toEqual(prints(error));
  expect(new Set(prints(error, moved, warning)).size).toBe(3);
});

test('GitLab gets every problem with path, line and a severity of its own scale', () => {
  const report = codequalityReport([error, warning], { ...english, folder: 'conf', mainFile: './chats.yaml' });
  expect(report).toEqual([
    {
      description: expect.stringContaining('is not found on this portal'),
      check_name: 'PERSON_UNKNOWN',
      fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
      severity: 'major',
      location: { path: 'conf/chats.d/a,b:100%.yaml', lines: { begin: 14 } },
    },
    {
      description: '7 is a bot',
      check_name: 'PERSON_BOT',
      fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
      severity: 'minor',
      location: { path: 'conf/chats.yaml', lines: { begin: 1 } },
    },
  ]);
});

test.each([
  ['./chats.yaml', '', 'chats.yaml'],
  ['..\\shared\\a.yaml', 'team/x', 'team/shared/a.yaml'],
  ['../../../a.yaml', 'team', '../../a.yaml'],
  ['/abs/a.yaml', 'team', '/abs/a.yaml'],
  ['C:\\a.yaml', 'team', 'C:/a.yaml'],
])('a file %s seen from folder "%s" is %s in the repository', (file, folder, path) => {
  expect(repoPath(file, folder)).toBe(path);
});

test('the merge request widget counts chats: adopted ones as updates, notes not at all', () => {
  const plan = planOf(
    9,
    chat('a').creates({ type: 'CHAT', users: 1, owner: '1', handOver: false }),
    chat('b', { id: 2 }).updates('title', '"a"', '"b"').updates('color', 'RED', 'MINT'),
    chat('c', { id: 3 }).adopts(),
    chat('d', { id: 4 }).removes(),
    chat('e', { id: 5 }).notes('entity', message('ENTITY_FIXED')),
  );
  expect(gitlabWidget(plan)).toEqual({ create: 1, update: 2, delete: 1 });
});

test('notes and blocked chats of a plan, and failures of a run, are problems at their YAML lines', () => {
  const why = message('CALLER_NOT_OWNER', { owner: 4, caller: 1 });
  const plan = planOf(
    0,
    chat('stuck', { id: 9, place }).blockedBy(why),
    chat('noted', { id: 5, place }).updates('color', 'RED', 'MINT').notes('entity', message('ENTITY_FIXED')),
  );
  expect(problemsOfPlan(plan)).toEqual([
    { code: 'ENTITY_FIXED', args: {}, severity: 'warning', place },
    { ...why, severity: 'error', place },
  ]);
  expect(problemsOfFailures([{ key: 'a', message: why }])).toEqual([{ ...why, severity: 'error' }]);
});
