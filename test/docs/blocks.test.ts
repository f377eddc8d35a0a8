import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, normalize } from 'node:path';
import { Ajv } from 'ajv';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { validate } from '../../src/app/validate.ts';
import { readInventory } from '../../src/config/inventory/read.ts';
import { configFiles } from '../../src/disk/config-files.ts';
import { put, putFiles } from './desk.ts';
import { anchorsOf, blocksOf, inlineCode, linksOf, pageAt, pages, root } from './pages.ts';
import { mistakesIn } from './type-check.ts';

const blocks = pages.flatMap(blocksOf);
const blocksIn = (language: string) =>
  blocks
    .filter((block) => block.language === language)
    .map((block) => ({ ...block, where: `${block.path}:${block.line}` }));

/** Blocks of YAML that are no configs, by their first line, and who checks them. */
const otherYaml: Readonly<Record<string, string>> = {
  'state: https://gitlab.example/api/v4/projects/42/terraform/state':
    'one line of a config, whose form test/config checks',
  'variables:': 'variables of a job of GitLab',
  'repos:': 'the configuration of pre-commit, which test/shipping checks against the hook',
};

const folder = mkdtempSync(join(tmpdir(), 'provision-docs-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('a block of a page', () => {
  it('says what it is', () => {
    // Programs in JavaScript are examples, which test/examples runs.
    const known = ['sh', 'yaml', 'json', 'ts', 'js', 'text'];
    expect(blocks.filter(({ language }) => !known.includes(language))).toEqual([]);
  });

  it('holds command lines only where they are run', () => {
    const usage = /^provision \S+( \[(options|параметры)\])?( [<[]\S+[>\]])*\n$/;
    const texts = blocksIn('text').filter(
      ({ path, text }) => !/^docs.commands(\.ru)?\.md$/.test(path) || !usage.test(text),
    );
    expect(texts.filter(({ text }) => text.includes('provision '))).toEqual([]);
  });

  const isInventory = (text: string) => /^fleet:/m.test(text);
  const configs = blocksIn('yaml').filter(
    ({ text }) => otherYaml[text.split('\n')[0] ?? ''] === undefined && !isInventory(text),
  );

  it.each(blocksIn('yaml').filter(({ text }) => isInventory(text)))(
    'of YAML is an inventory without mistakes ($where)',
    async ({ text }) => {
      put(folder, 'portals.d/more.yaml', 'portals: {}\n');
      put(folder, 'block.yaml', text);
      const { inventory, diagnostics } = await readInventory(join(folder, 'block.yaml'), folder, configFiles);
      expect(diagnostics).toEqual([]);
      expect(inventory?.entries.length).toBeGreaterThan(1);
    },
  );

  it.each(configs)('of YAML is a config without mistakes ($where)', async ({ text }) => {
    putFiles(folder);
    put(folder, 'block.yaml', text);
    const env = { B24_URL: 'https://example.bitrix24.com/rest/1/secret/' };
    const { valid, chats, diagnostics } = await validate({ files: ['block.yaml'], cwd: folder, env });
    expect(diagnostics).toEqual([]);
    expect(valid && chats > 0).toBe(true);
  });

  it('of YAML that is no config is parsed, and known', () => {
    const others = blocksIn('yaml').filter(({ text }) => otherYaml[text.split('\n')[0] ?? ''] !== undefined);
    expect(new Set(others.map(({ text }) => text.split('\n')[0]))).toEqual(new Set(Object.keys(otherYaml)));
    for (const { text } of others) expect(parse(text)).toBeTypeOf('object');
  });

  it.each(blocksIn('json'))('of JSON is a lockfile as its schema wants it ($where)', ({ text }) => {
    const schema = JSON.parse(readFileSync(join(root, 'schemas/lockfile.schema.json'), 'utf8')) as object;
    const check = new Ajv({ strict: false }).compile(schema);
    check(JSON.parse(text));
    expect(check.errors).toBeNull();
  });

  it('of TypeScript passes the compiler with the types of the library', () => {
    expect(mistakesIn(blocksIn('ts').map(({ text }) => text))).toEqual([]);
    expect(mistakesIn([`import { createChat } from 'bitrix24-provision';\ncreateChat(1);\n`])).toHaveLength(1);
  });
});

describe('the two read-mes', () => {
  const [english, russian] = [pageAt('README.md'), pageAt('README.ru.md')];

  it('give the same commands, in the same order', () => {
    const commands = (page: typeof english) =>
      blocksOf(page)
        .filter(({ language }) => language === 'sh')
        .map(({ text }) => text.replaceAll(/\s+#\s.*$/gm, ''));
    expect(commands(russian)).toEqual(commands(english));
    expect(commands(english).slice(0, 2)).toEqual(['npm ci && npm run demo\n', 'npm ci && npm test\n']);
  });

  it('name the same commands, flags and files in their prose', () => {
    const named = (page: typeof english) => [...new Set(inlineCode(page).map(({ text }) => text))].sort();
    expect(named(russian)).toEqual(named(english));
  });

  it('show the same settings with texts of their own', () => {
    const shape = (page: typeof english) =>
      blocksOf(page)
        .filter(({ language }) => language === 'yaml')
        .map(({ text }) => text.split('\n').map((line) => line.split(':')[0]));
    expect(shape(russian)).toEqual(shape(english));
  });
});

describe('a link', () => {
  it('leads to a file that is there, and to a heading in it', () => {
    const local = pages.flatMap(linksOf).filter(({ text }) => !/^https?:/.test(text));
    expect(local.length).toBeGreaterThan(30);
    expect(local.filter(({ path, text }) => !isThere(path, text))).toEqual([]);
  });
});

function isThere(path: string, link: string): boolean {
  const [file = '', anchor] = link.split('#');
  const target = file === '' ? path : normalize(join(path, '..', file));
  if (!existsSync(join(root, target))) return false;
  return anchor === undefined || anchorsOf(pageAt(target)).includes(anchor);
}
