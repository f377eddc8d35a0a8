import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';

/* A package that is loaded costs its milliseconds whether it is used or not: who loads what is held here, not how long it takes. */

const source = join(import.meta.dirname, '../../src');

test('help, completion and wrong lines load nothing but the parser of command lines', () => {
  expect(packagesOf('cli/main.ts')).toEqual(['commander']);
});

test('the version is answered before even that', () => {
  expect(packagesOf('bin.ts')).toEqual([]);
});

test.each([
  ['validate', ['commander', 'yaml']],
  ['output', ['commander', 'yaml']],
  ['keys', ['yaml']],
  ['init', ['yaml']],
  ['schema', []],
])('%s asks no portal and loads no HTTP client', (command, packages) => {
  expect(packagesOf(`cli/run/${command}.ts`)).toEqual(packages);
});

test('commands that speak to a portal do load it, so that this test can see it', () => {
  expect(packagesOf('cli/run/doctor.ts')).toContain('undici');
});

/** Packages that a file and all that it imports at once need; `import()` and types cost nothing yet. */
function packagesOf(file: string): readonly string[] {
  const seen = new Set<string>();
  const packages = new Set<string>();
  const visit = (path: string): void => {
    if (seen.has(path)) return;
    seen.add(path);
    for (const name of importsIn(readFileSync(path, 'utf8'))) {
      if (name.startsWith('.')) {
        if (/\.(ts|js)$/.test(name)) visit(join(dirname(path), name));
      } else if (!name.startsWith('node:')) packages.add(name);
    }
  };
  visit(join(source, file));
  expect(seen.size, relative(source, file)).toBeGreaterThan(1);
  return [...packages].sort();
}

function importsIn(text: string): readonly string[] {
  const statements = text.matchAll(/^(?:import|export)\s(?!type\s)([^;]*?\sfrom\s+)?'([^']+)'/gm);
  return [...statements].map(([, , name]) => name ?? '').filter((name) => name !== '');
}
