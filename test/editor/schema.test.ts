// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the syntax of configs, not of JavaScript
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/config/load.ts';
import { configFiles } from '../../src/disk/config-files.ts';
import { colorCodes } from '../../src/resources/chat/colors.ts';
import { type ChatField, chatFields } from '../../src/resources/chat/fields.ts';
import { LanguageServer } from './language-server.ts';

const schema = pathToFileURL(join(import.meta.dirname, '../../schemas/config.schema.json')).href;
const head = `# yaml-language-server: $schema=${schema}\nversion: 1\nproject: demo\nportal: sandbox\nchats:\n`;

let server: LanguageServer;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'provision-editor-'));
  server = new LanguageServer();
  await server.start();
});

afterAll(() => {
  server.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** A value of every form that a field may have. */
const samples: Readonly<Record<ChatField, readonly string[]>> = {
  title: ['Sales'],
  type: ['OPEN'],
  description: ['Deals'],
  color: ['RED'],
  message: ['Hello'],
  users: ['[1, { department: Sales }]'],
  membership: ['exact'],
  owner: ['3', 'anna@corp.example', '{ head: Sales }'],
  managers: ['[3]'],
  avatar: ['./a.png'],
  entity: ['{ type: ACME, id: a }'],
  previousKeys: ['[b]'],
  protect: ['true'],
  onRemove: ['archive'],
};

let documents = 0;

function newDocument(text: string) {
  const path = join(folder, `doc-${++documents}.yaml`);
  writeFileSync(path, text);
  return { path, uri: pathToFileURL(path).href };
}

/** The line (from 0) and column behind the mark `|`, which is taken out. */
function marked(text: string) {
  const at = text.indexOf('|');
  const before = text.slice(0, at).split('\n');
  return {
    text: text.slice(0, at) + text.slice(at + 1),
    position: { line: before.length - 1, character: before.at(-1)?.length ?? 0 },
  };
}

describe('an editor that runs yaml-language-server', () => {
  it.each([
    ['an unknown field', '  a:\n    title: x\n    colour: RED\n'],
    ['an unknown colour', '  a:\n    title: x\n    color: ORANGE\n'],
    ['a type in small letters', '  a:\n    title: x\n    type: open\n'],
    ['an empty title', '  a:\n    title: ""\n'],
    ['people that are no people', '  a:\n    title: x\n    users: [true]\n'],
    ['a department that is not named', '  a:\n    title: x\n    users: [{ recursive: true }]\n'],
    ['two kinds of group in one', '  a:\n    title: x\n    users: [{ department: A, head: B }]\n'],
    ['an exception of a head', '  a:\n    title: x\n    users: [{ head: A, except: [1] }]\n'],
    [
      'an exception that is nobody',
      '  a:\n    title: x\n    users: [{ department: A, except: [{ recursive: true }] }]\n',
    ],
    ['a table that is a number', '  "t-${each.id}":\n    title: x\n    each: 5\n'],
    ['a misspelt field of a template', '  "t-${each.id}":\n    each: [{ id: a }]\n    titel: ${each.id}\n'],
  ])('underlines %s on the line where validate does', async (_what, chats) => {
    const text = head + chats;
    const { path, uri } = newDocument(text);
    const underlined = (await server.open(uri, text)).map(({ range }) => range.start.line + 1);
    const { diagnostics } = await loadConfig({ paths: [path], cwd: folder, env: {}, files: configFiles });
    expect(underlined).toContain(diagnostics[0]?.place?.line);
  });

  it('finds nothing wrong with the example that the README runs', async () => {
    const path = join(import.meta.dirname, '../../examples/welcome/chats.yaml');
    expect(await server.open(pathToFileURL(path).href, readFileSync(path, 'utf8'))).toEqual([]);
  });

  it.each(['./teams.csv', '"./${var:stage}.csv"', '[a, 7]', '[{ id: a, lead: 1 }]', '{ a: { lead: 1 }, b: }'])(
    'finds nothing wrong with a template over %s, whatever the row fills in',
    async (each) => {
      const fields = Object.keys(chatFields).filter((name) => name !== 'entity' && name !== 'users');
      const text = [
        `${head}  "team-\${each.id}/\${each.value}":`,
        `    each: ${each}`,
        ...fields.map((name) => `    ${name}: \${each.${name}}`),
        '    users: [1, "${each.lead:-2}", { department: "${each.id}", except: ["${each.lead}"] }, { head: "${each.id}" }]',
        '    users+: ${each.members}',
        '    entity: { type: ACME, id: "${each.id}" }',
        '  "${each.key}":',
        `    each: ${each}`,
        '    title: Team ${each.title.short:-none}, ${var:city}',
        '    owner: { head: "${each.id}" }',
        '    users: ${each.members}',
        '',
      ].join('\n');
      expect(await server.open(newDocument(text).uri, text)).toEqual([]);
    },
  );

  it.each([
    ['"each" among the fields of a chat', `${head}  a:\n    title: x\n    |\n`, ['each']],
    ['a chat and a whole template among the chats', `${head}  |\n`, ['a chat', 'a chat a row']],
    [
      'groups among the people',
      `${head}  a:\n    title: x\n    users:\n      - |\n`,
      ['a department', 'the head of a department', 'everyone'],
    ],
    ['a real portal', `${head.replace('sandbox', '|').replace('chats:\n', '')}`, ['a real portal', 'sandbox']],
  ])('offers %s', async (_, text, offered) => {
    const { text: written, position } = marked(text);
    const { uri } = newDocument(written);
    await server.open(uri, written);
    expect(await server.completions(uri, position)).toEqual(expect.arrayContaining(offered));
  });

  it('offers every field of a chat', async () => {
    const { text, position } = marked(`${head}  a:\n    title: x\n    |\n`);
    const { uri } = newDocument(text);
    await server.open(uri, text);
    const others = Object.keys(chatFields).filter((name) => name !== 'title');
    expect(await server.completions(uri, position)).toEqual(expect.arrayContaining(others));
  });

  it('offers every colour and both types', async () => {
    for (const [field, values] of [
      ['color', colorCodes],
      ['type', ['OPEN', 'CHAT']],
    ] as const) {
      const { text, position } = marked(`${head}  a:\n    title: x\n    ${field}: |\n`);
      const { uri } = newDocument(text);
      await server.open(uri, text);
      expect(await server.completions(uri, position)).toEqual(expect.arrayContaining([...values]));
    }
  });

  it('tells what a field does, with its warning, in whatever form the value is', async () => {
    const uses = Object.entries(samples).flatMap(([name, values]) =>
      [...values, '${var:x}'].map((value) => ({ name, value })),
    );
    const lines = uses.map(({ name, value }, at) => `  c${at}:\n    ${name}: ${value}\n`);
    const text = head + lines.join('');
    const { uri } = newDocument(text);
    await server.open(uri, text);
    const untold: string[] = [];
    for (const [at, { name, value }] of uses.entries()) {
      const line = head.split('\n').length + 2 * at;
      const said = await server.hover(uri, { line, character: 5 });
      if (!said.includes(chatFields[name as ChatField].about.slice(0, 50))) untold.push(`${name}: ${value}`);
    }
    expect(untold).toEqual([]);
  });

  it.each([
    ['mem|bership: exact', 'they are removed, after consent'],
    ['ty|pe: OPEN', 'everybody on the portal can find the chat and join it'],
    ['ty|pe: CHAT', 'only members see the chat'],
  ])('tells about a field under the pointer what the table says: %s', async (field, told) => {
    const { text, position } = marked(`${head}  a:\n    title: x\n    ${field}\n`);
    const { uri } = newDocument(text);
    await server.open(uri, text);
    expect(await server.hover(uri, position)).toContain(told);
  });
});
