// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the syntax of configs, not of JavaScript
import { expect, test } from 'vitest';
import { cpuMs } from '../cpu-time.ts';
import { codes, config, load, problems, top } from './desk.ts';

const template = (each: string, ...lines: string[]) =>
  `${top}chats:\n  "team-\${each.id}":\n    each: ${each}\n${lines.map((line) => `    ${line}\n`).join('')}`;
const inTable = (csv: string | Uint8Array, ...lines: string[]) => ({
  'chats.yaml': template('./teams.csv', ...lines),
  'teams.csv': csv,
});
const csv = 'id,title,lead,members[]\na,Team A,12,1;bob@corp.example\nb,"Team ""B"", EMEA",,\n';
const all = ['title: "${each.title}"', 'owner: ${each.lead}', 'users: ${each.members}'];

test('a template is written once a row of a table; empty cells leave their fields out', async () => {
  const { chats, templates } = await config(inTable(csv, ...all));
  expect(chats.map(({ key, fields }) => [key, fields])).toEqual([
    ['team-a', { title: 'Team A', owner: 12, users: [1, 'bob@corp.example'] }],
    ['team-b', { title: 'Team "B", EMEA', users: [] }],
  ]);
  expect(templates).toMatchObject([{ key: 'team-${each.id}', chats: 2, place: { line: 5 } }]);
});

test('a list, a map, YAML and JSON are tables as well, and their values keep their types', async () => {
  const rows =
    '[{ id: a, title: A, lead: 12, open: { type: OPEN } }, { id: b, title: B, lead: 13, open: { type: CHAT } }]';
  const map = '{ a: { title: A, lead: 12, open: { type: OPEN } }, b: { title: B, lead: 13, open: { type: CHAT } } }';
  const lines = ['title: T ${each.title}', 'owner: ${each.lead}', 'type: ${each.open.type}'];
  const expected = [
    ['team-a', { title: 'T A', owner: 12, type: 'OPEN' }],
    ['team-b', { title: 'T B', owner: 13, type: 'CHAT' }],
  ];
  const json = JSON.stringify([
    { id: 'a', title: 'A', lead: 12, open: { type: 'OPEN' } },
    { id: 'b', title: 'B', lead: 13, open: { type: 'CHAT' } },
  ]);
  const keyed = template('./t.yaml', ...lines).replace('each.id', 'each.key');
  const all = [
    { 'chats.yaml': template(rows, ...lines) },
    { 'chats.yaml': template(map, ...lines).replace('each.id', 'each.key') },
    { 'chats.yaml': template('./t.json', ...lines), 't.json': json },
    { 'chats.yaml': keyed, 't.yaml': map },
  ];
  for (const files of all)
    expect((await config(files)).chats.map(({ key, fields }) => [key, fields])).toEqual(expected);
});

test('a list of texts and numbers has values, and a map of them has keys as well', async () => {
  const list = `${top}chats:\n  "\${each.value}": { each: [a, 7], title: "T \${each.value}" }\n`;
  expect((await config(list)).chats.map(({ key, fields }) => [key, fields.title])).toEqual([
    ['7', 'T 7'],
    ['a', 'T a'],
  ]);
  const map = `${top}chats:\n  "\${each.key}": { each: { a: A, b: B }, title: "\${each.value}" }\n`;
  expect((await config(map)).chats.map(({ key, fields }) => [key, fields.title])).toEqual([
    ['a', 'A'],
    ['b', 'B'],
  ]);
});

test('what is wrong with a row is shown at the template and at the cell', async () => {
  const bad = inTable('id,title,color\na,A,RED\nb,B,grean\n', 'title: "${each.title}"', 'color: ${each.color}');
  expect(await problems(bad)).toMatchInlineSnapshot(`
    "chats.yaml:8:12  error  COLOR_MISSPELT  "grean" is not a chat colour
      8 |     color: \${each.color}
        |            ^^^^^^^^^^^^^
      teams.csv:3:5  the value is written here
      3 | b,B,grean
        |     ^^^^^
      help: did you mean "GREEN"? use one of RED, GREEN, MINT, LIGHT_BLUE, DARK_BLUE, PURPLE, AQUA, PINK, LIME, BROWN, AZURE, KHAKI, SAND, MARENGO, GRAY, GRAPHITE"
  `);
});

