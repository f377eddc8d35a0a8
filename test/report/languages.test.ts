import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { commands } from '../../src/cli/commands/index.ts';
import { stateActions } from '../../src/cli/state-actions.ts';
import type { Finding, FoundChat } from '../../src/model/actual.ts';
import { type CheckState, checkNames } from '../../src/model/check.ts';
import { type Code, codes } from '../../src/model/codes/index.ts';
import type { Outcome } from '../../src/model/event.ts';
import type { Language, Message } from '../../src/model/message.ts';
import { stages } from '../../src/model/operation.ts';
import { consents, type Plan } from '../../src/model/plan.ts';
import { listText } from '../../src/report/list-text.ts';
import { unpainted } from '../../src/report/text/paint.ts';
import { progressWords } from '../../src/report/words/progress.ts';
import { chat, found, planOf, written } from '../plan/worlds.ts';
import { fc, repeated } from '../property.ts';
import { diagnosticsText, doctorText, outcomeText, planText } from './shown.ts';

/*
 * Nothing of one language is left in what the other says. All that users write is written in the language that is looked at, so that a
 * word in the other script is ours: a name that both languages share, which is known here, or a mistake.
 */

const root = join(import.meta.dirname, '../..');
const own = { en: 'Chat of ours', ru: 'Наш чат' } as const;
const filling = { en: 'thing', ru: 'нечто' } as const;

/** Names of fields, values and members, as the schemas have them. */
const fields = ['config', 'portals', 'lockfile'].flatMap((name) => {
  const text = readFileSync(join(root, `schemas/${name}.schema.json`), 'utf8');
  return text.match(/(?<=")\w+(?=": ?[{[])|(?<=")[A-Z_]+(?=",?\n)/g) ?? [];
});

const names = new Set([
  ...fields,
  ...commands.map((define) => define(() => async () => {}).name()),
  ...[
    'provision',
    'id',
    'git',
    'env',
    'csv',
    'json',
    'yaml',
    'yml',
    'http',
    'https',
    'stdin',
    'localhost',
    'proc',
    'escape',
  ],
  ...stateActions,
  ...consents.flatMap((consent) => consent.split('-')),
  // Names of programs, protocols and keys of a keyboard.
  ...[
    'Git',
    'GitLab',
    'OAuth',
    'PostgreSQL',
    'PowerShell',
    'Windows',
    'WebP',
    'ETag',
    'Enterprise',
    'Maintainer',
    'Ctrl',
    'Enter',
  ],
  // Values and words of YAML, of addresses and of other tools.
  ...[
    'true',
    'false',
    'yes',
    'no',
    'on',
    'off',
    'auto',
    'revert',
    'lock',
    'post',
    'rest',
    'im',
    'client',
    'secret',
    'refresh',
    'default',
    'members',
    'clients',
    'tls',
  ],
  ...['postgres', 's', 'bucket', 'prefix', 'files'],
  // What examples are called.
  ...[
    'sales',
    'Sales',
    'anna',
    'acme',
    'onboarding',
    'Team',
    'Welcome',
    'base',
    'packs',
    'avatars',
    'exported',
    'a',
    'b',
    'c',
  ],
  // Signs of lines; keys, people, departments and pictures of the generated worlds.
  ...['x', 'k'],
  ...['User', 'Twice', 'Empty', 'Gone', 'Left', 'A', 'B', 'cat', 'png', 'sandbox'],
]);

/** What is typed or pasted, not read: quotations, flags, command lines, references, addresses, names of files and methods. */
const typed =
  /«[^»]*»|"[^"]*"|`[^`]*`|\$\{[^}]*\}|\b[a-z]+:\/\/\S+|\S+@\S+|(?<!\S)--?[a-z][\w-]*(?:[ =:][A-Z]+\b|:\S+)?|\b[\w-]+(?:[./][\w*-]+)+|\{\w+\}/g;

function foreignWords(text: string, language: Language): readonly string[] {
  if (language === 'en') return text.match(/[а-яё]+/gi) ?? [];
  const words = text.replaceAll(typed, ' ').match(/[A-Za-z][A-Za-z_]*/g) ?? [];
  return words.filter((word) => !names.has(word) && !/^[A-Z][A-Z_]*_?$/.test(word) && !(word in codes));
}

const languages = ['en', 'ru'] as const;

test.each(languages)('no sentence of the catalogue speaks two languages (%s)', (language) => {
  const mixed = Object.entries(codes).flatMap(([code, row]) => {
    const { text, help = '' } = row[language] as { readonly text: string; readonly help?: string };
    return foreignWords(`${text} ${help}`, language).map((word) => `${code}: ${word}`);
  });
  expect(mixed).toEqual([]);
});

test('a word of the other language would be found', () => {
  expect(foreignWords('подсказка: take it away', 'ru')).toEqual(['take', 'it', 'away']);
  expect(foreignWords('help: уберите', 'en')).toEqual(['уберите']);
});

const keys = ['k1', 'k2', 'k3', 'k4'];
const people = fc.array(
  fc.constantFrom<unknown>(2, 3, 5, 7, 99, 'user4@corp.example', { department: 'Sales' }, { department: 'Gone' }),
  { maxLength: 4 },
);

/** One key: what is written of it, what is found, and whether it left the file. */
const onePart = fc.record({
  fields: fc.record(
    {
      type: fc.constantFrom('OPEN', 'CHAT'),
      description: fc.constant('own'),
      color: fc.constantFrom('GREEN', 'AZURE'),
      users: people,
      membership: fc.constantFrom('ensure', 'exact'),
      owner: fc.constantFrom(1, 2, 5, 6, 99),
      avatar: fc.constant('cat.png'),
      message: fc.constant('own'),
      protect: fc.constantFrom(true, false),
    },
    { requiredKeys: [] },
  ),
  kind: fc.constantFrom(
    'absent',
    'absent',
    'found',
    'found',
    'twin',
    'twins',
    'deleted',
    'unreachable',
    'foreign',
    'conflict',
  ),
  isLeft: fc.boolean(),
  onRemove: fc.constantFrom(undefined, 'archive', 'delete'),
  members: fc.subarray([1, 2, 3, 4]),
});
const world = fc.record({ parts: fc.array(onePart, { minLength: 1, maxLength: keys.length }), prune: fc.boolean() });
type Part = typeof onePart extends fc.Arbitrary<infer T> ? T : never;

function findingOf({ kind, members }: Part, id: number, language: Language): Finding {
  const facts: Partial<FoundChat> = { title: `${own[language]} ${id}`, members };
  switch (kind) {
    case 'found':
      return found(chat(id, facts));
    case 'twin':
      return { kind: 'lookalikes', chats: [chat(id, facts)] };
    case 'twins':
      return { kind: 'lookalikes', chats: [chat(id, facts), chat(id + 50, facts)] };
    case 'unreachable':
      return { kind, id, by: 'lockfile' };
    case 'deleted':
      return { kind, id };
    case 'foreign':
      return { kind, id, marker: 'k1' };
    case 'conflict':
      return { kind, ids: [id, id + 1] };
    default:
      return { kind: 'absent' };
  }
}

function planIn(
  language: Language,
  { parts, prune }: { readonly parts: readonly Part[]; readonly prune: boolean },
): Plan {
  const all = parts.map((part, at) => ({
    ...part,
    key: keys[at] ?? '',
    finding: findingOf(part, at + 7, language),
    id: at + 7,
  }));
  const texts = (values: Part['fields']) =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value === 'own' ? own[language] : value]));
  return planOf(
    {
      chats: all
        .filter(({ isLeft }) => !isLeft)
        .map(({ key, fields: some }) => written(key, { title: own[language], ...texts(some) })),
      findings: Object.fromEntries(all.filter(({ isLeft }) => !isLeft).map(({ key, finding }) => [key, finding])),
      leftovers: Object.fromEntries(
        all
          .filter(({ isLeft, kind }) => isLeft && ['found', 'absent'].includes(kind))
          .map(({ key, finding }) => [key, finding]),
      ),
      rows: Object.fromEntries(
        all
          .filter(({ kind, isLeft }) => isLeft || kind === 'found')
          .map(({ key, id, onRemove, fields: { protect } }) => [
            key,
            { id, ...(onRemove ? { onRemove } : {}), ...(protect ? { protect } : {}) },
          ]),
      ),
    },
    { prune },
  );
}

