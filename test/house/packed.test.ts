import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');

/** A project that has installed the packed package, without a network: what the package depends on is linked from here. */
let project: string;

beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), 'provision-packed-'));
  npm('pack', '--ignore-scripts', '--silent', root);
  const [tarball = ''] = readdirSync(project).filter((name) => name.endsWith('.tgz'));
  const dependencies = { ...linked(), 'bitrix24-provision': `file:${tarball}` };
  put('package.json', JSON.stringify({ name: 'somebody', private: true, type: 'module', dependencies }));
  npm('install', '--offline', '--ignore-scripts', '--no-audit', '--no-fund');
});

afterAll(() => rmSync(project, { recursive: true }));

describe('the package, packed and installed', () => {
  it('is started by its name with npx, and its command by its own', () => {
    const version = (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version;
    expect(run('npx', '--offline', 'bitrix24-provision', '--version')).toBe(`${version}\n`);
    expect(run('npx', '--offline', 'provision', '--version')).toBe(`${version}\n`);
  });

  it('applies a config to its embedded portal', () => {
    put('chats.yaml', 'version: 1\nproject: packed\nportal: sandbox\nchats:\n  one: { title: One }\n');
    expect(run('npx', '--offline', 'bitrix24-provision', 'apply')).toContain('1 created');
  });

  it('makes a chat from a program on the portal of a test', () => {
    put('program.js', program);
    expect(run(process.execPath, 'program.js')).toBe('["Sales"]\n');
  });

  it('has two doors for programs, and the schemas', () => {
    for (const [name, isThere] of Object.entries(doors)) {
      put('door.js', `await import('${name}').then(() => console.log(true), ({ code }) => console.log(code));`);
      expect([name, run(process.execPath, 'door.js').trim()]).toEqual([
        name,
        isThere ? 'true' : 'ERR_PACKAGE_PATH_NOT_EXPORTED',
      ]);
    }
    put('schema.js', `console.log(import.meta.resolve('bitrix24-provision/schemas/config.schema.json'));`);
    const schema = new URL(run(process.execPath, 'schema.js').trim());
    expect(JSON.parse(readFileSync(schema, 'utf8'))).toHaveProperty('properties.chats');
  });

  it('tells programs the types of both, without any of the sources', () => {
    // The compiler complains of an expected mistake that is none: then it would know nothing of the types.
    put('program.ts', `${program}// @ts-expect-error\nawait startSandbox({ tarif: 'standard' });\n`);
    const typeRoots = [join(root, 'node_modules/@types')];
    const compilerOptions = { module: 'nodenext', target: 'es2023', strict: true, noEmit: true, skipLibCheck: true };
    put(
      'tsconfig.json',
      JSON.stringify({ compilerOptions: { ...compilerOptions, types: ['node'], typeRoots }, files: ['program.ts'] }),
    );
    expect(run(process.execPath, join(root, 'node_modules/typescript/bin/tsc'))).toBe('');
  }, 120_000);
});

const program = `import { createChat } from 'bitrix24-provision';
import { startSandbox } from 'bitrix24-provision/sandbox';

const portal = await startSandbox();
await createChat(portal.webhookUrl, { TITLE: 'Sales', USERS: [1, 10] });
console.log(JSON.stringify(portal.store.chats().map(({ title }) => title)));
await portal.close();
`;

const doors: Readonly<Record<string, boolean>> = {
  'bitrix24-provision': true,
  'bitrix24-provision/sandbox': true,
  'bitrix24-provision/dist/server.js': false,
  'bitrix24-provision/src/index.ts': false,
};

/** The packages that production needs, each where `npm ci` has put it. */
function linked(): Readonly<Record<string, string>> {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Readonly<Record<string, { readonly dev?: boolean; readonly optional?: boolean }>>;
  };
  const needed = Object.entries(packages).filter(
    ([path, { dev, optional }]) => /^node_modules\/(@[^/]+\/)?[^/]+$/.test(path) && !dev && !optional,
  );
  return Object.fromEntries(
    needed.map(([path]) => [path.slice('node_modules/'.length), `file:${join(root, path)}`] as const),
  );
}

function put(name: string, text: string): void {
  writeFileSync(join(project, name), text);
}

function npm(...args: readonly string[]): void {
  run('npm', ...args);
}

function run(command: string, ...args: readonly string[]): string {
  const { PROVISION_URL: _, PROVISION_TOKEN: __, ...env } = process.env;
  return execFileSync(command, args, {
    cwd: project,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...env, CI: 'true', NO_COLOR: '1', LC_ALL: 'C.UTF-8' },
  });
}