test('what is wrong with a template is told once, however many rows it has', async () => {
  const rows = Array.from({ length: 500 }, (_, index) => `t${index}`).join('\n');
  expect(await problems(inTable(`id\n${rows}\n`, 'title: T', 'colr: RED'))).toMatchInlineSnapshot(`
    "chats.yaml:8:5  error  FIELD_MISSPELT  "colr" is not known here
      8 |     colr: RED
        |     ^^^^
      help: did you mean "color"?"
  `);
});

test('places that are needed later know the row, too', async () => {
  const { chats } = await config(inTable(csv, ...all));
  const [, b] = chats;
  expect(b?.place).toMatchObject({ file: 'chats.yaml', line: 5, from: { file: 'teams.csv', line: 3, column: 1 } });
  expect(b?.places.title).toMatchObject({ line: 7, from: { file: 'teams.csv', line: 3, column: 3 } });
  expect(chats[0]?.places['users[1]']).toMatchObject({ line: 9, from: { line: 2, column: 15 } });
});

test('a key that two rows make shows both', async () => {
  expect(await problems(inTable('id\na\nb\na\n', 'title: T'))).toMatchInlineSnapshot(`
    "chats.yaml:5:3  error  KEY_TWICE  "team-a" is written twice
      5 |   "team-\${each.id}":
        |   ^^^^^^^^^^^^^^^^^
      teams.csv:4:1  the value is written here
      4 | a
        | ^
      chats.yaml:5:3  first written here
      5 |   "team-\${each.id}":
        |   ^^^^^^^^^^^^^^^^^
      teams.csv:2:1  the value is written here
      2 | a
        | ^
      help: remove one of the two, or give it another name"
  `);
});

test('a key that a row makes and a person wrote shows both', async () => {
  const files = inTable('id\na\n', 'title: T');
  expect(await codes({ ...files, 'chats.yaml': `${files['chats.yaml']}  team-a: { title: X }\n` })).toEqual([
    'KEY_TWICE',
  ]);
});

test('former keys may be a column, and are left out where it is empty', async () => {
  const files = inTable('id,was[],before\na,old,\nb,,older\n', 'title: T', 'previousKeys: ["${each.before}"]');
  expect((await config(files)).chats.map(({ fields }) => fields.previousKeys)).toEqual([[], ['older']]);
});

test('values and rows work together, also in the path of the table', async () => {
  const text = `vars: { stage: x }\n${template('"./${var:stage}.csv"', 'title: "${var:stage} ${each.id} ${each.note:-none}"')}`;
  const { chats } = await config({ 'chats.yaml': text, 'x.csv': 'id,note\na,\nb,N\n' });
  expect(chats.map(({ fields }) => fields.title)).toEqual(['x a none', 'x b N']);
});

test('what a row says is not read again', async () => {
  const { chats } = await config(inTable('id,title\na,"${var:X} $${"\n', 'title: "${each.title}"'));
  expect(chats[0]?.fields.title).toBe('${var:X} $${');
});

test('users+ adds to the users of defaults, in templates and without', async () => {
  const text = `${top}defaults: { users: [1] }\nchats:\n  a: { title: A, users+: [2] }\n  b: { title: B, users: [3] }\n  "\${each.value}": { each: [c], title: C, users+: [4, 5] }\n`;
  expect((await config(text)).chats.map(({ fields }) => fields.users)).toEqual([[1, 2], [3], [1, 4, 5]]);
  const files = {
    'chats.yaml': `${top}defaults: { users: [1] }\ninclude: [x.yaml]\nchats: { a: { title: A, users: [7], users+: [8] } }\n`,
    'x.yaml': 'defaults: { users+: [2] }\nchats: { b: { title: B, users+: [3] }, c: { title: C } }\n',
  };
  expect((await config(files)).chats.map(({ fields }) => fields.users)).toEqual([
    [7, 8],
    [1, 2, 3],
    [1, 2],
  ]);
  expect(await codes(`${top}chats: { a: { title: A, users+: [bob] } }\n`)).toEqual(['PERSON_FORM']);
});

test('a picture whose address stands in the table is fetched from there, and none whose host is put together', async () => {
  const table = 'id,logo,host\na,https://corp.example/a.png,corp.example\n';
  expect(await codes(inTable(table, 'title: T', 'avatar: ${each.logo}'))).toEqual([]);
  expect(await codes(inTable(table, 'title: T', 'avatar: "https://${each.host}/a.png"'))).toEqual(['AVATAR_HOST']);
});

