import { expect, test } from 'vitest';
import { cpuMs } from '../cpu-time.ts';
import { codes, config, load, problems, top } from './desk.ts';

const chat = (key: string, more = '') => `chats:\n  ${key}: { title: T${more} }\n`;
const keys = async (...args: Parameters<typeof config>) => (await config(...args)).chats.map(({ key }) => key);

test('a folder stands for all YAML files below it, hidden ones and lockfiles aside', async () => {
  const files = {
    'd/b.yaml': top + chat('b'),
    'd/x/a.yml': chat('a'),
    'd/notes.md': '# no',
    'd/provision.lock.json': '{"lockfileVersion":1}',
  };
  expect(await keys(files, { paths: ['d'] })).toEqual(['a', 'b']);
  expect(
    await keys({ ...files, 'd/memory.yaml': '{"lockfileVersion":1}' }, { paths: ['d'], lockfile: 'd/memory.yaml' }),
  ).toEqual(['a', 'b']);
});

test('include takes files, folders and globs, from the file they are written in', async () => {
  const files = {
    'd/main.yaml': `${top}include: [one.yaml, folder, 'teams/**/*.yaml', '{p,q}?.yaml']\n${chat('main')}`,
    'd/one.yaml': chat('one'),
    'd/folder/two.yml': chat('two'),
    'd/teams/three.yaml': chat('three'),
    'd/teams/x/y/four.yaml': chat('four'),
    'd/p1.yaml': chat('five'),
    'd/r1.yaml': chat('never'),
  };
  expect(await keys(files, { paths: ['d/main.yaml'] })).toEqual(['five', 'four', 'main', 'one', 'three', 'two']);
});

test('a file that is met twice is read once, and a file never includes itself', async () => {
  const files = { 'a.yaml': `${top}include: ['*.yaml', b.yaml]\n${chat('a')}`, 'b.yaml': chat('b') };
  expect(await keys(files, { paths: ['a.yaml', 'b.yaml', 'a.yaml'] })).toEqual(['a', 'b']);
  expect(await keys(files, { paths: ['b.yaml', 'a.yaml'] })).toEqual(['a', 'b']);
});

test('files that include each other are shown where the circle closes', async () => {
  const files = {
    'a.yaml': `${top}include: [b.yaml]\n${chat('a')}`,
    'b.yaml': `include: [c.yaml]\n${chat('b')}`,
    'c.yaml': `include: [a.yaml]\n${chat('c')}`,
  };
  expect(await problems(files, { paths: ['a.yaml'] })).toMatchInlineSnapshot(`
    "c.yaml:1:11  error  INCLUDE_CYCLE  this file includes the one that included it
      1 | include: [a.yaml]
        |           ^^^^^^
      a.yaml:4:11  the circle starts here
      4 | include: [b.yaml]
        |           ^^^^^^
      help: remove one of the two lines"
  `);
});

test('defaults reach the files that are included, whose own defaults win', async () => {
  const files = {
    'a.yaml': `${top}defaults: { color: RED, type: OPEN }\ninclude: [b.yaml]\n${chat('a')}`,
    'b.yaml': `defaults: { color: MINT }\ninclude: [c.yaml]\n${chat('b')}`,
    'c.yaml': chat('c', ', type: CHAT'),
    'd.yaml': chat('d'),
  };
  const { chats } = await config(files, { paths: ['a.yaml', 'd.yaml'] });
  expect(chats.map(({ fields }) => fields)).toEqual([
    { color: 'RED', type: 'OPEN', title: 'T' },
    { color: 'MINT', type: 'OPEN', title: 'T' },
    { color: 'MINT', type: 'CHAT', title: 'T' },
    { title: 'T' },
  ]);
});

test('which defaults hold never depends on the order of the files', async () => {
  const files = {
    'a.yaml': `${top}defaults: { color: RED }\ninclude: [shared.yaml]\n`,
    'b.yaml': 'defaults: { color: MINT }\ninclude: [shared.yaml]\n',
    'shared.yaml': chat('s'),
  };
  expect(await problems(files, { paths: ['a.yaml', 'b.yaml'] })).toMatchInlineSnapshot(`
    "b.yaml:2:11  error  INCLUDE_AMBIGUOUS  shared.yaml is included from two places with different "defaults" or "vars"
      2 | include: [shared.yaml]
        |           ^^^^^^^^^^^
      a.yaml:5:11  first included here
      5 | include: [shared.yaml]
        |           ^^^^^^^^^^^
      help: include it once, or say them in the file itself"
  `);
  const { chats } = await config({ ...files, 'b.yaml': 'include: [a.yaml]\n' }, { paths: ['shared.yaml', 'b.yaml'] });
  expect(chats[0]?.fields.color).toBe('RED');
});

