import { dirname, resolve } from 'node:path';
import { newPatience } from '../../base/nearest.ts';
import type { Template } from '../../model/config.ts';
import { type Disk, readText } from '../files.ts';
import { problem, type Report } from '../report.ts';
import type { ConfigFile } from '../tree.ts';
import { type Around, isTemplate, newFilling, varScope } from '../values.ts';
import { isText } from '../yaml/characters.ts';
import { convert } from '../yaml/convert.ts';
import { type Filling, fill, fillScalar, withFrom } from '../yaml/fill.ts';
import { type Located, type LocatedMap, locatedList, locatedMap, locatedScalar, type Member } from '../yaml/located.ts';
import { makeSource, placeOf, type Source, type Span } from '../yaml/source.ts';
import { reportSyntax } from '../yaml/syntax.ts';
import { parseYaml } from '../yaml/yaml.ts';
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

/** A template, once for every row. */
async function written(key: string, { key: span, node }: Member, file: ConfigFile, walk: Walk) {
  if (node.kind !== 'map') return [];
  const { report } = walk.around;
  const fromRow = /\$\{each\b/.test(key);
  if (!fromRow) report(problem('EACH_KEY', { key }, span));
  const values = varScope(walk.around.given, file.layers);
  const rows = await rowsFor(node, newFilling([values], walk.around), file, walk);
  if (!rows) return [];
  if (rows.rows.length === 0) report(problem('EACH_NONE', { key }, span, { severity: 'warning' }));
  walk.templates.push({ key, place: placeOf(span), chats: rows.rows.length });
  const template = locatedMap(new Map([...node.members].filter(([name]) => name !== 'each')), node.span);
  const keyNode = locatedScalar(key, span, { open: key.includes('${') });
  const patience = newPatience();
  return fromRow ? rows.rows.flatMap((row) => chatOf(keyNode, template, rows, row)) : [];

  function chatOf(keyNode: Located, template: LocatedMap, rows: Rows, row: Row): readonly PlainChat[] {
    let isWhole = true;
    const told: Report = (diagnostic) => {
      isWhole = false;
      report(diagnostic);
    };
    const filling = newFilling([eachScope(rows, row, patience), values], { ...walk.around, report: told });
    const filled = keyNode.open && keyNode.kind === 'scalar' ? fillScalar(keyNode, filling) : keyNode;
    const keySpan = withFrom(span, filled.span.from ?? row.span);
    const member = { key: keySpan, node: instance(template, filling) };
    // What could not be filled in is told; what would be wrong without it, is not.
    return isWhole ? [{ key: String(filled.value ?? ''), member, row: row.span }] : [];
  }
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
  if (node.kind !== 'scalar') return rowsOf(node, walk.around.report);
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
  const isCsv = /\.csv$/i.test(path);
  if (!isCsv && !/\.(?:ya?ml|json)$/i.test(path)) {
    report(problem('EACH_FILE', {}, from));
    return nothing;
  }
  if ((await disk.files.kind(path)) === 'absent') {
    report(problem('EACH_MISSING', {}, from));
    return nothing;
  }
  const raw = await readText(path, disk, report, from);
  if (!raw) return nothing;
  const source = makeSource({ ...raw, folder: dirname(path) });
  if (!isText(source, report)) return { source, rows: undefined };
  return { source, rows: isCsv ? await readCsv(source, report) : rowsOfYaml(source, report) };
}

/** JSON is YAML, so both have places. */
function rowsOfYaml(source: Source, report: Report): Rows | undefined {
  const parsed = parseYaml(source.text);
  if (!reportSyntax(parsed, source, report)) return undefined;
  return rowsOf(convert(parsed.contents, source, report), report);
}