test.each([
  ['a column that is misspelt', 'id,titel\na,A\n', 'EACH_COLUMN_MISSPELT teams.csv:1:4'],
  ['a column that is misspelt, and no rows', 'id,titel\n', 'EACH_COLUMN_MISSPELT teams.csv:1:4'],
  ['a column that nothing resembles', 'id,x\na,A\n', 'EACH_COLUMN teams.csv:1:1'],
  ['semicolons', 'id;title\na;A\n', 'TABLE_SEPARATOR teams.csv:1:3'],
  ['semicolons, and a comma in its header', 'id;title, full\na;A\n', 'TABLE_SEPARATOR teams.csv:1:3'],
  ['semicolons between quotes', '"id";"title"\n"a";"A"\n', 'TABLE_SEPARATOR teams.csv:1:5'],
  ['the line of a spreadsheet', 'sep=,\nid,title\na,A\n', 'TABLE_SEP_LINE teams.csv:1:1'],
  ['JSON', '\n[{"id":1,"title":"A"}]\n', 'TABLE_OTHER teams.csv:2:1'],
  ['JSON of a map', '{\n  "a": { "id": 1 } }\n', 'TABLE_OTHER teams.csv:1:1'],
  ['YAML', '\ufeff- id: a\n  title: A\n', 'TABLE_OTHER teams.csv:1:1'],
  ['a page', '<!DOCTYPE html><html><body>Log in</body></html>\n', 'TABLE_PAGE teams.csv:1:1'],
  ['XML', '<?xml version="1.0"?><a/>\n', 'TABLE_PAGE teams.csv:1:1'],
  ['brackets that mean nothing', '[id],title\na,A\n', 'EACH_COLUMN teams.csv:1:1'],
  ['tabs', 'id\ttitle\na\tA\n', 'TABLE_SEPARATOR teams.csv:1:3'],
  ['a short row', 'id,title\na,A\nb\n', 'TABLE_ROW_SHORT teams.csv:3:1'],
  ['a long row', 'id,title\n\na,A\nb,Sales, EMEA\n', 'TABLE_ROW_LONG teams.csv:4:10'],
  ['a comma at the end of a row', 'id,title\na,A\nb,B,\n', 'TABLE_ROW_COMMA teams.csv:3:5'],
  ['a comma at the end of all rows', 'id,title\nb,B,\n', 'TABLE_ROW_COMMA teams.csv:2:5'],
  ['a very long row', `id,title\na,A\n${'b,'.repeat(20_000)}\n`, 'TABLE_ROW_LONG teams.csv:3:5'],
  ['a quote that stays open', 'id,title\na,A\nb,"B\nc,C\n', 'TABLE_QUOTE_OPEN teams.csv:3:3'],
  ['a quote in the middle', 'id,title\na,the "A" team\n', 'TABLE_QUOTE teams.csv:2:7'],
  ['text behind a quote', 'id,title\na,"A" team\n', 'TABLE_QUOTE teams.csv:2:3'],
  ['a column without a name', 'id,title,\na,A,\n', 'TABLE_COLUMN_EMPTY teams.csv:1:10'],
  ['columns without names', ',\na,A\n', 'TABLE_COLUMN_EMPTY teams.csv:1:1, TABLE_COLUMN_EMPTY teams.csv:1:2'],
  ['blank lines before a header that names nothing', '\n\na,A\n', 'EACH_COLUMN teams.csv:3:1'],
  ['a column twice', 'id,title,id\na,A,b\n', 'KEY_TWICE teams.csv:1:10'],
  ['a column of braces', 'id,title,{x}\na,A,b\n', 'TABLE_COLUMN_FORM teams.csv:1:10'],
  ['a row without a key', 'id,title\n,A\n', 'EACH_EMPTY teams.csv:2:1'],
  ['a row without a title', 'id,title\na,\n', 'EACH_EMPTY teams.csv:2:3'],
  ['a list parted by commas', 'id,title,was[]\na,A,"b, c"\n', 'TABLE_LIST_COMMA teams.csv:2:5'],
  ['nothing', '', 'TABLE_EMPTY teams.csv:1:1'],
  ['a control character', 'id,title\na,A\u0007\n', 'FILE_CONTROL_CHARACTER teams.csv:2:4'],
  ['600 columns', `id,title${',c'.repeat(598)}\n`, 'TABLE_WIDE teams.csv:1:1006'],
])('a table with %s is explained at its place', async (_name, table, expected) => {
  const { diagnostics } = await load(inTable(table, 'title: "${each.title}"'));
  const told = diagnostics.filter(({ severity }) => severity === 'error');
  const where = ({ place }: (typeof told)[number]) => (place?.file === 'teams.csv' ? place : place?.from);
  const texts = told.map((one) => `${one.code} ${where(one)?.file}:${where(one)?.line}:${where(one)?.column}`);
  expect(texts.join(', ')).toBe(expected);
});

