import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const manifest = JSON.parse(read('package.json')) as {
  version: string;
  dependencies: Readonly<Record<string, string>>;
};

describe('the package that users get', () => {
  it('holds the build, the schemas, the read-mes, the licence and the changelog, and nothing else', () => {
    const packed = JSON.parse(
      execFileSync('npm', ['pack', '--dry-run', '--ignore-scripts', '--json'], { cwd: root, encoding: 'utf8' }),
    ) as readonly { files: readonly { path: string }[] }[];
    const paths = packed.flatMap(({ files }) => files.map(({ path }) => path));
    const outside = paths.filter((path) => !/^(dist|schemas)\//.test(path));
    expect(outside.sort()).toEqual(['CHANGELOG.md', 'LICENSE', 'README.md', 'README.ru.md', 'package.json']);
    expect(paths.filter((path) => path.startsWith('schemas/'))).toContain('schemas/config.schema.json');
    expect(
      paths.filter(
        (path) =>
          path.startsWith('dist/') &&
          !/^dist\/(sbom\.cdx\.json|third-party-licences\.txt|[^/]+\.(js|d\.ts)|browser\/[^/]+\.(html|css|js|svg))$/.test(
            path,
          ),
      ),
    ).toEqual([]);
  });

  it('installs from any registry, as the lockfile names none', () => {
    const lock = JSON.parse(read('package-lock.json')) as { packages: Readonly<Record<string, object>> };
    const bound = Object.entries(lock.packages).filter(([, entry]) => 'resolved' in entry);
    expect(bound.map(([path]) => path)).toEqual([]);
  });
});

describe('the bill of materials', () => {
  const folder = mkdtempSync(join(tmpdir(), 'provision-notices-'));
  execFileSync(process.execPath, [join(root, 'node_modules/tsx/dist/cli.mjs'), 'scripts/notices.ts', folder], {
    cwd: root,
  });
  const { components } = JSON.parse(readFileSync(join(folder, 'sbom.cdx.json'), 'utf8')) as {
    components: readonly { name: string; version: string; licenses: readonly unknown[]; hashes: readonly unknown[] }[];
  };
  const licences = readFileSync(join(folder, 'third-party-licences.txt'), 'utf8');
  rmSync(folder, { recursive: true });

  it('names every package that is needed at run time, and none that only development needs', () => {
    const names = components.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(Object.keys(manifest.dependencies)));
    expect(names).not.toContain('vitest');
  });

  it('gives each of them its version, its licence and the digest by which it was installed', () => {
    const bare = components.filter(({ licenses, hashes }) => licenses?.length !== 1 || hashes?.length !== 1);
    expect(bare).toEqual([]);
    for (const { name, version } of components) expect(licences).toContain(`${name} ${version}\n===`);
  });
});

describe('the built command', () => {
  it('can be run as a program', () => {
    expect(read('dist/bin.js').split('\n')[0]).toBe('#!/usr/bin/env node');
    expect(statSync(join(root, 'dist/bin.js')).mode & 0o111).toBe(0o111);
  });

  it.each(['--version', '-V'])('answers %s with the bare version', (flag) => {
    const said = execFileSync(process.execPath, [join(root, 'dist/bin.js'), flag], { encoding: 'utf8' });
    expect(said).toBe(`${manifest.version}\n`);
  });

  it('loads nothing but its own version before it knows what is asked', () => {
    const loaded = [...reachable('dist/bin.js', 'static')].filter((path) => path !== 'dist/bin.js');
    const bytes = loaded.reduce((sum, path) => sum + statSync(join(root, path)).size, 0);
    expect(loaded.length).toBeLessThanOrEqual(1);
    expect(bytes).toBeLessThan(500);
  });
});

describe('the build', () => {
  it('keeps packages outside, so that they are audited and shared as packages are', () => {
    const packages = readdirSync(join(root, 'dist'))
      .filter((name) => name.endsWith('.js'))
      .flatMap((name) => importsOf(`dist/${name}`))
      .map(({ specifier }) => specifier)
      .filter((specifier) => !/^(\.|node:)/.test(specifier));
    expect(new Set(packages).size).toBeGreaterThan(0);
    for (const name of packages) expect(Object.keys(manifest.dependencies)).toContain(name);
  });

  it.each(['dist/bin.js', 'dist/index.js'])('lets %s reach the sandbox on demand only', (entry) => {
    const startsServer = (path: string) => /\bcreateServer\(/.test(read(path));
    expect([...reachable(entry, 'any')].filter(startsServer)).not.toEqual([]);
    expect([...reachable(entry, 'static')].filter(startsServer)).toEqual([]);
    for (const path of reachable(entry, 'any')) {
      const held = importsOf(path).filter(({ kind, specifier }) => kind === 'static' && specifier.startsWith('.'));
      if (!startsServer(path)) expect(held.map(({ specifier }) => inDist(specifier)).filter(startsServer)).toEqual([]);
    }
  });
});

interface Import {
  readonly specifier: string;
  readonly kind: 'static' | 'dynamic';
}

/** The build writes one import a line and no comments inside, so lines tell. */
function importsOf(path: string): readonly Import[] {
  const text = read(path);
  const found = (pattern: RegExp, kind: Import['kind']) =>
    [...text.matchAll(pattern)].map(([, specifier = '']) => ({ specifier, kind }));
  return [
    ...found(/^(?:import|export)\b[^'"`;]*?\bfrom "([^"]+)"/gm, 'static'),
    ...found(/^import "([^"]+)"/gm, 'static'),
    ...found(/\bimport\("(\.[^"]+)"\)/g, 'dynamic'),
  ];
}

function reachable(entry: string, by: 'static' | 'any', seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(entry)) return seen;
  seen.add(entry);
  for (const { specifier, kind } of importsOf(entry)) {
    if (specifier.startsWith('.') && (by === 'any' || kind === 'static')) reachable(inDist(specifier), by, seen);
  }
  return seen;
}

function inDist(specifier: string): string {
  return join('dist', specifier);
}

function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}
