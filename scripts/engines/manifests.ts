import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { parseAllDocuments } from 'yaml';

/*
 * Walks the manifests strictly over the schemas that Kubernetes and Argo publish. Their validators let fields pass that they do not know,
 * so each manifest is shown to them through a glass that notes what they ask for: what is written and never asked for is a typing error.
 */

const root = join(import.meta.dirname, '../..');
const tools = process.argv[2] ?? '';
const packages = ['kubernetes-models', '@kubernetes-models/argo-workflows'];

interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
}

type Validate = ((data: unknown) => boolean) & {
  errors?: readonly { instancePath: string; keyword: string; params: object }[];
};

const files = ['kubernetes/job.yaml', 'kubernetes/cronjob.yaml', 'argo/workflow.yaml'];
let problems = 0;
for (const file of files) {
  const text = readFileSync(join(root, 'examples/engines', file), 'utf8');
  for (const document of parseAllDocuments(text)) report(file, await problemsOf(document.toJS() as Manifest));
}
// A check that cannot fail shows nothing: these are wrong, each in its way.
const job = parseAllDocuments(readFileSync(join(root, 'examples/engines/kubernetes/job.yaml'), 'utf8'))[0]?.toJS();
for (const [change, wrong] of Object.entries({
  'an unknown field': { ...job, spec: { ...job.spec, completion: 4 } },
  'a wrong type': { ...job, spec: { ...job.spec, completions: 'four' } },
  'a value that is none of the list': { ...job, spec: { ...job.spec, completionMode: 'Numbered' } },
}))
  if ((await problemsOf(wrong)).length === 0) report(change, ['goes unnoticed']);
process.stdout.write(`${files.length} manifests, ${problems} problems\n`);
process.exitCode = problems > 0 ? 1 : 0;

function report(where: string, found: readonly string[]): void {
  for (const problem of found) process.stderr.write(`${where}: ${problem}\n`);
  problems += found.length;
}

async function problemsOf(manifest: Manifest): Promise<readonly string[]> {
  const validate = await validatorOf(manifest);
  if (!validate) return [`nothing is known of ${manifest.apiVersion} ${manifest.kind}`];
  const asked = new Set<string>();
  const sound = validate(noting(manifest, '', asked));
  const wrong = sound
    ? []
    : (validate.errors ?? []).map(
        ({ instancePath, keyword, params }) => `${instancePath}: ${keyword} ${JSON.stringify(params)}`,
      );
  return [
    ...wrong,
    ...pathsIn(manifest, '')
      .filter((path) => !asked.has(path))
      .map((path) => `${path}: no such field`),
  ];
}

/** The schemas' files are named after the Go types: the group's and the kind's names are enough to find one. */
async function validatorOf({ apiVersion, kind }: Manifest): Promise<Validate | undefined> {
  const [group = '', version = ''] = apiVersion.split('/');
  const names = [
    `IoK8sApi${capital(group)}${capital(version)}${kind}`,
    `ComGithubArgoprojArgoWorkflowsV4PkgApisWorkflow${capital(version)}${kind}`,
  ];
  for (const name of packages)
    for (const file of names) {
      const path = join(tools, 'node_modules', name, '_schemas', `${file}.js`);
      if (!existsSync(path)) continue;
      const found = (await import(pathToFileURL(path).href)) as {
        validate?: Validate;
        default?: { validate: Validate };
      };
      return found.validate ?? found.default?.validate;
    }
  return undefined;
}

/** A view of the data that notes the path of every member that is asked for. */
function noting(value: unknown, path: string, asked: Set<string>): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return new Proxy(value, {
    get(target, name) {
      const member = Reflect.get(target, name) as unknown;
      if (typeof name === 'symbol') return member;
      asked.add(`${path}/${name}`);
      return noting(member, `${path}/${name}`, asked);
    },
  });
}

function pathsIn(value: unknown, path: string): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => [`${path}/${name}`, ...pathsIn(member, `${path}/${name}`)]);
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
