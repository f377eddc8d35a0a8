import { closeSync, fsyncSync, renameSync, writeSync } from 'node:fs';
import { foreign, openAside, readOwn } from './own-file.ts';
import { isRow } from './row-shapes.ts';
import { type Rows, TABLE_NAMES, type TableName } from './rows.ts';
import type { Tables } from './tables.ts';

const FORMAT = 1;

interface SnapshotFile {
  readonly sandbox: number;
  readonly seconds: number;
  readonly lastIds: Readonly<Record<string, number>>;
  readonly tables: { readonly [T in TableName]?: readonly Rows[T][] };
}

/**
 * Reads a data file into empty tables and gives the portal time it was written at; 0 when there is none.
 *
 * Errors: throws for a file that is no sandbox's.
 */
export function readSnapshot(path: string, tables: Tables): number {
  const bytes = readOwn(path);
  if (bytes === undefined) return 0;
  const file = parse(bytes.toString('utf8'));
  if (!file) throw foreign(path);
  for (const table of TABLE_NAMES) for (const row of file.tables[table] ?? []) tables.put(table, row);
  tables.raiseLastIds(file.lastIds);
  return file.seconds;
}

/** Writes all tables beside the data file and renames the result over it; one line a row. */
export function writeSnapshot(path: string, tables: Tables, seconds: number): void {
  const aside = `${path}.part`;
  const file = openAside(aside);
  writeSync(
    file,
    `{"sandbox":${FORMAT},"seconds":${seconds},"lastIds":${JSON.stringify(tables.lastIds())},"tables":{\n`,
  );
  for (const [index, table] of TABLE_NAMES.entries()) {
    writeSync(file, `${index === 0 ? '' : ',\n'}"${table}":[\n`);
    writeRows(file, tables, table);
    writeSync(file, '\n]');
  }
  writeSync(file, '\n}}\n');
  fsyncSync(file);
  closeSync(file);
  renameSync(aside, path);
}

const ROWS_A_WRITE = 2000;

function writeRows(file: number, tables: Tables, table: TableName): void {
  let lines: string[] = [];
  let isFirst = true;
  const write = () => {
    if (lines.length === 0) return;
    writeSync(file, `${isFirst ? '' : ',\n'}${lines.join(',\n')}`);
    isFirst = false;
    lines = [];
  };
  for (const row of tables.all(table)) {
    lines.push(JSON.stringify(row));
    if (lines.length >= ROWS_A_WRITE) write();
  }
  write();
}

function parse(text: string): SnapshotFile | undefined {
  try {
    const file = JSON.parse(text) as SnapshotFile;
    return isSnapshot(file) ? file : undefined;
  } catch {
    return undefined;
  }
}

function isSnapshot({ sandbox, seconds, lastIds, tables }: SnapshotFile): boolean {
  return (
    sandbox === FORMAT &&
    Number.isFinite(seconds) &&
    Object.values(lastIds).every(Number.isSafeInteger) &&
    TABLE_NAMES.every((table) => (tables[table] ?? []).every((row) => isRow(table, row)))
  );
}
