import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');

/** Each file makes one mistake, and the linter must see through the import to know that it is one. */
const mistakes: Readonly<Record<string, readonly [text: string, rule: string]>> = {
  'src/floating.ts': [`import { send } from './send.ts';\n\nsend();\n`, 'noFloatingPromises'],
  'src/floating-in-port.ts': [
    `import type { Port } from './send.ts';\n\nexport function use(port: Port): void {\n  port.send();\n}\n`,
    'noFloatingPromises',
  ],
  'src/condition.ts': [
    `import { send } from './send.ts';\n\nexport const sent = send() ? 1 : 2;\n`,
    'noMisusedPromises',
  ],
  'src/for-each.ts': [
    `import { send } from './send.ts';\n\nexport function all(items: string[]): void {\n  items.forEach(async () => {\n    await send();\n  });\n}\n`,
    'noMisusedPromises',
  ],
  'src/reads-argv.ts': [`export const argv = process.argv;\n`, 'noRestrictedGlobals'],
  'src/fetches.ts': [`export const page = fetch('https://example.com');\n`, 'noRestrictedGlobals'],
  'src/prints.ts': [`console.log('here');\n`, 'noConsole'],
};

const sound: Readonly<Record<string, string>> = {
  'src/send.ts': `export interface Port {\n  send(): Promise<boolean>;\n}\n\nexport async function send(): Promise<boolean> {\n  return true;\n}\n`,
  'src/awaits.ts': `import { send } from './send.ts';\n\nexport async function sent(): Promise<number> {\n  void send();\n  return (await send()) ? 1 : 2;\n}\n`,
};

interface Finding {
  readonly category: string;
  readonly location: { readonly path: string };
}

describe('the linter', () => {
  let folder: string;
  let findings: readonly Finding[];

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'provision-lint-'));
    for (const name of ['biome.json', 'tsconfig.json', 'package.json', '.gitignore']) {
      copyFileSync(join(root, name), join(folder, name));
    }
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'dir');
    for (const [file, [text]] of Object.entries(mistakes)) write(folder, file, text);
    for (const [file, text] of Object.entries(sound)) write(folder, file, text);
    findings = lint(folder);
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  it.each(Object.entries(mistakes))('finds the mistake in %s', (file, [, rule]) => {
    const here = findings.filter(({ location }) => location.path === file);
    expect(here.map(({ category }) => category.split('/').at(-1))).toContain(rule);
  });

  it.each(Object.keys(sound))('finds nothing in %s', (file) => {
    expect(findings.filter(({ location }) => location.path === file)).toEqual([]);
  });
});

function write(folder: string, file: string, text: string): void {
  const path = join(folder, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

function lint(folder: string): readonly Finding[] {
  const args = ['lint', '--reporter=json', '--max-diagnostics=none', '--vcs-enabled=false', 'src'];
  const run = spawnSync(join(root, 'node_modules/.bin/biome'), args, { cwd: folder, encoding: 'utf8' });
  return (JSON.parse(run.stdout) as { diagnostics: Finding[] }).diagnostics;
}
