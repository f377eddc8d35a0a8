import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

/*
 * What must hold before a version is published: the tag, the manifest and the changelog name one version, and the packed package does its
 * main job where it is installed as users install it. Without a tag the manifest's version is taken, for a dry run on a desk.
 */

const root = join(import.meta.dirname, '..');
const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  name: string;
  version: string;
};
const tag = process.argv[2] ?? `v${version}`;

const problems = [...namesOneVersion(), ...jobOfThePackage()];
for (const problem of problems) process.stderr.write(`${problem}\n`);
process.stdout.write(problems.length > 0 ? `${tag} cannot be released\n` : `${tag} can be released\n`);
process.exitCode = problems.length > 0 ? 1 : 0;

function namesOneVersion(): readonly string[] {
  const [, unreleased = '', first = ''] = readFileSync(join(root, 'CHANGELOG.md'), 'utf8').split(/^## /m);
  return [
    ...(tag === `v${version}` ? [] : [`the tag is ${tag}, package.json says ${version}`]),
    ...(unreleased.trim() === '[Unreleased]' ? [] : ['CHANGELOG.md: something is still under "Unreleased"']),
    ...(first.startsWith(`[${version}] - `) ? [] : [`CHANGELOG.md: the first version is not ${version} with its date`]),
  ];
}

/** Packs, installs into an empty folder and makes chats on the embedded portal. */
function jobOfThePackage(): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'provision-release-'));
  const run = (cwd: string, command: string, ...args: readonly string[]) =>
    execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  try {
    const packed = JSON.parse(run(root, 'npm', 'pack', '--json', '--pack-destination', folder)) as readonly {
      filename: string;
    }[];
    run(folder, 'npm', 'install', '--no-audit', '--no-fund', '--prefix', folder, `./${packed[0]?.filename}`);
    cpSync(join(root, 'examples/welcome'), folder, { recursive: true });
    const provision = join(folder, 'node_modules/.bin/provision');
    const said = run(folder, provision, '--version').trim();
    run(folder, provision, 'apply');
    run(folder, provision, 'plan', '--detailed-exitcode');
    return said === version ? [] : [`the packed ${name} says ${said}`];
  } catch (error) {
    return [`the packed ${name} fails: ${error instanceof Error ? error.message : error}`];
  } finally {
    rmSync(folder, { recursive: true });
  }
}
