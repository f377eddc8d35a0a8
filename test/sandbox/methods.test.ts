import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { methodList } from '../../src/sandbox/methods/index.ts';
import { ALL_SCOPES } from '../../src/sandbox/methods/scopes.ts';

const root = join(import.meta.dirname, '../..');
const page = readFileSync(join(root, 'src/sandbox/methods/README.md'), 'utf8');

/** The rows of a section's table: method, page, code. */
function rowsOf(title: string): readonly (readonly string[])[] {
  const section = page.split(/^## /m).find((text) => text.startsWith(title)) ?? '';
  const lines = section.split('\n').filter((line) => line.startsWith('| `'));
  return lines.map((line) =>
    line
      .split('|')
      .map((cell) => cell.trim())
      .slice(1, 4),
  );
}

const called = rowsOf('Methods that `provision` calls');
const others = rowsOf('Other methods');
const namesOf = (rows: readonly (readonly string[])[]) => rows.map(([name = '']) => name.replaceAll('`', ''));

/** Where calls of the portal are written: as `method: '…'`, or as the first argument of a function that asks. */
const CALLS = /(?:method:|\b(?:ask|call|single|direct)\(|\?)\s*'([a-z][A-Za-z0-9]*(?:\.[A-Za-z0-9]+)*)'/g;
const NAMES = /'((?:im|imbot|user|department|app|method|server)\.[A-Za-z0-9.]+)'/g;

/** All method names in the product's own sources; tables of what is known about methods are no calls. */
function namesInSources(): ReadonlySet<string> {
  const names = new Set<string>();
  for (const room of ['app', 'plan', 'portal', 'read', 'resources', 'execute']) {
    const files = readdirSync(join(root, 'src', room), { recursive: true, encoding: 'utf8' });
    for (const file of files.filter((name) => name.endsWith('.ts') && !/(reading-methods|limits)\.ts$/.test(name))) {
      const text = readFileSync(join(root, 'src', room, file), 'utf8');
      for (const [, name = ''] of text.matchAll(NAMES)) names.add(name);
      for (const [, name = ''] of text.matchAll(CALLS)) if (methodList.find(name) || name === 'batch') names.add(name);
      if (text.includes("'batch'")) names.add('batch');
    }
  }
  // Asked for by the recorder to see how a portal refuses what it does not know.
  names.delete('im.chat.nothing');
  return names;
}

describe('the page of what the methods were checked against', () => {
  it('holds every method that the product calls, and no other in its first table', () => {
    expect([...namesInSources()].sort()).toEqual(namesOf(called).toSorted());
  });

  it('holds every method that is imitated', () => {
    const classic = ['_global', ...ALL_SCOPES].flatMap((scope) => methodList.classic(scope));
    const listed = [...namesOf(called), ...namesOf(others)];
    const lower = listed.map((name) => name.toLowerCase());
    expect([...new Set(classic)].filter((name) => !lower.includes(name))).toEqual(['im.chat.getentitychat']);
    for (const name of listed) expect(methodList.find(name) || name === 'batch', name).toBeTruthy();
    expect(new Set(listed).size).toBe(listed.length);
  });

  it('names a page or says that there is none, and always the server code', () => {
    for (const [name, documented = '', code = ''] of [...called, ...others]) {
      expect(documented, name).toMatch(/^(none|`(api-reference|settings)\/[^`]+\.md`)$/);
      expect(code, name).toMatch(/^`[a-z]+\/[^`]+\.php`/);
    }
  });
});
