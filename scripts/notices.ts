import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

/*
 * What the package says about the packages that it needs at run time: `sbom.cdx.json` (CycloneDX) for machines and
 * `third-party-licences.txt` for people, written into the folder that is named, by default `dist`, when the package is packed.
 * The same packages give the same bytes. (`npm sbom --omit=dev` also leaves out what is needed at run time and for development alike.)
 */

const root = join(import.meta.dirname, '..');
const folder = process.argv[2] ?? join(root, 'dist');

/** As the lockfile of npm knows an installed package. */
interface Installed {
  readonly name: string;
  readonly version: string;
  readonly license?: string | undefined;
  /** From the root. */
  readonly location: string;
  readonly integrity?: string;
}

const installed = runtimePackages();
writeFileSync(join(folder, 'sbom.cdx.json'), `${JSON.stringify(billOf(installed), undefined, 2)}\n`);
writeFileSync(join(folder, 'third-party-licences.txt'), installed.map(notice).join('\n'));

function runtimePackages(): readonly Installed[] {
  const found = execFileSync('npm', ['query', '.prod'], { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 26 });
  const { packages } = json<{ packages: Readonly<Record<string, Installed>> }>('package-lock.json');
  return (JSON.parse(found) as readonly Installed[])
    .filter(({ location }) => location !== '')
    .map(({ name, version, license, location }) => ({ ...packages[location], name, version, license, location }))
    .sort((one, other) => (one.location < other.location ? -1 : 1));
}

/** Source: CycloneDX 1.5. */
function billOf(packages: readonly Installed[]): object {
  const { name, version, license } = json<{ name: string; version: string; license: string }>('package.json');
  const own = {
    type: 'application',
    name,
    version,
    purl: purlOf(name, version),
    licenses: [{ license: { id: license } }],
  };
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    version: 1,
    metadata: { component: own },
    components: packages.map(component),
  };
}

function component({ name, version, license, integrity }: Installed): object {
  const content = Buffer.from(integrity?.replace(/^sha512-/, '') ?? '', 'base64').toString('hex');
  return {
    type: 'library',
    name,
    version,
    purl: purlOf(name, version),
    ...(content ? { hashes: [{ alg: 'SHA-512', content }] } : {}),
    ...(license ? { licenses: [{ license: { id: license } }] } : {}),
  };
}

function purlOf(name: string, version: string): string {
  return `pkg:npm/${name.replace('@', '%40')}@${version}`;
}

/** A package's licence as it ships it, or what its manifest says where it ships none. */
function notice({ name, version, license, location }: Installed): string {
  const file = readdirSync(join(root, location)).find((each) => /^(un)?licen[cs]e/i.test(each));
  const text =
    file === undefined
      ? `${license} (the package ships no text of it)`
      : readFileSync(join(root, location, file), 'utf8').trim();
  const title = `${name} ${version}`;
  return `${title}\n${'='.repeat(title.length)}\n\n${text}\n`;
}

function json<Value>(path: string): Value {
  return JSON.parse(readFileSync(join(root, path), 'utf8')) as Value;
}
