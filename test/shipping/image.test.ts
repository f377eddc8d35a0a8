import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { freshFolder } from './folders.ts';
import { root } from './shipped.ts';

interface Instruction {
  readonly name: string;
  readonly text: string;
}

const stages = stagesOf(read('Dockerfile'));
const [build = [], final = []] = stages;

describe('the image', () => {
  it('is built in one stage and shipped in another, by nobody with rights', () => {
    expect(stages).toHaveLength(2);
    expect(final.findLast(({ name }) => name === 'USER')?.text).toBe('node');
    expect(final.findLast(({ name }) => name === 'ENTRYPOINT')?.text).toBe('["provision"]');
  });

  it('copies only what the context lets through, and nothing of that is missing', () => {
    const copied = stages.flat().filter(({ name, text }) => name === 'COPY' && !text.startsWith('--from'));
    const sources = copied.flatMap(({ text }) => text.split(' ').slice(0, -1));
    const allowed = read('.dockerignore')
      .split('\n')
      .filter((line) => line.startsWith('!'))
      .map((line) => line.slice(1));
    expect(read('.dockerignore').split('\n')).toContain('*');
    expect([...sources].sort()).toEqual([...allowed].sort());
    for (const source of sources) expect(existsSync(join(root, source))).toBe(true);
  });

  it('runs npm scripts that there are', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Readonly<Record<string, string>> };
    const called = [
      ...build
        .map(({ text }) => text)
        .join('\n')
        .matchAll(/npm run ([\w:-]+)/g),
    ];
    expect(called.map(([, name = '']) => name)).toEqual(['build']);
    expect(Object.keys(scripts)).toContain('build');
  });

  it('needs no package that is pruned: production dependencies carry every command', () => {
    const opt = join(freshFolder(), 'provision');
    mkdirSync(opt);
    cpSync(join(root, 'dist'), join(opt, 'dist'), { recursive: true });
    cpSync(join(root, 'package.json'), join(opt, 'package.json'));
    for (const name of productionPackages()) {
      mkdirSync(dirname(join(opt, name)), { recursive: true });
      cpSync(join(root, name), join(opt, name), { recursive: true });
    }
    const work = freshFolder();
    writeFileSync(
      join(work, 'chats.yaml'),
      'version: 1\nproject: image\nportal: sandbox\nchats:\n  one: { title: One }\n',
    );
    const run = (...args: readonly string[]) =>
      execFileSync(process.execPath, [join(opt, 'dist/bin.js'), ...args], {
        cwd: work,
        encoding: 'utf8',
        stdio: 'pipe',
        env: { PATH: process.env.PATH ?? '', HOME: work },
      });
    expect(run('apply')).toContain('One');
    run('plan', '--detailed-exitcode', '--html', 'plan.html');
    expect(existsSync(join(work, 'plan.html'))).toBe(true);
  });

  it('links two commands that can be started', () => {
    const links = [
      ...final
        .map(({ text }) => text)
        .join('\n')
        .matchAll(/ln -s \/opt\/bitrix24-provision\/(\S+) \/usr\/local\/bin\/(\S+)/g),
    ];
    const bin = freshFolder();
    for (const [, target = '', name = ''] of links) {
      expect(statSync(join(root, target)).mode & 0o111).toBe(0o111);
      symlinkSync(join(root, target), join(bin, name));
    }
    const say = (name: string, ...args: readonly string[]) =>
      spawnSync(join(bin, name), args, {
        encoding: 'utf8',
        env: { PATH: `${dirname(process.execPath)}:${process.env.PATH}` },
      });
    expect(say('provision', '--version').status).toBe(0);
    expect(say('provision-lockfile').stderr).toContain('usage: provision-lockfile take|return');
  });
});

describe('the pre-commit hook', () => {
  const [hook] = parse(read('.pre-commit-hooks.yaml')) as readonly {
    readonly id: string;
    readonly entry: string;
    readonly args: readonly string[];
    readonly pass_filenames: boolean;
    readonly files: string;
  }[];

  it('checks the whole config whichever of its files is committed, with no portal at hand', () => {
    expect(hook).toMatchObject({ id: 'provision-validate', pass_filenames: false });
    const work = freshFolder();
    writeFileSync(
      join(work, 'chats.yaml'),
      `version: 1\nproject: hook\nportal: { url: "\${env:B24_URL}" }\nchats:\n  one: { titel: One }\n`,
    );
    const [command = '', ...entry] = hook?.entry.split(' ') ?? [];
    expect(command).toBe('provision');
    const { status, stderr } = spawnSync(
      process.execPath,
      [join(root, 'dist/bin.js'), ...entry, ...(hook?.args ?? [])],
      {
        cwd: work,
        encoding: 'utf8',
        env: { PATH: process.env.PATH ?? '' },
      },
    );
    expect(status).toBe(4);
    expect(stderr).toContain('did you mean "title"?');
    expect(stderr).toContain('1 error');
  });

  it('is woken by configs and pictures, not by other files', () => {
    const wakes = (file: string) => new RegExp(hook?.files ?? '').test(file);
    expect(['chats.yaml', 'chats.d/sales.yml', 'avatars/a.png', 'a.jpeg'].filter((file) => !wakes(file))).toEqual([]);
    expect(['README.md', 'chats.lock.json', 'yaml'].filter(wakes)).toEqual([]);
  });

  it('can be installed, as npm pack says the name of the package and nothing else', () => {
    expect(read('.npmrc').split('\n')).toContain('foreground-scripts=false');
  });
});

/** Instructions by stage; lines that go on are joined. */
function stagesOf(text: string): readonly (readonly Instruction[])[] {
  const found: Instruction[][] = [];
  for (const line of text.replaceAll(/\\\n\s*/g, ' ').split('\n')) {
    const [, name = '', rest = ''] = /^([A-Z]+) (.*)$/.exec(line) ?? [];
    if (name === 'FROM') found.push([]);
    if (name !== '') found.at(-1)?.push({ name, text: rest });
  }
  return found;
}

/** Folders that "npm prune --omit=dev" leaves. */
function productionPackages(): readonly string[] {
  const { packages } = JSON.parse(read('package-lock.json')) as {
    packages: Readonly<Record<string, { dev?: boolean; optional?: boolean; devOptional?: boolean }>>;
  };
  return Object.entries(packages)
    .filter(([path, { dev, devOptional }]) => path !== '' && !dev && !devOptional)
    .map(([path]) => path)
    .filter((path) => existsSync(join(root, path)));
}

function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}