const anyCode = fc.constantFrom(...(Object.keys(codes) as Code[]));

function filled(code: Code, language: Language): Message {
  const { text, help = '' } = codes[code].en as { readonly text: string; readonly help?: string };
  const gaps = `${text} ${help}`.match(/(?<=\{)\w+(?=\})/g) ?? [];
  return { code, args: Object.fromEntries(gaps.map((gap) => [gap, filling[language]])) };
}

function screens(language: Language, plan: Plan, some: readonly Code[]): string {
  const messages = some.map((code) => filled(code, language));
  const [first] = plan.chats;
  const outcome: Outcome = {
    done: plan.chats.slice(2).map(({ key, id }) => ({ key, id: id ?? 40 })),
    failed: first ? messages.map((message) => ({ key: first.key, message })) : [],
    left: plan.chats.slice(1, 2).map(({ key }) => key),
  };
  const place = { file: 'k1', line: 1, column: 1, length: 1 };
  const states: readonly CheckState[] = ['fine', 'look', 'wrong'];
  const words = progressWords[language];
  return [
    planText(plan, { requests: 12, seconds: 75, operatingShare: 0.3 }, { language }),
    outcomeText(plan, outcome, { language, lockfile: 'k1' }),
    diagnosticsText(
      messages.map((message, at) => ({ ...message, place, severity: at % 2 ? 'error' : 'warning' })),
      new Map([['k1', 'k2: 1\n']]),
      { language },
    ),
    doctorText(
      checkNames.map((check, at) => ({
        check,
        state: states[at % 3] ?? 'fine',
        message: messages[at % messages.length] ?? filled('BUG', language),
      })),
      { language },
    ),
    ...listText(
      plan.chats.map(({ key, id, blocked }) => ({
        ...{ key, id, title: own[language], link: undefined, members: 3, why: blocked },
        owner: { id: 1, name: own[language], email: '' },
        state: blocked ? 'blocked' : 'update',
      })),
      'sandbox',
      { language },
    ).map(unpainted),
    words.reading(3, words.trouble(undefined)),
    ...[...stages, 'checked' as const].map((what) => words.row(what, { done: 1, total: 3 }, 12)),
  ].join('\n');
}

test.each(languages)(
  'what is shown of a plan, its outcome, its problems and its progress is all in one language (%s)',
  (language) => {
    fc.assert(
      fc.property(world, fc.array(anyCode, { minLength: 1, maxLength: 5 }), (drawn, some) => {
        expect(foreignWords(screens(language, planIn(language, drawn), some), language)).toEqual([]);
      }),
      repeated(60),
    );
  },
);
