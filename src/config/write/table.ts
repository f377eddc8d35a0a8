import { renderYaml } from '../yaml/yaml.ts';

/** A row of a table: texts and numbers, and lists of them; what is `undefined` is an empty cell. */
export type TableRow = Readonly<Record<string, string | number | readonly (string | number)[] | undefined>>;

/**
 * Writes rows in a form that `each:` reads back.
 *
 * Shape: the columns are the names of the first row; in CSV a list is a column `name[]`, its items parted by `;`.
 */
export function tableText(rows: readonly TableRow[], form: 'csv' | 'yaml'): string {
  return form === 'csv'
    ? csvText(rows)
    : rows.map((row) => `- ${renderYaml(written(row), 'flow')}\n`).join('') || '[]\n';
}

function written(row: TableRow): TableRow {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined));
}

function csvText(rows: readonly TableRow[]): string {
  const [first = {}] = rows;
  const names = Object.keys(first);
  const header = names.map((name) => (Array.isArray(first[name]) ? `${name}[]` : name));
  return [header, ...rows.map((row) => names.map((name) => cell(row[name])))]
    .map((line) => `${line.join(',')}\n`)
    .join('');
}

function cell(value: TableRow[string]): string {
  const text = Array.isArray(value) ? value.join(';') : String(value ?? '');
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