test('an included file that is not there is an error, a glob that finds nothing a warning', async () => {
  const main = `${top}include:\n  - teams.yaml\n  - 'teams/*.yaml'\n${chat('a')}`;
  expect(await problems(main)).toMatchInlineSnapshot(`
    "chats.yaml:5:5  error  INCLUDE_MISSING  there is no file or folder teams.yaml
      5 |   - teams.yaml
        |     ^^^^^^^^^^
      help: paths of "include" count from the file they are written in

    chats.yaml:6:5  warning  INCLUDE_NOTHING  "teams/*.yaml" matches no file
      6 |   - 'teams/*.yaml'
        |     ^^^^^^^^^^^^^^
      help: paths of "include" count from the file they are written in"
  `);
});

test('a key that two files use shows both', async () => {
  const files = { 'a.yaml': top + chat('sales'), 'b.yaml': chat('sales') };
  expect(await problems(files, { paths: ['a.yaml', 'b.yaml'] })).toMatchInlineSnapshot(`
    "b.yaml:2:3  error  KEY_TWICE  "sales" is written twice
      2 |   sales: { title: T }
        |   ^^^^^
      a.yaml:5:3  first written here
      5 |   sales: { title: T }
        |   ^^^^^
      help: remove one of the two, or give it another name"
  `);
});

test('a file that YAML cannot read does not hide what is wrong in the others', async () => {
  const files = { 'a.yaml': 'chats:\n  a: { title: [ }\n', 'b.yaml': `${top}${chat('b', ', color: blue')}` };
  expect(await codes(files, { paths: ['a.yaml', 'b.yaml'] })).toEqual(['YAML_BRACKET', 'COLOR_UNKNOWN']);
});

test('paths are told from the working folder when they lie below it, and in full otherwise', async () => {
  const wrong = top + chat('a', ', color: blue');
  expect(await problems({ 'x/y.yaml': wrong }, { paths: ['./x/../x/y.yaml'] })).toContain('x/y.yaml:5:');
  expect(await problems({ '/etc/y.yaml': wrong }, { paths: ['/etc/y.yaml'] })).toContain('/etc/y.yaml:5:');
});

test('files and folders that are not there are named', async () => {
  expect(await problems({ 'a.yaml': '' }, { paths: ['chats.yaml', 'nowhere/x.yaml'] })).toMatchInlineSnapshot(`
    "error  FILE_MISSING_DEFAULT  there is no chats.yaml in the working folder
      help: name the file, or let "provision init" write a first one

    error  FILE_MISSING  there is no file or folder nowhere/x.yaml
      help: check the path; it counts from the working folder"
  `);
  expect(await problems({ 'd/readme.md': '' }, { paths: ['d'] })).toMatchInlineSnapshot(`
    "error  FOLDER_EMPTY  d holds no *.yaml or *.yml file
      help: check the path; hidden files and folders do not count"
  `);
});

test('an empty file is told so, alone; among others it is a warning', async () => {
  expect(await problems({ 'chats.yaml': '# nothing yet\n' })).toMatchInlineSnapshot(`
    "error  FILE_EMPTY  chats.yaml is empty
      help: it needs "version", "project", "portal" and "chats"; "provision init" writes an example"
  `);
  expect(
    await problems({ 'a.yaml': top + chat('a'), 'b.yaml': '' }, { paths: ['a.yaml', 'b.yaml'] }),
  ).toMatchInlineSnapshot(`
    "warning  FILE_EMPTY  b.yaml is empty
      help: it needs "version", "project", "portal" and "chats"; "provision init" writes an example"
  `);
});

