import { resolve } from 'node:path';
import { loadConfig } from '../../config/load.ts';
import { newConfigText } from '../../config/write/new-file.ts';
import { tableText } from '../../config/write/table.ts';
import { configFiles, withText } from '../../disk/config-files.ts';
import { isHandedOver, refuseLinks } from '../../disk/no-links.ts';
import { writeReport } from '../../disk/report-file.ts';
import { Fault } from '../../model/fault.ts';
import { resolverFor } from '../../plan/resolve.ts';
import type { Reader } from '../../read/ask.ts';
import { type Department, readEmployees, readTree } from '../../read/departments.ts';
import { readDirectory } from '../../read/directory.ts';
import type { Resolver } from '../../resources/field.ts';
import type { Invalid } from '../load.ts';
import type { Options } from '../options.ts';
import { openPortal } from '../portal.ts';

export interface DepartmentsOptions extends Options {
  /** The table to write, relative to `cwd`; *.yaml and *.yml are written as YAML. Absent: only the text is made. */
  readonly out?: string;
}

export interface ExportedDepartments {
  readonly kind: 'departments';
  readonly text: string;
  readonly departments: number;
}

/**
 * Writes the structure of the company as a table for `each:`: id, name, path, parent, head and members of every department.
 *
 * Shape: in the order of the paths, people in the order of their ids, so that the same company gives the same bytes.
 */
export async function exportDepartments(options: DepartmentsOptions): Promise<ExportedDepartments | Invalid> {
  if (options.out !== undefined) await judgeTable(options.out, options.cwd);
  const loaded = await portalOf(options);
  if (loaded.kind === 'invalid') return loaded;
  const portal = await openPortal(loaded.config, options, 'read');
  try {
    const reader: Reader = { client: portal.client, ...(options.signal ? { signal: options.signal } : {}) };
    const tree = await readTree(reader);
    const staff = await Promise.all(tree.map(({ id }) => readEmployees(reader, id)));
    const people = [...staff.flat(), ...tree.map(({ head }) => head).filter((head) => head !== 0)];
    const resolver = resolverFor(await readDirectory(reader, [], people), noPicture, '');
    const rows = tree.map((department, index) => rowOf(department, staff[index] ?? [], resolver));
    const text = tableText(rows, /\.ya?ml$/i.test(options.out ?? '') ? 'yaml' : 'csv');
    if (options.out !== undefined) await writeReport(resolve(options.cwd, options.out), text);
    return { kind: 'departments', text, departments: tree.length };
  } finally {
    await portal.close();
  }
}

function rowOf({ id, name, path, parent, head }: Department, staff: readonly number[], resolver: Resolver) {
  const members = [...staff].sort((a, b) => a - b).map((user) => resolver.ref(user) as number | string);
  return {
    id,
    name,
    path,
    parent: parent === 0 ? undefined : parent,
    head: head === 0 ? undefined : (resolver.ref(head) as number | string),
    members,
  };
}

/**
 * Judges the file to write before the portal is asked.
 *
 * Errors: `EXPORT_TABLE_NAME` for one that no template could name, `EXPORT_TABLE_FOREIGN` for one that holds something else, such as a config,
 * `DISK_LINK` for one behind a link.
 */
async function judgeTable(out: string, cwd: string): Promise<void> {
  const path = resolve(cwd, out);
  if (isHandedOver(path)) return;
  if (!/\.(?:csv|ya?ml)$/i.test(out)) throw new Fault('EXPORT_TABLE_NAME', { file: out }, { reach: 'run' });
  refuseLinks(path, cwd);
  if ((await configFiles.kind(path)) === 'absent') return;
  const there = await configFiles.read(path, tableBytes);
  if (there.kind !== 'read' || !isOurTable(new TextDecoder().decode(there.bytes)))
    throw new Fault('EXPORT_TABLE_FOREIGN', { file: out }, { reach: 'run' });
}

/** More is no table that this has written. Units: bytes. */
const tableBytes = 100_000_000;

/** Has an export written this, and nobody added to it? */
function isOurTable(text: string): boolean {
  const [first = '', ...rest] = text.trim().split(/\r?\n/);
  if (first === '' || first === header) return true;
  return text.trim() === '[]' || [first, ...rest].every((line) => /^- \{ id: \d+, name: /.test(line));
}

const header = 'id,name,path,parent,head,members[]';

/** The portal of the config, or of --url and PROVISION_URL where there is none. */
async function portalOf(options: DepartmentsOptions) {
  const { cwd, env, url, token, vars, files, target } = options;
  const [file = 'chats.yaml'] = files;
  const path = resolve(cwd, file);
  const isThere = (await configFiles.kind(path)) !== 'absent';
  const isSaid = Boolean(url || env.PROVISION_URL);
  const { config, diagnostics, sources } = await loadConfig({
    paths: target === undefined ? [path] : files,
    ...(target === undefined ? {} : { target }),
    cwd,
    env,
    ...(vars === undefined ? {} : { vars }),
    ...(url === undefined ? {} : { url }),
    ...(token === undefined ? {} : { token }),
    files: isThere && !isSaid ? configFiles : withText(configFiles, path, newConfigText({ project: 'chats' }, [])),
  });
  return config ? ({ kind: 'loaded', config } as const) : ({ kind: 'invalid', diagnostics, sources } as const);
}

function noPicture(): never {
  throw new Error('a table of departments asks for no picture');
}
