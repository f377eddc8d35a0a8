import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { exampleRoot } from './folders.ts';

const files = ['fetch.test.mjs', 'sdk.test.mjs'];

describe('the tests among the examples', () => {
  it('pass in the test runner of Node, with the package under its own name', () => {
    const { NODE_OPTIONS: _, NODE_TEST_CONTEXT: __, ...env } = process.env;
    const args = ['--test', ...files.map((file) => join(exampleRoot, 'tests', file))];
    const run = spawnSync(process.execPath, args, { cwd: exampleRoot, encoding: 'utf8', env, timeout: 50_000 });
    expect(run.stdout).toMatch(/^(#|ℹ) pass 2$/m);
    expect(run.status).toBe(0);
  });

  it.each(['docs/sandbox.md', 'docs/sandbox.ru.md'])('stand in %s as they are', (page) => {
    const text = readFileSync(join(exampleRoot, '..', page), 'utf8');
    for (const file of files) expect(text).toContain(readFileSync(join(exampleRoot, 'tests', file), 'utf8'));
  });
});
