import { dirname, resolve } from 'node:path';
import { nearPath } from '../../base/near-path.ts';
import { newPatience, type Patience } from '../../base/nearest.ts';
import type { Template } from '../../model/config.ts';
import type { Diagnostic } from '../../model/message.ts';
import { type Disk, nameOf, readText } from '../files.ts';
import { problem, type Report } from '../report.ts';
import type { ConfigFile } from '../tree.ts';
import { type Around, isTemplate, newFilling, varScope } from '../values.ts';
import { isText } from '../yaml/characters.ts';
import { convert } from '../yaml/convert.ts';
import { affords, type Filling, fill, fillScalar, type Scope, withFrom } from '../yaml/fill.ts';
import {
  type Located,
  type LocatedList,
  type LocatedMap,
  type LocatedScalar,
  locatedList,
  locatedMap,
  locatedScalar,
  type Member,
} from '../yaml/located.ts';
import { makeSource, placeOf, rawText, type Source, type Span } from '../yaml/source.ts';
import { reportSyntax } from '../yaml/syntax.ts';
import { type Parsed, parseYaml } from '../yaml/yaml.ts';
import { readCsv } from './csv.ts';
import { eachScope, type Row, type Rows, rowsOf } from './rows.ts';

/*
 * Many chats from few lines.
 *
 * A chat with `each:` is a template: it is written once for every row of a list, a map or a table, before anything looks at chats.
 * Whoever comes later sees plain chats, whose places point at the template and from there at the row.
 */

/** A chat as somebody could have written it. */
export interface PlainChat {
  readonly key: string;
  readonly member: Member;
  /** The row that a template was written for. */
  readonly row?: Span;
}

export interface Expanded {
  readonly chats: ReadonlyMap<ConfigFile, readonly PlainChat[]>;
  readonly templates: readonly Template[];
  /** The tables that were read, for frames. */
  readonly tables: readonly Source[];
}

interface Table {
  readonly source: Source | undefined;
  readonly rows: Rows | undefined;
}

interface Walk {
  readonly around: Around;
  readonly disk: Disk;
  /** By absolute path: a table that several templates name is read once. */
  readonly tables: Map<string, Promise<Table>>;
  readonly templates: Template[];
}

/** The chats of every file, templates written out. */
export async function expandEach(files: readonly ConfigFile[], disk: Disk, around: Around): Promise<Expanded> {
  const walk: Walk = { around, disk, tables: new Map(), templates: [] };
  const chats = new Map<ConfigFile, readonly PlainChat[]>();
  for (const file of files) chats.set(file, await chatsOf(file, walk));
  const tables = await Promise.all(walk.tables.values());
  return { chats, templates: walk.templates, tables: tables.flatMap(({ source }) => (source ? [source] : [])) };
}

async function chatsOf(file: ConfigFile, walk: Walk): Promise<readonly PlainChat[]> {
  const node = file.root.members.get('chats')?.node;
  const plain: PlainChat[] = [];
  if (node?.kind !== 'map') return plain;
  for (const [key, member] of node.members) {
    if (isTemplate(member)) for (const chat of await written(key, member, file, walk)) plain.push(chat);
    else plain.push({ key, member });
  }
  return plain;
}

/** What a chat of a template costs besides what is filled into it: many templates of many rows are their product. */
const valuesAChat = 10;

/** A template, once for every row. */
async function written(key: string, { key: span, node }: Member, file: ConfigFile, walk: Walk) {
  if (node.kind !== 'map') return [];
  const { report } = walk.around;
  const fromRow = /\$\{each\b/.test(key);
  if (!fromRow) report(problem('EACH_KEY', { key }, span));
  const values = varScope(walk.around.given, file.layers);
  const rows = await rowsFor(node, newFilling([values], walk.around), file, walk);
  if (!rows) return [];
  walk.templates.push({ key, place: placeOf(span), chats: rows.rows.length });
  const fields = locatedMap(new Map([...node.members].filter(([name]) => name !== 'each')), node.span);
  const keyNode = locatedScalar(key, span, { open: key.includes('${') });
  const pattern: Pattern = { key: keyNode, fields, rows, values, patience: newPatience() };
  if (rows.rows.length === 0) reportNoRows(pattern, walk.around);
  const isAffordable = affords(walk.around, span, 0, rows.rows.length * valuesAChat);
  return fromRow && isAffordable ? rows.rows.flatMap((row) => chatOf(pattern, row, walk.around)) : [];
}

/** A template with what its rows have in common. */
interface Pattern {
  readonly key: LocatedScalar;
  readonly fields: LocatedMap;
  readonly rows: Rows;
  readonly values: Scope;
  readonly patience: Patience;
}

/** A column that is misspelt is misspelt with rows or without. */
function reportNoRows({ key, fields, rows, values, patience }: Pattern, around: Around): void {
  around.report(problem('EACH_NONE', { key: String(key.value) }, key.span, { severity: 'warning' }));
  const [span] = rows.columns?.values() ?? [];
  if (!rows.columns || !span) return;
  const nothing = [...rows.columns].map(([name, at]) => [name, locatedScalar(null, at)] as const);
  fill(fields, newFilling([eachScope(rows, { span, values: new Map(nothing) }, patience), values], around));
}

function chatOf({ key, fields, rows, values, patience }: Pattern, row: Row, around: Around): readonly PlainChat[] {
  let isWhole = true;
  const told: Report = (diagnostic) => {
    isWhole = false;
    around.report(diagnostic);
  };
  const mine = { ...around, report: told };
  const filling = newFilling([eachScope(rows, row, patience), values], mine);
  const needed = newFilling([eachScope(rows, row, patience, true), values], mine);
  const filled = key.open ? fillScalar(key, needed) : key;
  // A title that is one empty cell would be no title.
  const title = fields.members.get('title')?.node;
  if (title && isWholeReference(title)) fill(title, needed);
  const keySpan = withFrom(key.span, filled.span.from ?? row.span);
  const member = { key: keySpan, node: instance(fields, filling) };
  // What could not be filled in is told; what would be wrong without it, is not.
  return isWhole ? [{ key: String(filled.value ?? ''), member, row: row.span }] : [];
}

function isWholeReference(node: Located): boolean {
  return node.open && node.kind === 'scalar' && /^\$\{[^}]*\}$/.test(String(node.value));
}

