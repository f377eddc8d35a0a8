import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { programFor } from '../../src/cli/program.ts';
import { before, commandLines, exitCodes, meant, notRun, scripts } from './command-lines.ts';
import { deskFor } from './desk.ts';
import { blocksOf, inlineCode, pages, root } from './pages.ts';

const all = scripts();

const runnable = all
  .map((script) => ({ ...script, lines: script.lines.filter((line) => notRun[line] === undefined) }))
  .filter(({ lines }) => lines.length > 0)
  .map((script) => ({ ...script, title: script.lines.join('; ') }));

describe.concurrent('what the pages say to type', () => {
  it.each(runnable)('ends as it should: $title ($where)', async ({ lines }) => {
    const desk = await deskFor(lines[0] ?? '');
    try {
      for (const line of before[lines[0] ?? ''] ?? []) expect(await desk.run(line)).toMatchObject({ exitCode: 0 });
      for (const line of lines) {
        const { exitCode, said } = await desk.run(line);
        expect(exitCode, `${line}\n${said}`).toBe(exitCodes[line] ?? 0);
      }
    } finally {
      await desk.close();
    }
  });
});

describe('what the pages say about the command line', () => {
  it('is run, or excepted for a reason; no exception outlives its line', () => {
    const written = [
      ...pages.flatMap(inlineCode).map(({ text }) => text),
      ...pages.flatMap(blocksOf).flatMap(({ text }) => commandLines(text)),
    ];
    const tables = [notRun, meant, before, exitCodes].flatMap((table) => Object.keys(table));
    expect(tables.filter((line) => !written.includes(line))).toEqual([]);
    expect(all.length).toBeGreaterThan(10);
  });

  it('names only scripts that package.json has', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: object };
    const named = pages.flatMap(({ text }) => [...text.matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => name));
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
    expect(named).toContain('demo');
  });

  it('names only flags that a command has', () => {
    const program = programFor(() => async () => {});
    const flags = new Set(['--help', '--version', ...flagsOf(program), ...program.commands.flatMap(flagsOf)]);
    const named = pages
      .flatMap(inlineCode)
      .flatMap(({ path, line, text }) =>
        [...text.matchAll(/(?<=^|\s)--[a-z][a-z-]*/g)].map(([flag]) => ({ flag, where: `${path}:${line}` })),
      );
    expect(named.filter(({ flag }) => !flags.has(flag))).toEqual([]);
    expect(named.length).toBeGreaterThan(20);
  });

  it('tells of every variable that the tool reads, but for the one that tests and benchmarks set', () => {
    // Those of the child pipeline are its own, written and read by it.
    const others = ['PROVISION_VAR_', 'PROVISION_PORTAL', 'PROVISION_INVENTORY', 'PROVISION_SELECT'];
    const told = new Set(pages.flatMap(({ text }) => text.match(/\bPROVISION_[A-Z_]+/g) ?? []));
    const read = sources().flatMap((path) => readFileSync(path, 'utf8').match(/\bPROVISION_[A-Z_]+/g) ?? []);
    expect([...new Set(read)].filter((name) => !told.has(name) && !others.includes(name))).toEqual([
      'PROVISION_CLOCK_SCALE',
    ]);
  });
});

/** Where the environment is read; the sandbox reads none of it. */
function sources(): readonly string[] {
  return readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.startsWith('sandbox'))
    .map((path) => join(root, 'src', path));
}

function flagsOf(command: Command): readonly string[] {
  return command.options.map(({ long }) => long ?? '');
}
