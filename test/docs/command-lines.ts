import { blocksOf, inlineCode, type Page, pages } from './pages.ts';

/** Command lines that are run one after the other in one folder. */
export interface Script {
  readonly where: string;
  readonly lines: readonly string[];
}

/** Lines of the pages that a test cannot run, each with the reason. */
export const notRun: Readonly<Record<string, string>> = {
  'npm ci && npm run demo': 'installs packages; the demo is the example of the same name, which test/examples runs',
  'npm ci && npm test': 'installs packages, and would run this very test',
  'npm run build && npm install --global .': 'would change the machine; the build is what these tests run',
  'provision state move files https://gitlab.example/api/v4/projects/42/terraform/state':
    'there is no GitLab here; test/laws runs it against servers of its own',
  'provision state move FROM TO': 'its example with two addresses says why',
  'provision move sales sales-emea': 'the key is renamed in the file by hand before; test/app runs it',
  'provision move KEY NEW': 'the key is renamed in the file by hand before; test/app runs it',
};

/** What is written with words in the place of values, and what it stands for. */
export const meant: Readonly<Record<string, readonly string[]>> = {
  'provision adopt KEY --id N': ['provision adopt sales --id 26'],
  'provision forget KEY': ['provision forget welcome'],
  'provision portals --format github|gitlab|argo': [
    'provision portals --format github',
    'provision portals --format gitlab',
    'provision portals --format argo',
  ],
  'provision resolve KEY --id N': ['provision resolve welcome --id 26'],
  'provision resolve KEY --id N | --recreate': [
    'provision resolve welcome --id 26',
    'provision resolve welcome --recreate',
  ],
};

/** What has been done before a line is typed. */
export const before: Readonly<Record<string, readonly string[]>> = {
  'provision apply plan.json': ['provision plan --out plan.json'],
  'provision destroy --allow archive:3': ['cp archive.yaml chats.yaml', 'provision apply'],
  'provision forget welcome': ['provision apply'],
  'provision init --portals': ['rm portals.yaml'],
  'provision output welcome': ['provision apply'],
  'provision show plan.json': ['provision plan --out plan.json'],
  'provision show provision.plan.json': ['provision plan --out provision.plan.json'],
};

/** Exit codes of command lines that do not end with 0 where the config is new. */
export const exitCodes: Readonly<Record<string, number>> = {
  'provision plan --detailed-exitcode': 2,
  'provision plan --detailed-exitcode --quiet': 2,
  'provision state push': 1,
};

/** What the pages tell people to type, in the order of the pages; a line that stands alone is run once. */
export function scripts(): readonly Script[] {
  const prose = pages
    .flatMap(inlineCode)
    .filter(({ text }) => text.startsWith('provision '))
    .flatMap(({ path, line, text }) => single(`${path}:${line}`, meant[text] ?? [text]));
  const all = [...pages.flatMap(shellScripts), ...prose];
  return [...new Map(all.toReversed().map((script) => [script.lines.join('\n'), script])).values()].toReversed();
}

/** The lines of a block without their comments. */
export function commandLines(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.replace(/(^|\s+)#\s.*$/, '').trim())
    .filter((line) => line !== '');
}

/** The examples of the commands stand each for itself. */
function shellScripts(page: Page): readonly Script[] {
  return blocksOf(page)
    .filter(({ language }) => language === 'sh')
    .flatMap(({ path, line, text }) => {
      const where = `${path}:${line}`;
      const lines = commandLines(text);
      return /^docs.commands(\.ru)?\.md$/.test(path) ? single(where, lines) : [{ where, lines }];
    });
}

function single(where: string, commands: readonly string[]): readonly Script[] {
  return commands.map((command) => ({ where, lines: [command] }));
}