/** The fields of one chat: what a row leaves empty is not written, neither as a field nor as an item of a list. */
function instance(template: LocatedMap, filling: Filling): LocatedMap {
  const members = new Map<string, Member>();
  for (const [name, { key, node }] of template.members) {
    const filled = withoutEmpty(node, fill(node, filling));
    if (filled) members.set(name, { key, node: filled });
  }
  return locatedMap(members, template.span);
}

function withoutEmpty(raw: Located, filled: Located): Located | undefined {
  if (!raw.open) return filled;
  if (raw.kind === 'scalar') return filled.value === null ? undefined : filled;
  if (raw.kind !== 'list' || filled.kind !== 'list') return filled;
  const items = filled.items.filter((item, index) => {
    const before = raw.items[index];
    return !before || withoutEmpty(before, item) !== undefined;
  });
  return items.length === filled.items.length ? filled : locatedList(items, filled.span);
}

async function rowsFor(
  template: LocatedMap,
  filling: Filling,
  file: ConfigFile,
  walk: Walk,
): Promise<Rows | undefined> {
  const each = template.members.get('each');
  if (!each) return undefined;
  const node = fill(each.node, filling);
  if (node.kind !== 'scalar') return rowsOf(node);
  if (typeof node.value !== 'string' || node.value.trim() === '') {
    if (!each.node.open) walk.around.report(problem('EACH_FORM', {}, each.node.span));
    return undefined;
  }
  const path = resolve(file.source.folder, node.value);
  const table = walk.tables.get(path) ?? readTable(path, node.span, walk);
  walk.tables.set(path, table);
  return (await table).rows;
}

async function readTable(path: string, from: Span, { disk, around }: Walk): Promise<Table> {
  const nothing = { source: undefined, rows: undefined };
  const { report } = around;
  const refuse = async () => report(await whyNoTable(path, from, disk));
  const isCsv = /\.csv$/i.test(path);
  if ((await disk.files.kind(path)) !== 'file' || !isTable(path)) {
    await refuse();
    return nothing;
  }
  const raw = await readText(path, disk, report, from);
  if (!raw) return nothing;
  const source = makeSource({ ...raw, folder: dirname(path) });
  if (!isText(source, report)) return { source, rows: undefined };
  return { source, rows: isCsv ? await readCsv(source, report) : rowsOfYaml(source, report) };
}

function isTable(path: string): boolean {
  return /\.(?:csv|ya?ml|json)$/i.test(path);
}

async function whyNoTable(path: string, from: Span, disk: Disk): Promise<Diagnostic> {
  const written = rawText(from).replace(/^["']|["']$/g, '');
  if (/^[a-z][a-z+]*:\/\//i.test(written)) return problem('EACH_ADDRESS', {}, from);
  const file = nameOf(path, disk.cwd);
  const kind = await disk.files.kind(path);
  if (kind === 'folder') return problem('EACH_FOLDER', { file }, from);
  if (kind === 'file' || !isTable(path)) return problem('EACH_FILE', {}, from);
  const near = await nearPath(path, file, (folder) => disk.files.names(folder));
  return near === undefined
    ? problem('EACH_MISSING', { file }, from)
    : problem('EACH_MISSING_NEAR', { file, near }, from);
}

/** JSON is YAML, so both have places. */
function rowsOfYaml(source: Source, report: Report): Rows | undefined {
  const parsed = parseYaml(source.text);
  const start = /\.json$/i.test(source.name) ? brokenJson(source.text, parsed) : undefined;
  if (start !== undefined) report(problem('TABLE_JSON', {}, { source, start, end: start + 1 }));
  if (start !== undefined || !reportSyntax(parsed, source, report)) return undefined;
  const node = convert(parsed.contents, source, report);
  if (node.kind === 'scalar') {
    report(node.value === null ? problem('TABLE_EMPTY_ROWS', {}, node.span) : problem('TABLE_FORM', {}, node.span));
    return undefined;
  }
  const wrapped = wrappedRows(node);
  if (wrapped) report(problem('TABLE_WRAPPED', { name: wrapped[0] }, wrapped[1].key));
  return wrapped ? undefined : rowsOf(node);
}

/** Where a text that is neither JSON nor YAML stops to be JSON. */
function brokenJson(text: string, { faults }: Parsed): number | undefined {
  const [fault] = faults;
  if (!fault) return undefined;
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    const position = /position (\d+)/.exec(String(error))?.[1];
    const at =
      position === undefined
        ? /end of JSON/.test(String(error))
          ? text.trimEnd().length - 1
          : fault.start
        : Number(position);
    return Math.max(0, Math.min(at, text.trimEnd().length - 1));
  }
}

/** `{ "rows": [{ … }] }`: a map of one name, whose value is the list that was meant. */
function wrappedRows(node: LocatedList | LocatedMap): readonly [string, Member] | undefined {
  const [only, ...others] = node.kind === 'map' ? node.members : [];
  const list = only?.[1].node;
  const isWrapped = others.length === 0 && list?.kind === 'list' && list.items.some(({ kind }) => kind === 'map');
  return isWrapped ? only : undefined;
}