test('a config without chats is right, and worth a warning', async () => {
  expect(await problems(`${top}chats: {}\n`)).toMatchInlineSnapshot(`
    "chats.yaml:4:1  warning  CHATS_NONE  the config holds no chats
      4 | chats: {}
        | ^^^^^
      help: write them under "chats:", each below a key of its own"
  `);
  expect(await codes(`${top}chats:\n`)).toEqual(['CHATS_NONE']);
  expect(await codes(top)).toEqual(['CHATS_NONE']);
});

test('a text at the top, a lockfile and a binary are no configs', async () => {
  expect(await problems({ 'a.yaml': 'hello' })).toMatchInlineSnapshot(`
    "a.yaml:1:1  error  FILE_NOT_MAP  a config is a map with "version", "project", "portal" and "chats" at its top
      1 | hello
        | ^^^^^
      help: write each as "name: value" on a line of its own"
  `);
  expect(await problems({ 'chats.lock.json': '{"lockfileVersion":1}' })).toMatchInlineSnapshot(`
    "error  LOCKFILE_AS_CONFIG  chats.lock.json is a lockfile, not a config
      help: give the YAML file; the lockfile is found beside it"
  `);
  expect(await codes({ 'a.yaml': '{"lockfileVersion":1}' })).toEqual(['LOCKFILE_AS_CONFIG']);
  expect(await problems({ 'a.yaml': 'title: \u0007' })).toMatchInlineSnapshot(`
    "a.yaml:1:8  error  FILE_CONTROL_CHARACTER  here stands the invisible character U+0007, which belongs into no text
      1 | title: \\u{7}
        |        ^^^^^
      help: delete it; YAML and JSON take it as an escape between double quotes"
  `);
});

test('bytes that are not UTF-8 are named with their place', async () => {
  const bytes = Buffer.concat([Buffer.from('version: 1\ntitle: '), Buffer.from([0xcf, 0xf0, 0xe8])]);
  expect(await problems({ 'a.yaml': bytes })).toMatchInlineSnapshot(`
    "a.yaml:2:8  error  FILE_NOT_UTF8  a.yaml is not UTF-8 text from here on
      help: save the file as UTF-8 (editors often call the other one Windows-1251 or ANSI)"
  `);
});

test('a file beyond reason is sent back to be split', async () => {
  expect(await problems({ 'a.yaml': new Uint8Array(21 * 1024 * 1024) })).toMatchInlineSnapshot(`
    "error  FILE_TOO_LARGE  a.yaml has more than 20 MB, and no more is read
      help: split it: a config into several files of one folder, a table into several with a template each"
  `);
});

test('messages come in Russian as well', async () => {
  expect(await problems(top + chat('a', ', color: gren'), {}, 'ru')).toMatchInlineSnapshot(`
    "chats.yaml:5:25  ошибка  COLOR_MISSPELT  «gren» — не цвет чата
      5 |   a: { title: T, color: gren }
        |                         ^^^^
      подсказка: возможно, «GREEN»? допустимо: RED, GREEN, MINT, LIGHT_BLUE, DARK_BLUE, PURPLE, AQUA, PINK, LIME, BROWN, AZURE, KHAKI, SAND, MARENGO, GRAY, GRAPHITE"
  `);
});

test('a pattern that cannot be read is told at its place, and nothing of it is a trace', async () => {
  const range = await problems({ 'chats.yaml': `include: ["[z-a].yaml"]\n${top}chats: { a: { title: A } }\n` });
  expect(range).toMatchInlineSnapshot(`
    "chats.yaml:1:11  error  INCLUDE_RANGE  "[z-a]" runs from a later character to an earlier one
      1 | include: ["[z-a].yaml"]
        |           ^^^^^^^^^^^^
      help: write the range the other way round"
  `);
  const braces = '{a,b}'.repeat(30);
  expect(await codes({ 'chats.yaml': `include: ["${braces}.yaml"]\n${top}chats: { a: { title: A } }\n` })).toEqual([
    'INCLUDE_ALTERNATIVES',
  ]);
});

test('a pattern of many stars takes no longer than its length times that of the paths', async () => {
  const files = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`${'a'.repeat(200)}${index}`, '']));
  const text = `include: ["${'*a'.repeat(60)}*b"]\n${top}chats: { a: { title: A } }\n`;
  expect(await cpuMs(() => load({ 'chats.yaml': text, ...files }))).toBeLessThan(2000);
});
