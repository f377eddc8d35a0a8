import { dirname, resolve } from 'node:path';
import { message } from '../model/message.ts';
import { type Disk, expand, included, readText } from './files.ts';
import { problem, type Report } from './report.ts';
import { convert } from './yaml/convert.ts';
import type { Env } from './yaml/env.ts';
import type { LocatedMap } from './yaml/located.ts';
import { locatedMap } from './yaml/located.ts';
import type { EnvProblem } from './yaml/pass.ts';
import { makeSource, type Source, type Span } from './yaml/source.ts';
import { reportSyntax } from './yaml/syntax.ts';
import { parseYaml } from './yaml/yaml.ts';

/** One file of the config, parsed. */
export interface ConfigFile {
  readonly source: Source;
  readonly root: LocatedMap;
  /** Did its syntax keep us from reading all of it? */
  readonly broken: boolean;
  /** Does it say nothing at all? */
  readonly empty: boolean;
  readonly envProblems: readonly EnvProblem[];
  /** Who includes it, and where. */
  readonly includers: readonly Inclusion[];
}

export interface Inclusion {
  readonly by: ConfigFile;
  readonly span: Span;
}

interface Walk {
  readonly disk: Disk;
  readonly env: Env;
  readonly report: Report;
  /** By absolute path; `undefined` for a file that could not be read. */
  readonly files: Map<string, (ConfigFile & { includers: Inclusion[] }) | undefined>;
}

/** Reads the given files and folders and all that they include, each file once, in the order of meeting them. */
export async function readTree(
  paths: readonly string[],
  disk: Disk,
  env: Env,
  report: Report,
): Promise<readonly ConfigFile[]> {
  const walk: Walk = { disk, env, report, files: new Map() };
  for (const path of paths)
    for (const file of await expand(resolve(disk.cwd, path), disk, report)) await visit(file, walk, []);
  return [...walk.files.values()].filter((file) => file !== undefined);
}

/** `chain` leads from a given file to the includer of this one. */
async function visit(path: string, walk: Walk, chain: readonly Inclusion[]): Promise<void> {
  const from = chain.at(-1);
  const known = walk.files.get(path);
  if (known && from) known.includers.push(from);
  if (walk.files.has(path)) return;
  const file = await readFile(path, walk, from);
  walk.files.set(path, file);
  if (file) await visitIncluded(file, walk, chain);
}

async function visitIncluded(file: ConfigFile, walk: Walk, chain: readonly Inclusion[]): Promise<void> {
  const node = file.root.members.get('include')?.node;
  const patterns = node?.kind === 'list' ? node.items : node ? [node] : [];
  for (const { value, span } of patterns) {
    if (typeof value !== 'string' || value === '') continue;
    for (const path of await included(value, span, walk.disk, walk.report)) {
      const closing = chain.find(({ by }) => by.source.path === path);
      if (closing) reportCycle(span, closing, walk.report);
      else await visit(path, walk, [...chain, { by: file, span }]);
    }
  }
}

function reportCycle(span: Span, { span: first }: Inclusion, report: Report): void {
  const related = [{ span: first, message: message('INCLUDE_CYCLE_START') }];
  report(problem('INCLUDE_CYCLE', {}, span, { related }));
}

async function readFile(path: string, walk: Walk, from: Inclusion | undefined) {
  const raw = await readText(path, walk.disk, walk.report, from?.span);
  if (!raw) return undefined;
  const source = makeSource({ ...raw, folder: dirname(path) });
  return { ...parseFile(source, walk.env, walk.report), includers: from ? [from] : [] };
}

/** Parses one text: everything about a file but its includers. */
function parseFile(source: Source, env: Env, report: Report): Omit<ConfigFile, 'includers'> {
  const nothing = locatedMap(new Map(), { source, start: 0, end: 0 });
  const unread = { source, root: nothing, broken: true, empty: false, envProblems: [] };
  if (!isText(source, report)) return unread;
  if (source.path.endsWith('.lock.json')) return refuseLockfile(unread, report);
  const parsed = parseYaml(source.text);
  if (!reportSyntax(parsed, source, report)) return unread;
  const { root, envProblems } = convert(parsed.contents, source, env, report);
  if (root.kind === 'map' && root.members.has('lockfileVersion')) return refuseLockfile(unread, report);
  if (root.kind === 'map') return { source, root, broken: parsed.faults.length > 0, empty: false, envProblems };
  if (root.value === null) return { source, root: nothing, broken: false, empty: true, envProblems };
  report(problem('FILE_NOT_MAP', {}, root.span));
  return unread;
}

function refuseLockfile<File extends { source: Source }>(file: File, report: Report): File {
  report(problem('LOCKFILE_AS_CONFIG', { file: file.source.name }, undefined));
  return file;
}

/** Characters that no editor shows belong to other kinds of files, or to pranks. */
function isText(source: Source, report: Report): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  const at = source.text.search(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufffe\uffff]/);
  if (at === -1) return true;
  const code = source.text.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0');
  report(problem('FILE_CONTROL_CHARACTER', { code }, { source, start: at, end: at + 1 }));
  return false;
}
