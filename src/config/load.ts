import { dirname, resolve } from 'node:path';
import type { ChatConfig, Config, Identity, PortalConfig } from '../model/config.ts';
import type { ConfigFiles } from '../model/config-files.ts';
import type { Diagnostic } from '../model/message.ts';
import { composeChats } from './chats.ts';
import { commonFolder } from './files.ts';
import { composeHeader, type Header, isWritten, startOf } from './header.ts';
import { normalizeChats } from './normalize.ts';
import { type Overrides, overrides, settlePortal } from './portal.ts';
import { problem, type Report } from './report.ts';
import { checkRules, isAscii } from './rules.ts';
import { hideSecrets } from './secrets.ts';
import { inOrder } from './sort.ts';
import { type ConfigFile, readTree } from './tree.ts';
import { spanOf } from './yaml/located.ts';

/** What to load and what stands above the files. */
export interface LoadRequest {
  /** Files and folders, as given on the command line. */
  readonly paths: readonly string[];
  /** Absolute. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly url?: string;
  readonly token?: string;
  readonly lockfile?: string;
  readonly files: ConfigFiles;
}

export interface Loaded {
  /** `undefined` when there is any error. */
  readonly config: Config | undefined;
  /** Errors and warnings, by file and line. */
  readonly diagnostics: readonly Diagnostic[];
  /** Text of every file read, secrets masked, by the name that places use. */
  readonly sources: ReadonlyMap<string, string>;
}

/** Reads, joins and checks the config: all problems of all files in one go. */
export async function loadConfig(request: LoadRequest): Promise<Loaded> {
  const diagnostics: Diagnostic[] = [];
  const report: Report = (diagnostic) => void diagnostics.push(diagnostic);
  const { root, lockfile } = await memoryPlaces(request);
  const disk = { files: request.files, cwd: request.cwd, lockfile };
  const files = await readTree(request.paths, disk, request.env, report);
  const sources = new Map(files.map(({ source, root }) => [source.name, hideSecrets(source, root)]));
  const draft = compose(files, overrides(request, request.env), report);
  const config = draft && { ...draft, root, lockfile, sources };
  const sorted = inOrder(diagnostics, [...sources.keys()]);
  const failed = sorted.some(({ severity }) => severity === 'error');
  return { config: failed ? undefined : config, diagnostics: sorted, sources };
}

type Draft = Omit<Config, 'root' | 'lockfile' | 'sources'>;

/** Everything that needs no disk: from parsed files to the checked whole; `undefined` when something essential is missing. */
function compose(files: readonly ConfigFile[], over: Overrides, report: Report): Draft | undefined {
  const [first] = files;
  if (!first) return undefined;
  reportEmpty(files, report);
  const header = composeHeader(files, report);
  const portal = portalOf(files, header, over, report);
  reportEnvironment(files, over, report);
  const project = header.get('project');
  const identity = (header.get('identity')?.node.value ?? 'lockfile') as Identity;
  const projectName = project && String(project.node.value).normalize('NFC');
  if (project && identity === 'marker' && !isAscii(String(projectName)))
    report(problem('PROJECT_NOT_ASCII', {}, spanOf(project)));
  const drafts = composeChats(files, report);
  const around = { project: projectName, marker: identity === 'marker', undocumented: undocumented(header, portal) };
  checkRules(drafts, around, report);
  if (!portal || projectName === undefined) return undefined;
  const chats: readonly ChatConfig[] = normalizeChats(drafts);
  return { project: projectName, identity, portal, chats };
}

function portalOf(
  files: readonly ConfigFile[],
  header: Header,
  over: Overrides,
  report: Report,
): PortalConfig | undefined {
  const member = header.get('portal');
  const [first] = files;
  const unreadable = files.some(({ broken, empty }) => broken || empty) || isWritten(files, 'portal');
  if (!first || (!member && !over.url && unreadable)) return undefined;
  return settlePortal(member, over, startOf(first.root), report);
}

function undocumented(header: Header, portal: PortalConfig | undefined): boolean {
  if (portal) return portal.undocumented;
  const value = header.get('portal')?.node.value;
  return typeof value === 'object' && value !== null && 'undocumented' in value && value.undocumented === true;
}

function reportEmpty(files: readonly ConfigFile[], report: Report): void {
  const only = files.length === 1;
  for (const { source, empty } of files)
    if (empty)
      report(problem('FILE_EMPTY', { file: source.name }, undefined, { severity: only ? 'error' : 'warning' }));
}

/** Unset variables are errors, but not where a flag stands above them. */
function reportEnvironment(files: readonly ConfigFile[], over: Overrides, report: Report): void {
  for (const file of files) {
    const portal = file.root.members.get('portal')?.node;
    const overridden =
      portal?.kind === 'map'
        ? [over.url && portal.members.get('url'), (over.token ?? over.url) && portal.members.get('token')]
        : [];
    for (const { diagnostic, span } of file.envProblems) {
      const settled = overridden.some(
        (member) => member && member.node.span.start <= span.start && span.end <= member.node.span.end,
      );
      if (!settled) report(diagnostic);
    }
  }
}

/** Where the project's memory lies: beside the one file, in the one folder, or in the folder that all paths share. */
async function memoryPlaces({ paths, cwd, lockfile, files }: LoadRequest): Promise<{ root: string; lockfile: string }> {
  const given = await Promise.all(
    paths
      .map((path) => resolve(cwd, path))
      .map(async (path) => ({ path, folder: (await files.kind(path)) === 'folder' })),
  );
  const root = commonFolder(given.map(({ path, folder }) => (folder ? path : dirname(path))));
  const [only] = given;
  const beside =
    given.length === 1 && only && !only.folder ? only.path.replace(/(?:\.ya?ml)?$/i, '.lock.json') : undefined;
  return {
    root,
    lockfile: lockfile === undefined ? (beside ?? resolve(root, 'provision.lock.json')) : resolve(cwd, lockfile),
  };
}
