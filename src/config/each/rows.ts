import { nearest, type Patience } from '../../base/nearest.ts';
import type { Message } from '../../model/message.ts';
import { message } from '../../model/message.ts';
import type { Found, Scope } from '../yaml/fill.ts';
import { type Located, type LocatedList, type LocatedMap, locatedScalar } from '../yaml/located.ts';
import { rawText, type Span } from '../yaml/source.ts';

/** What a template is written for, once each. */
export interface Row {
  readonly span: Span;
  readonly values: ReadonlyMap<string, Located>;
}

export interface Rows {
  readonly rows: readonly Row[];
  /** Where the names stand that every row has; `undefined` where each row says its own. */
  readonly columns: ReadonlyMap<string, Span> | undefined;
}

/** Names shown where one is missing; nobody reads more. */
const namesShown = 12;

/** The rows of a list or map: each item is one, by name or by what it says. */
export function rowsOf(node: LocatedList | LocatedMap): Rows {
  const rows =
    node.kind === 'list'
      ? node.items.map((item) => ({ span: startOf(item.span), values: valuesOf(item) }))
      : [...node.members].map(([name, { key, node: item }]) => ({
          span: key,
          values: new Map<string, Located>([['key', locatedScalar(name, key)], ...valuesOf(item)]),
        }));
  return { rows, columns: undefined };
}

function valuesOf(item: Located): ReadonlyMap<string, Located> {
  if (item.kind === 'map') return new Map([...item.members].map(([name, { node }]) => [name, node]));
  return item.value === null ? new Map() : new Map([['value', item]]);
}

/** Rows may span many lines: the first one is enough to find them. */
function startOf(span: Span): Span {
  const line = rawText(span).search(/[\r\n]/);
  return line === -1 ? span : { ...span, end: span.start + line };
}

/** `${each.NAME}` in one row; names may lead into maps with dots. `needed`: where an empty value is as bad as none. */
export function eachScope({ columns }: Rows, row: Row, patience: Patience, needed = false): Scope {
  return {
    name: 'each',
    form: 'each.NAME',
    namesHosts: true,
    find: ({ name }): Found => {
      const plain = name.replace(/\[\]$/, '').trim();
      const node = row.values.get(plain) ?? inside(plain, row.values);
      if (node && needed && isEmpty(node))
        return { kind: 'unset', message: message('EACH_EMPTY', { name: plain }), from: node.span };
      if (node) return { kind: 'value', node };
      const near = nearest(plain, [...(columns ?? row.values).keys()], patience);
      // A column that no row has is a slip of the pen, which no default should hide.
      if (columns) return { kind: 'wrong', message: noColumn(plain, near, columns), ...placeOfColumn(near, columns) };
      return { kind: 'unset', message: notInRow(plain, near, row), from: row.span };
    },
  };
}

function isEmpty({ value }: Located): boolean {
  return value === null || (typeof value === 'string' && value.trim() === '');
}

function noColumn(name: string, near: string | undefined, columns: NonNullable<Rows['columns']>): Message {
  if (near !== undefined) return message('EACH_COLUMN_MISSPELT', { name, near });
  return message('EACH_COLUMN', { name, known: shown([...columns.keys()]) });
}

/** The column that was probably meant, or the whole header. */
function placeOfColumn(near: string | undefined, columns: NonNullable<Rows['columns']>): { readonly from?: Span } {
  const meant = near === undefined ? undefined : columns.get(near);
  const spans = [...columns.values()];
  const [first, last] = [spans[0], spans.at(-1)];
  if (meant) return { from: meant };
  return first && last ? { from: { ...first, end: last.end } } : {};
}

function notInRow(name: string, near: string | undefined, { values }: Row): Message {
  if (near !== undefined) return message('EACH_ROW_MISSPELT', { name, near });
  return message('EACH_UNSET', { name, known: shown([...values.keys()]) });
}

function shown(names: readonly string[]): string {
  return names.slice(0, namesShown).join(', ') + (names.length > namesShown ? ', …' : '');
}

function inside(name: string, values: ReadonlyMap<string, Located>): Located | undefined {
  const [first = '', ...rest] = name.split('.');
  let node = rest.length === 0 ? undefined : values.get(first);
  for (const step of rest) node = node?.kind === 'map' ? node.members.get(step)?.node : undefined;
  return node;
}
