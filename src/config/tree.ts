import { dirname, resolve } from 'node:path';
import { type Diagnostic, message } from '../model/message.ts';
import { type Disk, expand, included, type RawFile, readText } from './files.ts';
import { problem, type Report } from './report.ts';
import { type Around, fillFile, newFilling, type UnsetSecret, type VarLayer, varLayer, varScope } from './values.ts';
import { isText } from './yaml/characters.ts';
import { convert } from './yaml/convert.ts';
import { fill } from './yaml/fill.ts';
import { type Located, type LocatedMap, locatedMap } from './yaml/located.ts';
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
  /** Values for this file, the nearest first: its own `vars:`, then those of the files that include it. */
  readonly layers: readonly VarLayer[];
  readonly unset: readonly UnsetSecret[];
  /** Who includes it, and where. */
  readonly includers: readonly Inclusion[];
}

export interface Inclusion {
  readonly by: ConfigFile;
  readonly span: Span;
}

interface Walk {
  readonly disk: Disk;
  readonly around: Around;
  readonly report: Report;
  /** By absolute path; `undefined` for a file that could not be read. */
  readonly files: Map<string, Walked | undefined>;
}

/** A file on the walk: who includes it shows bit by bit, and only then which values hold for it. */
type Walked = Omit<ConfigFile, 'root' | 'layers' | 'unset' | 'includers'> & {
  root: LocatedMap;
  layers: readonly VarLayer[];
  unset: readonly UnsetSecret[];
  readonly includers: Inclusion[];
  isFilled: boolean;
};

/** Reads the given files and folders and all that they include, each file once, in the order of meeting them, values filled in. */
export async function readTree(paths: readonly string[], disk: Disk, around: Around): Promise<readonly ConfigFile[]> {
  const walk: Walk = { disk, around, report: around.report, files: new Map() };
  for (const path of paths)
    for (const file of await expand(resolve(disk.cwd, path), disk, around.report)) await visit(file, walk, []);
  const files = [...walk.files.values()].filter((file) => file !== undefined);
  if (!around.keepReferences) for (const file of files) fillIn(file, walk);
  return files;
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
  const node = includes(file, walk, chain);
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

/** Patterns with their values, as far as they are known on the way; what is wrong with them is told when the file is filled in. */
function includes({ root }: ConfigFile, { around }: Walk, chain: readonly Inclusion[]): Located | undefined {
  const node = root.members.get('include')?.node;
  if (!node?.open) return node;
  const quiet = { ...around, report: () => {} };
  const known: VarLayer[] = [];
  for (const { members } of [...chain.map(({ by }) => by.root), root]) {
    const own = varLayer(members.get('vars'), [...known], quiet);
    if (own) known.unshift(own);
  }
  return fill(node, newFilling([varScope(around.given, known)], quiet));
}

function reportCycle(span: Span, { span: first }: Inclusion, report: Report): void {
  const related = [{ span: first, message: message('INCLUDE_CYCLE_START') }];
  report(problem('INCLUDE_CYCLE', {}, span, { related }));
}

async function readFile(path: string, walk: Walk, from: Inclusion | undefined) {
  const raw = await readText(path, walk.disk, walk.report, from?.span);
  if (!raw) return undefined;
  const { file, told } = parsedOnce(raw);
  for (const diagnostic of told) walk.report(diagnostic);
  return { ...file, layers: [], unset: [], includers: from ? [from] : [], isFilled: false };
}

type Parsed = Pick<ConfigFile, 'source' | 'root' | 'broken' | 'empty'>;

/** What was parsed from bytes that somebody still holds: portals of one inventory share their packs. */
const parsed = new WeakMap<Uint8Array, { readonly file: Parsed; readonly told: readonly Diagnostic[] }>();

function parsedOnce({ bytes, path, name, text }: RawFile) {
  const known = parsed.get(bytes);
  if (known?.file.source.path === path && known.file.source.name === name) return known;
  const told: Diagnostic[] = [];
  const source = makeSource({ path, name, text, folder: dirname(path) });
  const made = { file: parseFile(source, (diagnostic) => void told.push(diagnostic)), told };
  parsed.set(bytes, made);
  return made;
}

/** The values that hold for a file are its own and those of whoever includes it first; then it is filled in. */
function fillIn(file: Walked, walk: Walk): readonly VarLayer[] {
  if (file.isFilled) return file.layers;
  file.isFilled = true;
  const [first, ...others] = file.includers.map(({ by, span }) => ({ span, layers: fillIn(by as Walked, walk) }));
  for (const { span, layers } of others) {
    if (first && !sameLayers(first.layers, layers)) {
      const related = [{ span: first.span, message: message('FIRST_INCLUDED') }];
      walk.report(problem('INCLUDE_AMBIGUOUS', { file: file.source.name }, span, { related }));
    }
  }
  const outer = first?.layers ?? [];
  const own = varLayer(file.root.members.get('vars'), outer, walk.around);
  file.layers = own ? [own, ...outer] : outer;
  Object.assign(file, fillFile(file.root, file.layers, walk.around));
  return file.layers;
}

function sameLayers(a: readonly VarLayer[], b: readonly VarLayer[]): boolean {
  return a.length === b.length && a.every((layer, index) => layer === b[index]);
}

/** Parses one text: what it says, with its references as they are. */
function parseFile(source: Source, report: Report): Parsed {
  const nothing = locatedMap(new Map(), { source, start: 0, end: 0 });
  const unread = { source, root: nothing, broken: true, empty: false };
  if (!isText(source, report)) return unread;
  if (source.path.endsWith('.lock.json')) return refuseLockfile(unread, report);
  const syntax = parseYaml(source.text);
  if (!reportSyntax(syntax, source, report)) return unread;
  const root = convert(syntax.contents, source, report);
  if (root.kind === 'map' && root.members.has('lockfileVersion')) return refuseLockfile(unread, report);
  if (root.kind === 'map' && root.value.kind === 'provision-plan') return refusePlan(unread, report);
  if (root.kind === 'map') return { source, root, broken: syntax.faults.length > 0, empty: false };
  if (root.value === null && !root.open) return { source, root: nothing, broken: false, empty: true };
  report(problem('FILE_NOT_MAP', {}, root.span));
  return unread;
}

function refuseLockfile<File extends { source: Source }>(file: File, report: Report): File {
  report(problem('LOCKFILE_AS_CONFIG', { file: file.source.name }, undefined));
  return file;
}

function refusePlan<File extends { source: Source }>(file: File, report: Report): File {
  report(problem('PLAN_AS_CONFIG', { file: file.source.name }, undefined));
  return file;
}