test.each([
  ['a workbook', [0x50, 0x4b, 0x03, 0x04, 0x14, 0x00, 0x06, 0x00]],
  ['a workbook of old', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
])('%s under the name of a table is told as what it is', async (_name, bytes) => {
  expect(await problems(inTable(Uint8Array.from(bytes), 'title: "${each.title}"'))).toBe(
    `teams.csv:1:1  error  FILE_PACKED  teams.csv is a workbook of a spreadsheet, or another packed file, and not text
  help: in the spreadsheet: "Save as", "CSV UTF-8", parted by commas`,
  );
});

test('a table in Windows-1251 is explained at the first letter that shows it', async () => {
  const bytes = Uint8Array.from([...'id,title\na,'].map((char) => char.charCodeAt(0)).concat([0xcf, 0xf0, 0x0a]));
  expect(await problems(inTable(bytes, 'title: "${each.title}"'))).toMatchInlineSnapshot(`
    "teams.csv:2:3  error  FILE_NOT_UTF8  teams.csv is not UTF-8 text from here on
      help: save the file as UTF-8 (editors often call the other one Windows-1251 or ANSI)"
  `);
});

test('a byte order mark, line ends of Windows and blank lines are no part of a table', async () => {
  const files = inTable('\ufeffid,title\r\n\r\na,Привет 🎉\r\nb,B\r\n\r\n', 'title: "${each.title}"');
  const { chats } = await config(files);
  expect(chats.map(({ fields }) => fields.title)).toEqual(['Привет 🎉', 'B']);
  expect(chats[1]?.places.title).toMatchObject({ from: { line: 4, column: 3 } });
});

test('200 columns are read like three', async () => {
  const names = Array.from({ length: 200 }, (_, index) => `c${index}`);
  const table = `id,${names.join(',')}\na,${names.map((name) => `v${name}`).join(',')}\n`;
  expect((await config(inTable(table, 'title: "${each.c199} ${each.c0}"'))).chats[0]?.fields.title).toBe('vc199 vc0');
});

test.each([
  ['"each" is a number', template('5', 'title: T'), 'EACH_FORM'],
  ['the table is no table', template('./teams.txt', 'title: T'), 'EACH_FILE'],
  ['the table is not there', template('./gone.csv', 'title: T'), 'EACH_MISSING'],
  ['the table is behind an address', template('https://corp.example/teams.csv', 'title: T'), 'EACH_ADDRESS'],
  ['every row has the same key', `${top}chats: { a: { each: [1, 2], title: T } }\n`, 'EACH_KEY'],
  ['a row of a list says no such thing', template('[{ id: a, name: A }]', 'title: "${each.colour}"'), 'EACH_UNSET'],
  ['a key of a row is none', template('[{ id: "a b" }]', 'title: T'), 'KEY_FORM'],
])('a template where %s is explained', async (_name, text, code) => {
  expect(await codes(text)).toEqual([code]);
});

test.each([
  ['a table that is misspelt', { 'team.csv': 'id\n' }, 'EACH_MISSING_NEAR teams.csv team.csv'],
  ['a folder', { 'teams.csv/x.csv': 'id\n' }, 'EACH_FOLDER teams.csv'],
])('%s is told as what it is', async (_name, others, expected) => {
  const { diagnostics } = await load({ 'chats.yaml': template('./teams.csv', 'title: T'), ...others });
  const told = diagnostics.filter(({ severity }) => severity === 'error');
  expect(told.map(({ code, args }) => [code, ...Object.values(args)].join(' '))).toEqual([expected]);
});

test.each([
  ['a comma that is missing', '[{ "id": "a" },\n { "id": "b" "title": "B" }]', 'TABLE_JSON t.json:2:14'],
  ['an end that is missing', '[{ "id": "a" }', 'TABLE_JSON t.json:1:14'],
  ['a number in place of rows', '42', 'TABLE_FORM t.json:1:1'],
  ['nothing', '', 'TABLE_EMPTY_ROWS t.json:1:1'],
  ['rows that lie deeper', '{ "rows": [{ "id": "a" }] }', 'TABLE_WRAPPED t.json:1:3'],
  ['a list where a text is wanted', '[{ "id": "a", "title": ["A"] }]', 'FIELD_NOT_TEXT_HERE t.json:1:24'],
  ['a row without a name', '[{ "id": "a", "titel": "A" }]', 'EACH_ROW_MISSPELT t.json:1:2'],
])('a table in JSON with %s is explained at its place', async (_name, json, expected) => {
  const { diagnostics } = await load({ 'chats.yaml': template('./t.json', 'title: "${each.title}"'), 't.json': json });
  const told = diagnostics.filter(({ severity }) => severity === 'error');
  const texts = told.map(({ code, place }) => {
    const { file, line, column } = place?.file === 't.json' ? place : (place?.from ?? { file: '', line: 0, column: 0 });
    return `${code} ${file}:${line}:${column}`;
  });
  expect(texts).toEqual([expected]);
});

test('a number for a title is told as it stands in the table', async () => {
  const files = {
    'chats.yaml': template('./t.json', 'title: "${each.year}"'),
    't.json': '[{ "id": "a", "year": 2026 }]',
  };
  expect(await problems(files)).toMatchInlineSnapshot(`
    "chats.yaml:7:12  error  FIELD_NOT_QUOTED  "title" has to be a text, and YAML does not read 2026 as one
      7 |     title: "\${each.year}"
        |            ^^^^^^^^^^^^^^
      t.json:1:23  the value is written here
      1 | [{ "id": "a", "year": 2026 }]
        |                       ^^^^
      help: put it in quotes: "2026""
  `);
});

test('what is missing is shown where it would be: at the columns, or at the row', async () => {
  expect(await problems(inTable('id,caption\na,A\n', 'title: "${each.title}"'))).toContain(
    'teams.csv:1:1  these are the columns\n  1 | id,caption\n    | ^^^^^^^^^^',
  );
  expect(await problems(template('[{ id: a }]', 'title: "${each.title}"'))).toContain('6:12  this is the row');
});

test('a row of empty cells is no row, as a blank line is none', async () => {
  expect((await config(inTable('id,title\na,A\n,\n ,\n', 'title: "${each.title}"'))).chats).toHaveLength(1);
});

test('a template without rows is a warning', async () => {
  const { diagnostics, config } = await load(template('[]', 'title: T'));
  expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual([
    ['CHATS_NONE', 'warning'],
    ['EACH_NONE', 'warning'],
  ]);
  expect(config?.templates).toMatchObject([{ chats: 0 }]);
});

test('rows cost at most half as much again as the same chats written out', async () => {
  const ids = Array.from({ length: 2_000 }, (_, index) => index + 1);
  const table = `id,title,lead,members[]\n${ids.map((id) => `${id},Team ${id},${id},1;2;${id}`).join('\n')}\n`;
  const written = ids.map((id) => `  team-${id}:\n    title: Team ${id}\n    owner: ${id}\n    users: [1, 2, ${id}]\n`);
  const text = `${top}chats:\n${written.join('')}`;
  await load(inTable(csv, ...all));
  const plainMs = await cpuMs(async () => expect((await load(text)).config?.chats).toHaveLength(2_000));
  const tableMs = await cpuMs(async () =>
    expect((await load(inTable(table, ...all))).config?.chats).toHaveLength(2_000),
  );
  expect(tableMs / plainMs).toBeLessThan(1.5);
});

test('templates times rows end with an error, not with the memory', async () => {
  const rows = Array.from({ length: 400 }, (_, nth) => nth).join('\n');
  const templates = Array.from({ length: 400 }, (_, nth) => `  k${nth}-\${each.id}: { each: t.csv, title: A }\n`).join(
    '',
  );
  const files = { 'chats.yaml': `${top}chats:\n${templates}`, 't.csv': `id\n${rows}\n` };
  expect(await codes(files)).toEqual(['VALUES_TOO_MUCH']);
});
